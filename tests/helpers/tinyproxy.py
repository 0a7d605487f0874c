"""A real HTTP proxy between client and server: tinyproxy, which `make setup` installs where it may."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path
from typing import Self

from tests.helpers.programs import free_port

_READY = "Accepting connections"
_SECONDS = 30.0
MISSING = "tinyproxy is not installed; installer/system-packages installs it where it may, or names it"


class TinyProxy:
    """The proxy, which leads to one port alone, and only who signs in where somebody must.

    `said` is its log, once it has ended.
    """

    def __init__(self, folder: Path, leads_to: int, sign_in: tuple[str, str] | None = None) -> None:
        program = shutil.which("tinyproxy")
        assert program is not None, MISSING
        port, config = free_port(), folder / "tinyproxy.conf"
        lines: tuple[str, ...] = (
            f"Port {port}",
            "Listen 127.0.0.1",
            "Allow 127.0.0.1",
            f"ConnectPort {leads_to}",
            "LogLevel Info",
        )
        lines += (f"BasicAuth {sign_in[0]} {sign_in[1]}",) if sign_in else ()
        config.write_text("\n".join((*lines, "")), encoding="utf-8")
        self.url = f"http://127.0.0.1:{port}"
        self.said = ""
        self._words = (program, "-d", "-c", str(config))

    def __enter__(self) -> Self:
        self._process = subprocess.Popen(self._words, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
        assert self._process.stdout is not None
        for line in self._process.stdout:
            self.said += line
            if _READY in line:
                return self
        raise AssertionError(f"tinyproxy does not start ({self._process.wait(_SECONDS)}): {self.said}")

    def __exit__(self, *_error: object) -> None:
        ended = self._process.poll()
        self._process.terminate()
        self.said += self._process.communicate(timeout=_SECONDS)[0]
        assert ended is None, f"tinyproxy has ended by itself ({ended}): {self.said}"

"""The server's program of a later version, as it may become: its step adds a column to `meta` and to `usage`.

It is a copy of today's source with those lines changed, and runs as a process of its own.
"""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any, Final

from server_stub.log.tables import SCHEMA

_HOUSE: Final = Path(__file__).parents[2]
_STEP: Final = """

def _alter(connection: Connection) -> None:
    connection.exec_driver_sql("ALTER TABLE meta ADD COLUMN colour VARCHAR(9) DEFAULT 'red' NOT NULL")
    connection.exec_driver_sql("ALTER TABLE usage ADD COLUMN notices BIGINT DEFAULT 0 NOT NULL")


STEPS = (*STEPS, _alter)
"""
_CHANGES: Final = (
    ("tables.py", f"SCHEMA: Final = {SCHEMA}\n", f"SCHEMA: Final = {SCHEMA + 1}\n"),
    (
        "tables.py",
        '"root", Bytes, nullable=True),',
        '"root", Bytes), Column("colour", String(9), server_default="red"),',
    ),
    (
        "tables.py",
        'Column("file_bytes",',
        'Column("notices", BigInteger, server_default="0"),\n    Column("file_bytes",',
    ),
    ("meta.py", "    root: bytes | None\n", '    root: bytes | None\n    colour: str = "red"\n'),
)


class LaterServer:
    """The later program, made in a folder."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        for room in ("server_stub", "wire"):
            shutil.copytree(_HOUSE / room, folder / room, ignore=shutil.ignore_patterns("__pycache__"))
        log = folder / "server_stub" / "log"
        for name, before, after in _CHANGES:
            text = (log / name).read_text("utf-8")
            assert text.count(before) == 1, before
            (log / name).write_text(text.replace(before, after), "utf-8")
        with (log / "steps.py").open("a", encoding="utf-8") as steps:
            steps.write(_STEP)

    def run(self, *words: str) -> tuple[int, dict[str, Any]]:
        """Carry out a command; gives its exit code and its answer."""
        call = [sys.executable, "-m", "server_stub.admin", *words, "--json"]
        done = subprocess.run(call, cwd=self._folder, check=False, capture_output=True, text=True, timeout=60)
        answer = json.loads(done.stdout)
        assert isinstance(answer, dict), done.stderr
        return done.returncode, answer

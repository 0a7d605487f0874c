"""Starts our programs for tests: forked from a process that has imported them, or from cold as people start them.

Either way each is a process of its own, and whoever starts one sees to it that it ends. A program that is to import
other modules than this process does, as its PYTHONPATH says, is forked from one that has imported those.
"""

from __future__ import annotations

import atexit
import json
import os
import select
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Mapping, Sequence
from contextlib import suppress
from functools import cache
from pathlib import Path
from typing import IO, Any, Protocol

from tests.helpers.forking import REQUEST_BYTES

CLIENT, SERVER = "desktop.cli", "server_stub.admin"
INSTALLED = {CLIENT: "schutzbruecke", SERVER: "schutzbruecke-server"}
_HOUSE = Path(__file__).parents[2]
_PATH = "PYTHONPATH"
_BYTES = 4


class Process(Protocol):
    """A process that was started, as far as tests handle one; states what `subprocess.Popen` does."""

    pid: int
    stdout: IO[str] | None
    stderr: IO[str] | None
    returncode: int | Any

    def poll(self) -> int | None: ...

    def wait(self, timeout: float | None = None) -> int: ...

    def communicate(self, *, timeout: float | None = None) -> tuple[str, str]: ...

    def send_signal(self, sig: int) -> None: ...

    def kill(self) -> None: ...


def start(
    program: str, words: Sequence[str], environment: Mapping[str, str] | None = None, *, cold: bool = False
) -> Process:
    """Start a program, its output and its errors piped; without an environment it has this process's."""
    surroundings = dict(os.environ if environment is None else environment)
    if cold:
        return _from_cold(program, words, surroundings)
    return Forked(program, words, surroundings)


def run(
    program: str,
    words: Sequence[str],
    environment: Mapping[str, str] | None = None,
    *,
    seconds: float = 60.0,
    cold: bool = False,
) -> subprocess.CompletedProcess[str]:
    """Run a program to its end; raises `subprocess.TimeoutExpired`."""
    process = start(program, words, environment, cold=cold)
    try:
        output, errors = process.communicate(timeout=seconds)
    except subprocess.TimeoutExpired:
        process.kill()
        process.communicate()
        raise
    return subprocess.CompletedProcess([program, *words], process.returncode, output, errors)


def _from_cold(program: str, words: Sequence[str], environment: Mapping[str, str]) -> Process:
    """Start what is installed, as people do."""
    installed = str(Path(sys.executable).with_name(INSTALLED[program]))
    piped, nothing = subprocess.PIPE, subprocess.DEVNULL
    return subprocess.Popen([installed, *words], stdin=nothing, stdout=piped, stderr=piped, text=True, env=environment)


class Forked:
    """A process that was forked from one which had imported its program."""

    def __init__(self, program: str, words: Sequence[str], environment: Mapping[str, str]) -> None:
        self._told, telling = os.pipe()
        (output, to_output), (errors, to_errors) = os.pipe(), os.pipe()
        request = {"words": [program, *words], "environment": environment, "folder": os.getcwd()}
        with open(os.devnull, "rb") as nothing:
            ends = (nothing.fileno(), to_output, to_errors, telling)
            _ask(_forker(program, environment.get(_PATH)), json.dumps(request).encode(), ends)
        for end in ends[1:]:
            os.close(end)
        self.pid = int.from_bytes(os.read(self._told, _BYTES), "big")
        assert self.pid, f"nothing forks {program} any more"
        self.returncode: int | Any = None
        self.stdout: IO[str] | None = os.fdopen(output, encoding="utf-8")
        self.stderr: IO[str] | None = os.fdopen(errors, encoding="utf-8")
        self._readings: list[_Reading] = []

    def __del__(self) -> None:
        os.close(self._told)

    def poll(self) -> int | None:
        """Say how it has ended, if it has."""
        with suppress(subprocess.TimeoutExpired):
            self.wait(0)
        return None if self.returncode is None else int(self.returncode)

    def wait(self, timeout: float | None = None) -> int:
        """Wait for its end; raises `subprocess.TimeoutExpired`."""
        if self.returncode is None:
            if not select.select([self._told], [], [], timeout)[0]:
                raise subprocess.TimeoutExpired(str(self.pid), timeout or 0)
            self.returncode = int.from_bytes(os.read(self._told, _BYTES), "big", signed=True)
        return int(self.returncode)

    def communicate(self, *, timeout: float | None = None) -> tuple[str, str]:
        """Read all that it still says, and wait for its end; raises `subprocess.TimeoutExpired`."""
        until = None if timeout is None else time.monotonic() + timeout
        if not self._readings:
            assert self.stdout is not None
            assert self.stderr is not None
            self._readings = [_Reading(self.stdout), _Reading(self.stderr)]
        output, errors = (one.result(self._left(until)) for one in self._readings)
        if output is None or errors is None:
            raise subprocess.TimeoutExpired(str(self.pid), timeout or 0)
        self.wait(self._left(until))
        return output, errors

    @staticmethod
    def _left(until: float | None) -> float | None:
        return None if until is None else max(0.0, until - time.monotonic())

    def send_signal(self, sig: int) -> None:
        """Send it a signal, if it has not ended."""
        if self.poll() is None:
            os.kill(self.pid, sig)

    def kill(self) -> None:
        """End it in the middle of whatever it does."""
        self.send_signal(signal.SIGKILL)


class _Reading:
    """Reads a stream to its end, in a thread of its own."""

    def __init__(self, stream: IO[str]) -> None:
        self._stream = stream
        self._read = ""
        self._thread = threading.Thread(target=self._work, name="reader of a program", daemon=True)
        self._thread.start()

    def _work(self) -> None:
        with self._stream:
            self._read = self._stream.read()

    def result(self, timeout: float | None) -> str | None:
        """Give what was read, or None if the stream has not ended in time."""
        self._thread.join(timeout)
        return None if self._thread.is_alive() else self._read


def _ask(forker: socket.socket, request: bytes, streams: Sequence[int]) -> None:
    assert len(request) <= REQUEST_BYTES
    socket.send_fds(forker, [request], streams)


@cache
def _forker(program: str, path: str | None) -> socket.socket:
    """The way to the process that forks a program with its modules from a path: started once, it ends with this one."""
    usual = {name: value for name, value in os.environ.items() if name != _PATH}
    here, there = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
    words = [sys.executable, "-m", "tests.helpers.forking", program, str(there.fileno())]
    with there:
        process = subprocess.Popen(
            words,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            pass_fds=[there.fileno()],
            cwd=_HOUSE,
            env=usual if path is None else usual | {_PATH: path},
        )

    @atexit.register
    def end() -> None:
        here.close()
        process.wait()

    return here

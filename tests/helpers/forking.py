"""Has a program's modules already and forks at each start: `python -m tests.helpers.forking MODULE SOCKET`.

A start costs most of a second for what it imports, each time the same. What is forked here is a process of its own,
with its own id, words, environment, folder and streams, that begins with the program's `main` and ends as Python ends.
What it cannot show is the import itself: some tests start the installed programs from cold. Nothing here may start a
thread, draw a random number or open what two processes would share.
"""

from __future__ import annotations

import gc
import importlib
import json
import os
import selectors
import signal
import socket
import sys
import time
from collections.abc import Callable
from typing import Any

REQUEST_BYTES = 128 * 1024
_STANDARD = 3


def main() -> None:
    """Fork for whoever is at the other end of the socket, until that end is closed; what is forked returns as well."""
    name, number = sys.argv[1:]
    program: Callable[[], int] = importlib.import_module(name).main
    gc.collect()
    gc.freeze()
    forked = Forker(socket.socket(fileno=int(number))).run()
    sys.exit(program() if forked else 0)


class Forker:
    """Forks on request, and tells of each process that it has begun and how it has ended."""

    def __init__(self, requests: socket.socket) -> None:
        self._requests = requests
        self._running: dict[int, int] = {}
        self._woken, self._wake = os.pipe()
        for end in (self._woken, self._wake):
            os.set_blocking(end, False)
        signal.signal(signal.SIGCHLD, lambda *_: None)
        signal.signal(signal.SIGINT, signal.SIG_IGN)
        signal.set_wakeup_fd(self._wake)

    def run(self) -> bool:
        """Serve until nobody asks any more; true in each process that was forked."""
        selector = selectors.DefaultSelector()
        for source in (self._requests.fileno(), self._woken):
            selector.register(source, selectors.EVENT_READ)
        while True:
            ready = {key.fd for key, _ in selector.select()}
            if self._woken in ready:
                os.read(self._woken, 4096)
                self._tell_of_ended()
            if self._requests.fileno() in ready:
                data, streams, *_ = socket.recv_fds(self._requests, REQUEST_BYTES, _STANDARD + 1)
                if not data:
                    return False
                if self._fork(json.loads(data), streams):
                    selector.close()
                    return True

    def _fork(self, request: dict[str, Any], streams: list[int]) -> bool:
        process = os.fork()
        if not process:
            self._leave()
            _become(request, streams)
            return True
        told = streams.pop()
        for stream in streams:
            os.close(stream)
        self._running[process] = told
        os.write(told, process.to_bytes(4, "big"))
        return False

    def _tell_of_ended(self) -> None:
        for process, told in list(self._running.items()):
            ended, status = os.waitpid(process, os.WNOHANG)
            if ended:
                del self._running[process]
                os.write(told, os.waitstatus_to_exitcode(status).to_bytes(4, "big", signed=True))
                os.close(told)

    def _leave(self) -> None:
        """In a process that was forked: be no forker any more."""
        signal.set_wakeup_fd(-1)
        signal.signal(signal.SIGCHLD, signal.SIG_DFL)
        signal.signal(signal.SIGINT, signal.default_int_handler)
        self._requests.close()
        for number in (self._woken, self._wake, *self._running.values()):
            os.close(number)


def _become(request: dict[str, Any], streams: list[int]) -> None:
    """Take on words, environment, folder and streams, as a process has them that begins."""
    for number, stream in enumerate(streams[:_STANDARD]):
        os.dup2(stream, number)
    for stream in streams:
        os.close(stream)
    os.environ.clear()
    os.environ.update(request["environment"])
    time.tzset()
    os.chdir(request["folder"])
    sys.argv = request["words"]
    # The wrappers of the standard streams remember what they wrapped.
    sys.stdin = os.fdopen(0, closefd=False)
    sys.stdout = os.fdopen(1, "w", closefd=False)
    sys.stderr = os.fdopen(2, "w", buffering=1, errors="backslashreplace", closefd=False)


if __name__ == "__main__":
    main()

"""The bell of a thread that waits for a line: others ring it, and it does what it is rung for, and waits on.

So whoever has something done by that thread need not wait for the line, and no request is cut for them. It must not
know what it is rung for.
"""

from __future__ import annotations

import selectors
import socket
import threading
import time
from collections.abc import Callable


class Bell:
    """Rung from any thread, heard in the one that waits."""

    def __init__(self, heard: Callable[[], None]) -> None:
        """Take what is done, in the thread that waits, whenever it was rung; it must ask for nothing on the line."""
        self._heard = heard
        self._lock = threading.Lock()
        self._rung = self._closed = False
        self._ear, self._clapper = socket.socketpair()

    def ring(self) -> None:
        """Let whoever waits look up; where nobody does, the next one will."""
        with self._lock:
            if not self._rung and not self._closed:
                self._rung = True
                self._clapper.send(b"!")

    def hear(self) -> None:
        """Do what is to be done if it was rung."""
        with self._lock:
            rung, self._rung = self._rung, False
            if rung:
                self._ear.recv(1)
        if rung:
            self._heard()

    def wait(self, line: socket.socket | None, seconds: float | None = None) -> None:
        """Wait until a line has something to read, or so many seconds, and hear the bell all the while.

        Without a line it is over once the bell was heard.
        """
        until = None if seconds is None else time.monotonic() + seconds
        with selectors.DefaultSelector() as selector:
            selector.register(self._ear, selectors.EVENT_READ)
            if line is not None:
                selector.register(line, selectors.EVENT_READ)
            over = False
            while not over:
                left = None if until is None else max(0.0, until - time.monotonic())
                ready = {key.fileobj for key, _ in selector.select(left)}
                self.hear()
                over = not ready or line is None or line in ready

    def close(self) -> None:
        """Ring no more."""
        with self._lock:
            if not self._closed:
                self._closed, self._rung = True, False
                self._ear.close()
                self._clapper.close()

    def __del__(self) -> None:
        self.close()

"""Watches over how long something takes, in a thread of its own, and has it ended where that is too long.

One thread for all that is asked one after the other: it sleeps until the last deadline it knows, so that who asks often
wakes nobody.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Final

_NEVER: Final = float("inf")


class Watch:
    """Limits what is done one after the other."""

    def __init__(self, late: Callable[[], None]) -> None:
        """Take what is called, once, where something takes too long."""
        self._late = late
        self._turn = threading.Condition()
        self._until = self._asleep_until = _NEVER
        self._over = False
        self._thread = threading.Thread(target=self._watch, name="watch over a document", daemon=True)
        self._thread.start()

    @contextmanager
    def limit(self, seconds: float) -> Iterator[None]:
        """Let what stands in the block take so long."""
        self._set(time.monotonic() + seconds)
        try:
            yield
        finally:
            self._set(_NEVER)

    def end(self) -> None:
        """Watch no longer."""
        with self._turn:
            self._over = True
            self._turn.notify()
        if threading.current_thread() is not self._thread:
            self._thread.join()

    def _set(self, until: float) -> None:
        with self._turn:
            self._until = until
            if until < self._asleep_until:
                self._turn.notify()

    def _watch(self) -> None:
        with self._turn:
            while not self._over and (left := self._until - time.monotonic()) > 0:
                self._asleep_until = self._until
                self._turn.wait(None if left == _NEVER else left)
            over = self._over
        if not over:
            self._late()

"""The bell of a thread that waits for a request: others ring it, and it does what it is rung for, and waits on.

So whoever has something done by that thread need not wait for the line, and no request is cut for them. The request
itself goes in a thread of its own meanwhile: what a line is silent about, no look at its socket could tell. This room
must not know what it is rung for, nor what a request is.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from concurrent.futures import Future, wait
from types import TracebackType
from typing import Any, TypeVar

T = TypeVar("T")


class Bell:
    """Rung from any thread, heard in the one that waits."""

    def __init__(self, heard: Callable[[], None]) -> None:
        """Take what is done, in the thread that waits, whenever it was rung; it must ask for nothing on the line."""
        self._heard = heard
        self._moved = threading.Condition()
        self._rung = False
        self._handed: list[Callable[[], None]] = []

    def ring(self) -> None:
        """Let whoever waits look up; where nobody does, the next one will."""
        with self._moved:
            self._rung = True
            self._moved.notify_all()

    def hand(self, task: Callable[[], None]) -> None:
        """Have one thing done by whoever waits: what belongs to the request that they wait for."""
        with self._moved:
            self._handed.append(task)
            self._moved.notify_all()

    def wake(self) -> None:
        """Let whoever waits see whether it is over."""
        with self._moved:
            self._moved.notify_all()

    def hear(self) -> None:
        """Do what is to be done, if there is anything."""
        with self._moved:
            rung, self._rung = self._rung, False
            handed, self._handed = self._handed, []
        for task in handed:
            task()
        if rung:
            self._heard()

    def wait(self, over: Callable[[], bool], seconds: float | None = None) -> None:
        """Wait until something is over, or so many seconds, and hear the bell all the while.

        Whoever makes it be over calls `wake`.
        """
        until = None if seconds is None else time.monotonic() + seconds
        while not over() and (until is None or time.monotonic() < until):
            left = None if until is None else max(0.0, until - time.monotonic())
            with self._moved:
                self._moved.wait_for(lambda: over() or self._rung or bool(self._handed), left)
            self.hear()

    def attend(self, work: Callable[[], T]) -> T:
        """Have something done in a thread of its own and hear the bell until it is; gives and raises what it does.

        What a task raises is raised once the work is over: two things at once are done on no line.
        """
        done: Future[T] = Future()
        done.add_done_callback(lambda _: self.wake())
        threading.Thread(target=_do, args=(work, done), name="request", daemon=True).start()
        try:
            self.wait(done.done)
        except Exception:
            wait([done])
            raise
        return done.result()


class _RaisedThere:
    """What is raised inside is raised where the work was wished for."""

    def __init__(self, done: Future[Any]) -> None:
        self._done = done

    def __enter__(self) -> None:
        """Begin."""

    def __exit__(self, _kind: object, error: BaseException | None, _trace: TracebackType | None) -> bool:
        if error is not None:
            self._done.set_exception(error)
        return error is not None


def _do(work: Callable[[], T], done: Future[T]) -> None:
    with _RaisedThere(done):
        done.set_result(work())

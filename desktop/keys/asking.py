"""A question to something of the system that may never answer, put in a thread of its own and given up after a while.

Whoever asked goes on; the thread is left behind as a daemon, for nothing can call it back. It must not know what is
asked.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from types import TracebackType
from typing import Generic, TypeVar

T = TypeVar("T")


class Unanswered(Exception):
    """Raised when no answer came in time."""


class _Kept(Generic[T]):
    """What came of a question: the answer, or the error it ended with."""

    def __init__(self) -> None:
        self.answers: list[T] = []
        self.error: BaseException | None = None

    def __enter__(self) -> None:
        return

    def __exit__(self, _kind: object, error: BaseException | None, _trace: TracebackType | None) -> bool:
        self.error = error
        return True


def ask(question: Callable[[], T], seconds: float) -> T:
    """Give the answer, or raise what the question raises; raises `Unanswered` after so many seconds."""
    kept = _Kept[T]()

    def put() -> None:
        with kept:
            kept.answers.append(question())

    thread = threading.Thread(target=put, name="question to the system", daemon=True)
    thread.start()
    thread.join(seconds)
    if thread.is_alive():
        raise Unanswered
    if kept.error is not None:
        raise kept.error
    return kept.answers[0]

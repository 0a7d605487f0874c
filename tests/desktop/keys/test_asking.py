"""Questions that may never be answered."""

from __future__ import annotations

import threading

import pytest

from desktop.keys.asking import Unanswered, ask


def test_an_answer_and_an_error_come_back() -> None:
    """Who is answered in time gets the answer, or the very error that the question ended with."""
    error = KeyError("x")

    def wrong() -> int:
        raise error

    assert ask(lambda: 7, 60) == 7
    with pytest.raises(KeyError) as caught:
        ask(wrong, 60)
    assert caught.value is error


def test_nobody_waits_for_ever() -> None:
    """A question that is not answered is given up, and asked in a thread that holds up nothing."""
    asked: list[threading.Thread] = []
    over = threading.Event()

    def silent() -> None:
        asked.append(threading.current_thread())
        over.wait()

    with pytest.raises(Unanswered):
        ask(silent, 0.05)
    assert asked[0].daemon
    over.set()
    asked[0].join()

"""A bell is heard by whoever waits for a request, in their thread, and no ring is lost or heard twice."""

from __future__ import annotations

import threading
from collections.abc import Callable

import pytest

from desktop.domain.refused import Refused
from desktop.sync.bell import Bell

SECONDS = 20.0


def name() -> str:
    return threading.current_thread().name


def never() -> bool:
    return False


def test_it_is_heard_while_something_else_is_done() -> None:
    """What it is rung for is done in the thread that waits; the work has one of its own, and its answer is given."""
    done: list[str] = []
    heard = threading.Event()

    def note() -> None:
        done.append(name())
        heard.set()

    bell = Bell(note)

    def work() -> str:
        bell.ring()
        assert heard.wait(SECONDS)
        return name()

    assert bell.attend(work) == "request"
    assert done == [name()]


def test_what_is_handed_over_is_done_by_who_waits() -> None:
    """What belongs to a request is done in the same thread, also where the request is over before."""
    done: list[str] = []
    bell = Bell(lambda: done.append("rung"))
    bell.attend(lambda: bell.hand(lambda: done.append(name())))
    bell.hear()
    assert done == [name()]


def test_it_is_heard_later_where_nobody_waited() -> None:
    """Rung several times before anybody listens it is heard once, and then it is silent."""
    done: list[int] = []
    bell = Bell(lambda: done.append(1))
    bell.ring()
    bell.ring()
    bell.hear()
    bell.hear()
    assert done == [1]
    bell.wait(never, 0.0)
    assert done == [1]


def test_what_rings_it_while_it_is_heard_is_not_lost() -> None:
    """Whoever rings while something is being done is heard right after it."""
    done: list[int] = []

    def more() -> None:
        done.append(1)
        if len(done) < 3:
            bell.ring()

    bell = Bell(more)
    bell.ring()
    bell.wait(lambda: len(done) == 3, SECONDS)
    bell.hear()
    assert done == [1, 1, 1]


def test_what_the_work_raises_is_raised_where_it_was_wished_for() -> None:
    """An error of the work passes the bell as it is."""

    def fail() -> None:
        raise Refused("code", "Satz.")

    with pytest.raises(Refused):
        Bell(lambda: None).attend(fail)


@pytest.mark.parametrize("way", ["ring", "hand"])
def test_what_a_task_raises_waits_for_the_end_of_the_work(way: str) -> None:
    """Nobody begins something else on a line on which a request is under way."""
    over, raised = threading.Event(), threading.Event()

    def task() -> None:
        raised.set()
        raise Refused("code", "Satz.")

    def work() -> None:
        ways: dict[str, Callable[[], None]] = {"ring": bell.ring, "hand": lambda: bell.hand(task)}
        ways[way]()
        assert raised.wait(SECONDS)
        over.set()

    bell = Bell(task)
    with pytest.raises(Refused):
        bell.attend(work)
    assert over.is_set()

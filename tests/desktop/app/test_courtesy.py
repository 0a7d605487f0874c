"""Who works beside the window waits for the end of its turn, once, and never for long."""

from __future__ import annotations

import threading

from desktop.app.courtesy import Courtesy

FOR_EVER = 3600.0


def test_beside_a_window_at_rest_nobody_waits() -> None:
    """What works beside a window that has nothing to do goes on at once, and so it does after a turn."""
    courtesy = Courtesy(FOR_EVER)
    courtesy.give_way()
    courtesy.begin()
    courtesy.end()
    courtesy.give_way()
    assert not courtesy.in_turn


def test_in_a_turn_the_work_beside_waits_for_its_end() -> None:
    """The window goes first: what works beside it goes on when the turn is over."""
    courtesy, order = Courtesy(FOR_EVER), list[str]()

    def work() -> None:
        courtesy.give_way()
        order.append("work")

    courtesy.begin()
    beside = threading.Thread(target=work)
    beside.start()
    order.append("turn")
    courtesy.end()
    beside.join()
    assert order == ["turn", "work"]


def test_a_turn_without_end_holds_nobody_up() -> None:
    """There is one pause in each turn, which ends by itself; after it the work goes on beside the window."""
    courtesy = Courtesy(0.0)
    courtesy.begin()
    courtesy.give_way()
    courtesy.longest = FOR_EVER
    courtesy.begin()
    courtesy.give_way()
    assert courtesy.in_turn


class Noting(threading.Event):
    """An event that counts who has waited for it."""

    def __init__(self) -> None:
        super().__init__()
        self.set()
        self.waits = 0

    def wait(self, timeout: float | None = None) -> bool:
        self.waits += 1
        return super().wait(timeout)


def test_each_thread_beside_waits_once_in_a_turn() -> None:
    """That one has waited for the turn's end is no leave for another to work through it."""
    courtesy = Courtesy(0.0)
    courtesy._rests = noting = Noting()

    def work() -> None:
        for _ in range(3):
            courtesy.give_way()

    courtesy.begin()
    work()
    beside = threading.Thread(target=work)
    beside.start()
    beside.join()
    assert noting.waits == 2

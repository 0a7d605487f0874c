"""The watch over how long something takes."""

from __future__ import annotations

import threading

from desktop.exchange.pdf.watch import Watch

SECONDS = 30.0


def test_what_takes_too_long_is_ended() -> None:
    """Once; also where something that was allowed longer came before."""
    late = threading.Event()
    watch = Watch(late.set)
    with watch.limit(SECONDS):
        pass
    with watch.limit(0.01):
        assert late.wait(SECONDS)
    watch.end()


def test_what_is_done_in_time_is_not() -> None:
    """However often, and nothing is left of the watch when it ends."""
    late = threading.Event()
    watch = Watch(late.set)
    for _ in range(100):
        with watch.limit(SECONDS):
            pass
    watch.end()
    assert not late.is_set()
    assert not watch._thread.is_alive()


def test_it_may_be_ended_by_what_it_calls() -> None:
    """Whoever lets go of everything at once waits for nobody."""
    ended = threading.Event()

    def let_go() -> None:
        watch.end()
        ended.set()

    watch = Watch(let_go)
    with watch.limit(0):
        assert ended.wait(SECONDS)

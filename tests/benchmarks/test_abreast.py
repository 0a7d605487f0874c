"""Several at once: nobody begins before all are ready, and the time is over when the last has ended."""

from __future__ import annotations

from functools import partial

import pytest

from benchmarks.abreast import Ready, seconds_abreast


def test_all_are_ready_before_anybody_begins() -> None:
    """What is done before being ready is done by all before the first does what is timed."""
    done: list[str] = []

    def task(ready: Ready) -> None:
        done.append("prepared")
        ready()
        done.append("ran")

    assert seconds_abreast([task] * 3) > 0
    assert done == ["prepared"] * 3 + ["ran"] * 3


def test_each_has_its_own_task() -> None:
    """Every task is run once."""
    done: list[int] = []

    def task(number: int, ready: Ready) -> None:
        ready()
        done.append(number)

    seconds_abreast([partial(task, number) for number in range(4)])
    assert sorted(done) == [0, 1, 2, 3]


@pytest.mark.parametrize("prepared", [False, True])
def test_one_that_fails_ends_the_others(*, prepared: bool) -> None:
    """Nobody waits for whom something befell, before it was ready or after, and what befell it is raised."""
    ended: list[str] = []

    def task(ready: Ready) -> None:
        try:
            ready()
        finally:
            ended.append("another")

    def fails(ready: Ready) -> None:
        if prepared:
            ready()
        raise LookupError("no such table")

    with pytest.raises(LookupError, match="no such table"):
        seconds_abreast([task, fails, task])
    assert ended == ["another"] * 2

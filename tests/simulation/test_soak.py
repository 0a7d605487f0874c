"""The soak: it goes on where it was ended, and what never happened is a failure."""

from __future__ import annotations

from collections import Counter
from itertools import count
from pathlib import Path

import pytest

from tests.simulation import schedule
from tests.simulation.counting import EXPECTED, missing
from tests.simulation.invariants.registry import Violation
from tests.simulation.progress import FILE, Progress, taken_up
from tests.simulation.schedule import live_as_often
from tests.simulation.soak import CHUNK, Soak

ALL = Counter((sort, name) for sort, names in EXPECTED.items() for name in names)


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def test_a_soak_that_was_ended_goes_on_where_it_was() -> None:
    """What is done is not done again, and what was counted stays counted."""
    progress = taken_up(7, 4 * CHUNK, fresh=1)
    progress.add(1, Counter({("step", "sync"): 3}))
    progress.save()
    again = taken_up(None, 4 * CHUNK, fresh=2)
    assert again == progress
    assert again.counted["step", "sync"] == 3
    assert [seeds for _, seeds in Soak(again).chunks()] == [range(7, 17), range(27, 37), range(37, 47)]


@pytest.mark.parametrize(("first", "schedules"), [(8, 40), (7, 50)])
def test_another_soak_begins_anew(first: int, schedules: int) -> None:
    """A soak of other seeds takes nothing over from one that was ended."""
    progress = taken_up(7, 40, fresh=1)
    progress.add(0, Counter())
    progress.save()
    assert taken_up(first, schedules, fresh=1) == Progress(first, schedules)


def test_seeds_are_fresh_unless_somebody_names_the_first() -> None:
    """Nobody who names no seed gets those of the last time."""
    assert taken_up(None, 40, fresh=99).first == 99
    assert not FILE.exists()


def test_a_schedule_that_happens_otherwise_again_is_a_violation(monkeypatch: pytest.MonkeyPatch) -> None:
    """Of one seed in ten a second life that leaves another trace ends the soak."""
    once = count()
    monkeypatch.setattr(schedule, "_ending", lambda _: [str(next(once))])
    live_as_often(14)
    with pytest.raises(Violation) as caught:
        live_as_often(15)
    assert caught.value.name == "everything_follows_from_the_seed"


def test_what_never_happened_is_named() -> None:
    """Each step, fault, answer, outcome and invariant has to be seen at least once."""
    assert missing(ALL) == []
    assert missing(ALL - Counter({("fault", "cut"): 1})) == ["fault cut"]

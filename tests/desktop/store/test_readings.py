"""What was opened here, in memory and on disk."""

from __future__ import annotations

from pathlib import Path

from msgspec.structs import replace

from desktop.domain.rows import ReadingRow
from desktop.store.salvage import salvage
from desktop.store.second import second_path
from desktop.store.store import Store
from tests.desktop.store.conftest import KEY, Journal, plans, undone
from tests.desktop.store.rows import id_of

MONDAY, TUESDAY = "2026-11-23", "2026-11-24"
ONE = ReadingRow(MONDAY, id_of(1), "notification", id_of(7), "VIE-2026-1-7", 1, 100, 100)
LATER = replace(ONE, first=300, last=300)


def test_openings_of_a_day_are_added_up(journal: Journal) -> None:
    """One entity is one row a day, with how often, the first and the last time."""
    journal.readings.add([LATER, replace(ONE, entity=id_of(8))])
    journal.readings.add([ONE, replace(ONE, day=TUESDAY)])
    together = replace(ONE, times=2, first=100, last=300)
    assert journal.readings.of(MONDAY, id_of(1)) == [together, replace(ONE, entity=id_of(8))]
    assert journal.readings.all() == [replace(ONE, day=TUESDAY), together, replace(ONE, entity=id_of(8))]
    assert journal.readings.of(MONDAY, id_of(2)) == []


def test_a_day_is_told_until_something_comes(journal: Journal) -> None:
    """Days that are to be handed in are named, without today; another opening has its day handed in anew."""
    journal.readings.add([ONE, replace(ONE, day=TUESDAY), replace(ONE, device=id_of(2))])
    assert journal.readings.untold(TUESDAY) == [(MONDAY, id_of(1)), (MONDAY, id_of(2))]
    journal.readings.mark_told(MONDAY, id_of(1))
    assert journal.readings.untold(TUESDAY) == [(MONDAY, id_of(2))]
    assert [row.told for row in journal.readings.of(MONDAY, id_of(1))] == [True]
    journal.readings.add([LATER])
    assert journal.readings.untold("") == [(MONDAY, id_of(1)), (MONDAY, id_of(2)), (TUESDAY, id_of(1))]


def test_what_was_told_goes(journal: Journal) -> None:
    """Days before one go once they were handed in, the others only where nobody is to be told."""
    journal.readings.add([ONE, replace(ONE, device=id_of(2)), replace(ONE, day=TUESDAY)])
    journal.readings.mark_told(MONDAY, id_of(1))
    journal.readings.mark_told(TUESDAY, id_of(1))
    journal.readings.forget(TUESDAY, untold=False)
    assert [(row.day, row.device) for row in journal.readings.all()] == [(TUESDAY, id_of(1)), (MONDAY, id_of(2))]
    journal.readings.forget(TUESDAY, untold=True)
    assert [row.day for row in journal.readings.all()] == [TUESDAY]


def test_what_does_not_hold_was_not_noted(journal: Journal) -> None:
    """Nothing of a transaction that does not hold is there."""
    undone(journal, lambda: journal.readings.add([ONE]))
    assert journal.readings.all() == []


def test_it_comes_back_from_the_second_copy(store: Store, tmp_path: Path) -> None:
    """What is noted stands twice, as it was last: openings, what was handed in, and what is gone."""
    store.readings.add([ONE])
    store.readings.add([LATER, replace(ONE, device=id_of(2)), replace(ONE, day="2026-01-01", told=True)])
    store.readings.mark_told(MONDAY, id_of(2))
    store.readings.forget("2026-02-01", untold=False)
    store.close()
    alone = tmp_path / "alone" / "journal.db"
    alone.parent.mkdir()
    second_path(tmp_path / "journal.db").replace(second_path(alone))
    wanted = (replace(ONE, times=2, last=300), replace(ONE, device=id_of(2), told=True))
    assert salvage(alone, KEY).readings == wanted


def test_nothing_is_looked_through(store: Store) -> None:
    """What every sync asks and does is found by an index."""
    store.readings.add([ONE])
    for ask in (lambda: store.readings.untold(TUESDAY), lambda: store.readings.forget(MONDAY, untold=False)):
        assert not [step for step in plans(store, ask) if step.startswith("SCAN") and "INDEX" not in step]

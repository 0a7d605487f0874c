"""Lists of states by number, in memory and on disk."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from desktop.domain.rows import Party, Selection, StateRow
from desktop.store.store import Store
from tests.desktop.store.conftest import Journal, plans
from tests.desktop.store.rows import entities, id_of, state

SPANS = (("immediate", 100), ("urgent", 1000))


def told(journal: Journal, selection: Selection) -> list[int]:
    """The entities a list shows, in its order."""
    numbers = journal.states.numbers(selection)
    assert journal.states.count(selection) == len(numbers)
    return entities(journal.states.numbered(numbers))


def running(entity: int, clock: int, grade: str) -> StateRow:
    """A state somebody is waited for."""
    return replace(state(entity, sort=clock), clock=clock, grade=grade, status="accepted")


@pytest.fixture
def filled(journal: Journal) -> Journal:
    journal.states.put(
        [
            replace(state(1, sort=5), status="closed", origin="here", target="there"),
            replace(running(2, 50, "urgent"), origin="there", target="here"),
            replace(state(3, sort=9), status="queued", origin="here", target="there"),
            replace(running(4, 60, "immediate"), origin="here", target="there"),
            replace(state(5, sort=99), shown=None),
            replace(state(6, sort=9), status="queued", origin="there", target="here"),
            state(7, kind="other"),
        ]
    )
    return journal


def test_who_waits_comes_first(filled: Journal) -> None:
    """What somebody is waited for stands first by when it is due, then the newest; what is hidden is not there."""
    assert told(filled, Selection("k", spans=SPANS)) == [4, 2, 6, 3, 1]
    assert told(filled, Selection("k")) == [2, 4, 6, 3, 1]


def test_a_list_leaves_out(filled: Journal) -> None:
    """Statuses and the other party's states are left out where a list says so."""
    assert told(filled, Selection("k", without=("closed", "queued"))) == [2, 4]
    assert told(filled, Selection("k", party=Party("target", "here"))) == [2, 6]
    assert told(filled, Selection("k", without=("queued",), party=Party("origin", "here"))) == [4, 1]
    assert told(filled, Selection("k", grade="urgent")) == [2]


def test_only_what_is_due(filled: Journal) -> None:
    """A list of what is due holds what was due before a moment and nothing whose clock does not run."""
    assert told(filled, Selection("k", spans=SPANS, due_before=160)) == []
    assert told(filled, Selection("k", spans=SPANS, due_before=161)) == [4]
    assert told(filled, Selection("k", spans=SPANS, due_before=5000)) == [4, 2]


def test_numbers_are_kept(filled: Journal) -> None:
    """A state keeps its number when it changes; a number nobody has is left out."""
    number = filled.states.number("k", id_of(3))
    assert number is not None
    filled.states.put([replace(state(3), status="closed")])
    assert filled.states.number("k", id_of(3)) == number
    assert entities(filled.states.numbered([number, 10_000])) == [3]
    assert filled.states.number("k", id_of(77)) is None


def test_all_that_match(journal: Journal) -> None:
    """The numbers of everything that matches are given, and no others."""
    journal.states.put([state(1, "red house"), state(2, "green house"), state(3, "tree")])
    assert set(entities(journal.states.numbered(journal.states.matching('"hou"*')))) == {1, 2}
    assert journal.states.matching('"river"*') == []


def test_a_list_reads_its_index_alone(store: Store) -> None:
    """A list is answered from its index without a look at the states; what rests comes in the index's own order."""
    selection = Selection("k", without=("closed",), party=Party("target", "here"), spans=SPANS)
    steps = plans(store, lambda: store.states.numbers(selection))
    assert len([step for step in steps if "COVERING INDEX states_by_sort" in step]) == 2
    assert len([step for step in steps if "B-TREE" in step]) == 1

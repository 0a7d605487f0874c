"""Lists of states by number, in memory and on disk."""

from __future__ import annotations

import secrets
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from desktop.domain.rows import Party, Selection, StateRow
from desktop.store.store import Store, open_store
from tests.desktop.store.conftest import Journal, plans
from tests.desktop.store.rows import entities, id_of, state
from tests.helpers.memory_journal import MemoryJournal

Made = Callable[[], AbstractContextManager[Journal]]


def told(journal: Journal, selection: Selection) -> list[int]:
    """The entities a list shows, in its order."""
    numbers = journal.states.numbers(selection)
    assert journal.states.count(selection) == len(numbers)
    return entities(journal.states.numbered(numbers))


def running(entity: int, due: int, grade: str) -> StateRow:
    """A state somebody is waited for."""
    return replace(state(entity, sort=due), due=due, grade=grade, status="accepted")


@contextmanager
def in_memory() -> Iterator[Journal]:
    """A new journal in memory."""
    yield MemoryJournal()


@contextmanager
def on_disk() -> Iterator[Journal]:
    """A new journal on the disk."""
    with TemporaryDirectory() as folder:
        store = open_store(Path(folder) / "journal.db", secrets.token_bytes(32), create=True)
        yield store
        store.close()


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
    assert told(filled, Selection("k")) == [2, 4, 6, 3, 1]
    filled.states.redate("k", {id_of(2): 61, id_of(77): 5})
    assert told(filled, Selection("k")) == [4, 2, 6, 3, 1]


def test_a_list_leaves_out(filled: Journal) -> None:
    """Statuses and the other party's states are left out where a list says so."""
    assert told(filled, Selection("k", without=("closed", "queued"))) == [2, 4]
    assert told(filled, Selection("k", party=Party("target", "here"))) == [2, 6]
    assert told(filled, Selection("k", without=("queued",), party=Party("origin", "here"))) == [4, 1]
    assert told(filled, Selection("k", grade="urgent")) == [2]


def test_only_what_is_due(filled: Journal) -> None:
    """A list of what is due holds what was due before a moment and nothing whose clock does not run."""
    assert told(filled, Selection("k", due_before=50)) == []
    assert told(filled, Selection("k", due_before=51)) == [2]
    assert told(filled, Selection("k", due_before=5000)) == [2, 4]


def test_what_waits_for_a_task(journal: Journal) -> None:
    """A list of one unit's task holds what waits for exactly that, what is due first standing first."""
    rows = {1: "recall@here", 2: "question@here recall@there", 3: "recall@here-too", 4: "question@there recall@here"}
    journal.states.put([replace(state(one, sort=one), awaits=awaits) for one, awaits in rows.items()])
    journal.states.redate("k", {id_of(4): 9})
    assert told(journal, Selection("k", awaits="recall@here")) == [4, 1]
    assert told(journal, Selection("", awaits="recall@there")) == [2]
    assert told(journal, Selection("k", awaits="recall@here", due_before=10)) == [4]
    assert entities(journal.states.numbered(journal.states.numbers(Selection("k", awaits="recall@here"), limit=1))) == [
        4
    ]
    assert told(journal, Selection("k", spared="recall@here")) == [3, 2]
    assert told(journal, Selection("k", awaits="recall@here", spared="question@there")) == [1]
    assert told(journal, Selection("", due_before=10, spared="recall@there")) == [4]
    row = journal.states.get("k", id_of(4))
    assert row is not None
    journal.states.put([replace(row, awaits="")])
    assert told(journal, Selection("k", awaits="recall@here")) == [1]


def test_what_stands_beside_what_waits(journal: Journal) -> None:
    """A list of what something else under the same id waits for holds that, due first, and is filtered as any list."""
    journal.states.put([state(one, sort=one, kind=kind) for one in range(1, 5) for kind in ("k", "other")])
    journal.states.put([replace(state(one, kind="hand"), awaits="hand@me") for one in (1, 2, 3)])
    journal.states.put([replace(state(4, kind="hand"), awaits="hand@you")])
    journal.states.put([replace(state(3, sort=3), status="closed")])
    journal.states.redate("k", {id_of(1): 9})
    beside = ("hand", "hand@me")
    mine = Selection("k", beside=beside)
    assert told(journal, mine) == [1, 3, 2]
    assert told(journal, Selection("k", without=("closed",), beside=beside)) == [1, 2]
    assert told(journal, Selection("k", due_before=10, beside=beside)) == [1]
    assert told(journal, Selection("k", beside=("hand", "hand@"))) == []
    row = journal.states.get("hand", id_of(1))
    assert row is not None
    journal.states.put([replace(row, awaits="")])
    assert told(journal, mine) == [3, 2]


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


STATES = st.lists(
    st.builds(
        lambda due, grade, status, hidden, sort, text, target, awaits: replace(
            state(0, text, sort=sort),
            due=due,
            grade=grade,
            status=status,
            target=target,
            awaits=awaits,
            shown=None if hidden else b"shown",
        ),
        st.sampled_from((0, 0, 1, 50, 60, 950)),
        st.sampled_from(("", "immediate", "urgent", "other")),
        st.sampled_from(("open", "closed")),
        st.booleans(),
        st.integers(0, 3),
        st.sampled_from(("", "red house", "rédlich HOUND", "green hose")),
        st.sampled_from(("here", "there")),
        st.sampled_from(("", "", "task@here")),
    ),
    max_size=12,
)
SELECTIONS = st.builds(
    Selection,
    st.just("k"),
    without=st.sampled_from(((), ("closed",))),
    party=st.sampled_from((None, Party("target", "here"), Party("origin", ""))),
    grade=st.sampled_from(("", "", "urgent")),
    due_before=st.sampled_from((None, None, 51, 60, 2000)),
    awaits=st.sampled_from(("", "", "task@here")),
    beside=st.sampled_from((None, None, ("k", "task@here"))),
)


@pytest.mark.parametrize("made", [in_memory, on_disk])
@given(
    rows=STATES, selection=SELECTIONS, query=st.sampled_from(("", '"re"*', '"red"* "hou"*', '"hose"')), some=st.data()
)
def test_first_rows_and_some_rows_are_of_the_whole(
    made: Made, rows: list[StateRow], selection: Selection, query: str, some: st.DataObject
) -> None:
    """The first of a list are the beginning of the whole, those among some are the whole without the others."""
    with made() as journal:
        journal.states.put([replace(row, entity=id_of(number)) for number, row in enumerate(rows, 1)])
        whole = journal.states.numbers(selection, query=query)
        assert len(set(whole)) == len(whole)
        for limit in (0, 1, 3, 20):
            assert journal.states.numbers(selection, query=query, limit=limit) == whole[:limit]
        among = some.draw(st.lists(st.integers(0, 13), unique=True))
        assert journal.states.numbers(selection, query=query, among=among) == [one for one in whole if one in among]
        if query:
            assert [one for one in journal.states.numbers(selection) if one in journal.states.matching(query)] == whole
            assert journal.states.matching(query, among=among) == [
                one for one in among if one in journal.states.matching(query)
            ]


def test_so_many_that_match(filled: Journal) -> None:
    """No more are looked for than are asked for."""
    filled.states.put([state(number, "red house") for number in range(10, 20)])
    assert len(filled.states.matching('"red"', limit=3)) == 3
    assert len(filled.states.matching('"red"', limit=30)) == 10


def test_a_list_reads_its_index_alone(store: Store) -> None:
    """A list is answered from its index without a look at the states; what rests comes in the index's own order."""
    selection = Selection("k", without=("closed",), party=Party("target", "here"))
    steps = plans(store, lambda: store.states.numbers(selection))
    assert [step for step in steps if "INDEX states_by" in step and "COVERING" not in step] == []
    assert len([step for step in steps if "INDEX states_by" in step]) == 2
    assert len([step for step in steps if "B-TREE" in step]) == 1
    spared = plans(store, lambda: store.states.numbers(Selection("k", spared="given_up@here")))
    assert [step for step in spared if "INDEX states_by" in step and "COVERING" not in step] == []


def test_the_first_rows_come_in_the_order_of_their_index(store: Store) -> None:
    """For the first rows nothing is sorted: both indexes are left where enough was found."""
    store.states.put([running(1, 50, "urgent")])
    steps = plans(store, lambda: store.states.numbers(Selection("k"), limit=5))
    assert not [step for step in steps if "B-TREE" in step]

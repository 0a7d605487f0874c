"""What is kept aside until it has come back, in memory and on disk."""

from __future__ import annotations

from dataclasses import replace

from desktop.domain.rows import AsideRow
from tests.desktop.store.conftest import Journal, undone
from tests.desktop.store.rows import A, B, id_of


def kept(number: int, channel: bytes = A) -> AsideRow:
    """A batch of two events."""
    events = (id_of(number), id_of(number + 100))
    return AsideRow(channel, bytes([number]) * 32, id_of(9), b"batch", b"stamp", bytes(64), events)


def test_batches_stay_as_they_were_put(journal: Journal) -> None:
    """Batches come out in the order they were put aside, of one channel or of all; each is kept once."""
    journal.aside.add([])
    assert (journal.aside.all(), journal.aside.count()) == ([], 0)
    journal.aside.add([kept(3), kept(1, B), kept(2)])
    journal.aside.add([replace(kept(3), batch=b"other")])
    assert journal.aside.all() == [kept(3), kept(1, B), kept(2)]
    assert journal.aside.all(A) == [kept(3), kept(2)]
    assert journal.aside.count() == 3


def test_a_batch_leaves_with_its_last_event(journal: Journal) -> None:
    """A batch is kept for as long as one of its events is missing."""
    journal.aside.add([kept(1), kept(2)])
    left = replace(kept(1), events=(id_of(101),))
    journal.aside.keep(A, left.hash, left.events)
    assert journal.aside.missing(A) == {left.hash: left.events, kept(2).hash: kept(2).events}
    assert journal.aside.missing(B) == {}
    assert journal.aside.all() == [left, kept(2)]
    journal.aside.keep(A, left.hash, ())
    assert journal.aside.all() == [kept(2)]


def test_a_batch_is_kept_without_what_was_erased_of_it(journal: Journal) -> None:
    """A batch that is written anew stays in its place under its name, and no other changes."""
    journal.aside.add([kept(1), kept(2), kept(1, B)])
    journal.aside.rewrite(A, kept(1).hash, b"less")
    journal.aside.rewrite(A, kept(3).hash, b"none")
    assert journal.aside.all() == [replace(kept(1), batch=b"less"), kept(2), kept(1, B)]


def test_nothing_is_put_aside_by_what_did_not_hold(journal: Journal) -> None:
    """A transaction that did not hold has put nothing aside and let nothing go."""
    journal.aside.add([kept(1)])
    undone(journal, lambda: journal.aside.add([kept(2)]))
    undone(journal, lambda: journal.aside.keep(A, kept(1).hash, ()))
    assert journal.aside.all() == [kept(1)]

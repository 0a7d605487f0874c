"""Drafts, in memory and on disk."""

from __future__ import annotations

from tests.desktop.store.conftest import Journal
from tests.desktop.store.rows import id_of


def test_a_draft_is_as_it_was_last_saved(journal: Journal) -> None:
    """Saving replaces a draft, and the one saved last comes first."""
    assert journal.drafts.get(id_of(1)) is None
    journal.drafts.save(id_of(1), 100, b"be")
    journal.drafts.save(id_of(2), 200, b"other")
    journal.drafts.save(id_of(1), 300, b"begun")
    assert journal.drafts.get(id_of(1)) == b"begun"
    assert journal.drafts.all() == [(id_of(1), 300, b"begun"), (id_of(2), 200, b"other")]


def test_a_draft_is_discarded_once(journal: Journal) -> None:
    """Discarding says whether there was a draft."""
    journal.drafts.save(id_of(1), 100, b"begun")
    assert journal.drafts.discard(id_of(1))
    assert not journal.drafts.discard(id_of(1))
    assert journal.drafts.all() == []


def test_drafts_of_the_same_time(journal: Journal) -> None:
    """Drafts saved at the same time stand in the order of their ids."""
    for number in (3, 1, 2):
        journal.drafts.save(id_of(number), 100, b"x")
    assert [draft for draft, _, _ in journal.drafts.all()] == [id_of(1), id_of(2), id_of(3)]

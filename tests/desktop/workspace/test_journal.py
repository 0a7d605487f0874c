"""What stands in for the journal is what the workspace asks for: checked by mypy where assigned, and by name here."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop.store.store import Store, open_store
from desktop.workspace import journal as tables
from tests.helpers.company import CrashingJournal
from tests.helpers.memory_journal import MemoryJournal
from tests.helpers.promises import lacking, promised

TABLES = {
    "drafts": tables.Drafts,
    "log": tables.Log,
    "outbox": tables.Outbox,
    "aside": tables.Aside,
    "states": tables.States,
    "settings": tables.Settings,
    "keys": tables.Keys,
    "erased": tables.Erased,
    "readings": tables.Readings,
}


def as_journal(journal: tables.Journal) -> tables.Journal:
    """Ask mypy."""
    return journal


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    store = open_store(tmp_path / "journal.db", bytes(range(32)), create=True)
    yield store
    store.close()


@pytest.mark.parametrize("table", TABLES)
def test_the_store_is_a_journal(store: Store, table: str) -> None:
    """The store on the disk has every table with every call that the workspace makes."""
    journal = as_journal(store)
    assert list(lacking(journal, tables.Journal)) == []
    assert list(lacking(getattr(journal, table), TABLES[table])) == []


@pytest.mark.parametrize("journal", [MemoryJournal(), CrashingJournal()])
@pytest.mark.parametrize("table", TABLES)
def test_the_journals_of_tests_are_journals(journal: MemoryJournal, table: str) -> None:
    """What the tests put in the place of the store has the very same calls."""
    assert list(lacking(as_journal(journal), tables.Journal)) == []
    assert list(lacking(getattr(journal, table), TABLES[table])) == []


def test_every_table_is_looked_at() -> None:
    """The list of tables here is the journal's."""
    assert set(TABLES) | {"transaction", "scrub"} == set(promised(tables.Journal))


class HalfSettings:
    def get(self, name: str, otherwise: bytes) -> bytes:
        return otherwise if name else b""


def test_what_is_lacking_is_found() -> None:
    """A table without a call, or with a call of another shape, is not taken for whole."""
    found = list(lacking(HalfSettings(), tables.Settings))
    assert [one.partition("(")[0] for one in found] == ["get", "put"]

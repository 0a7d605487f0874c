"""What the checks of a file find, and that they find nothing in a whole one."""

from __future__ import annotations

from pathlib import Path

import pytest

from desktop.domain.rows import ChannelRow
from desktop.store.checks import damaged_tables_of, is_whole
from desktop.store.store import Store, open_store
from tests.desktop.store.conftest import KEY
from tests.desktop.store.rows import A, B, appended, entry, state
from tests.desktop.store.writing import write
from tests.helpers.flipping import PAGE, flip

UNDONE = {
    "an event is gone": "DELETE FROM log WHERE seq = 1",
    "a batch is gone": "DELETE FROM batches",
    "the head is another's": "UPDATE channels SET head = zeroblob(32)",
    "the cursor is ahead": "UPDATE channels SET seq = 3",
}


def filled(store: Store) -> None:
    batch, entries = appended(A, [entry(1), entry(2)])
    store.log.append(batch, entries)
    store.log.put_channel(ChannelRow(A, 2, batch.head))
    store.log.put_channel(ChannelRow(B))


def change(store: Store, statement: str) -> None:
    with store._connections.writing() as connection:
        connection.run(statement)


def test_a_whole_file_draws_no_complaint(store: Store, tmp_path: Path) -> None:
    """Pages, tables, channels and index of a file as it was written are well."""
    filled(store)
    store.states.put([state(1, "wort"), state(2)])
    assert (store.check_pages(), store.damaged_tables(), store.broken_channels(), store.unindexed()) == ([], [], [], 0)
    assert damaged_tables_of(tmp_path / "journal.db", KEY) == []


@pytest.mark.parametrize("what", UNDONE)
def test_a_channel_that_is_not_its_log(store: Store, what: str) -> None:
    """A channel whose cursor, count, batches or head do not belong together is named, and no other."""
    filled(store)
    change(store, UNDONE[what])
    assert A in store.broken_channels()


@pytest.mark.parametrize(
    "statement",
    ["DELETE FROM search_docsize WHERE id = 1", "DELETE FROM states WHERE id = 1", "UPDATE states SET text = ''"],
)
def test_an_index_that_is_not_its_states(store: Store, statement: str) -> None:
    """Words of a state that are not indexed are counted, and so is what is indexed of no state."""
    store.states.put([state(1, "wort"), state(2)])
    change(store, statement)
    assert store.unindexed() == 1


def test_a_damaged_table_is_named_alone(store: Store, tmp_path: Path) -> None:
    """A broken page is told by the table it belongs to, and the tables beside it are not."""
    for number in range(1, 40):
        write(store, number)
    store.close()
    path, found = tmp_path / "journal.db", []
    assert is_whole(path, KEY)
    for page in range(path.stat().st_size // PAGE):
        with flip(path, page * PAGE + 1234):
            found.append(damaged_tables_of(path, KEY))
            assert not is_whole(path, KEY)
    assert all(len(tables) <= 1 for tables in found)
    assert {tables[0] for tables in found if tables} >= {"log", "batches", "outbox", "states", "settings", "drafts"}


def test_damage_is_found_beside_what_is_read(store: Store, tmp_path: Path) -> None:
    """After a broken page was met the rest of the file can still be looked at."""
    for number in range(1, 40):
        write(store, number)
    store.close()
    path = tmp_path / "journal.db"
    last = path.stat().st_size // PAGE - 1
    with flip(path, last * PAGE + 50):
        again = open_store(path, KEY)
        assert again.check_pages()
        assert len(again.damaged_tables()) == 1
        assert again.settings.get("last") == b"39"
        again.close()


def test_a_missing_file_has_no_tables(tmp_path: Path) -> None:
    """Of a file that is not there nothing is said, and it is not made."""
    assert damaged_tables_of(tmp_path / "journal.db", KEY) == []
    assert list(tmp_path.iterdir()) == []

"""What can be saved of a damaged database and its second copy, and which of them counts."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from desktop.domain.rows import ReadingRow, StoredKey
from desktop.store.salvage import Salvaged, salvage
from desktop.store.second import second_path
from desktop.store.store import Store, open_store
from tests.desktop.store.conftest import KEY
from tests.desktop.store.rows import A, events, id_of, waiting
from tests.desktop.store.test_second import accept, sealed
from tests.helpers.flipping import PAGE, flip, flip_bit

MANY = 60


def fill(store: Store) -> None:
    """More than a page of everything that only this device has."""
    for number in range(MANY):
        store.settings.put(f"name {number}", bytes(200))
        store.drafts.save(id_of(number), number, bytes(300))
        store.readings.add([ReadingRow("2026-11-23", A, "notification", id_of(number), "N" * 99, 1, 1, 1)])
    store.keys.add(StoredKey("epoch", b"scope", b"key %d" % number, bytes(200)) for number in range(MANY))
    store.outbox.add([waiting(number) for number in range(1, MANY)])
    store.outbox.put_sealed(sealed(1, 1, 2))
    accept(store, sealed(1, 1, 2))
    store.outbox.put_sealed(sealed(2, 3))
    store.outbox.mark([id_of(3)], "sealed")


def same(one: Salvaged, other: Salvaged) -> bool:
    return all(
        getattr(one, name) == getattr(other, name)
        for name in ("settings", "outbox", "sealed", "receipts", "aside", "drafts", "readings", "own")
    ) and sorted(key.key for key in one.keys) == sorted(key.key for key in other.keys)


def test_whatever_page_of_the_database_is_broken(store: Store, tmp_path: Path) -> None:
    """With one of the two files whole, nothing of what only this device has is lost, whichever page of it is broken."""
    fill(store)
    store.close()
    path = tmp_path / "journal.db"
    whole = salvage(path, KEY)
    assert (len(whole.drafts), len(whole.settings), len(whole.keys)) == (MANY, MANY, MANY)
    assert [row.status for row in whole.outbox[:4]] == ["accepted", "accepted", "sealed", "waiting"]
    for file in (path, second_path(path)):
        for page in range(file.stat().st_size // PAGE):
            with flip(file, page * PAGE + 321):
                found = salvage(path, KEY)
                assert same(found, whole), (file.name, page)
                assert found.partly == ()


def test_a_page_of_each(store: Store, tmp_path: Path) -> None:
    """With a broken page in each file all but what stood in both broken places is saved, and the table is named."""
    fill(store)
    store.close()
    path = tmp_path / "journal.db"
    whole = salvage(path, KEY)
    partly: set[str] = set()
    for page in range(3, path.stat().st_size // PAGE, 6):
        for other in range(3, second_path(path).stat().st_size // PAGE, 6):
            with flip(path, page * PAGE + 5), flip(second_path(path), other * PAGE + 5):
                found = salvage(path, KEY)
                partly.update(found.partly)
                assert same(found, whole) or found.partly
    assert partly


def test_the_newer_file_counts(store: Store, tmp_path: Path) -> None:
    """An old database does not bring back what was discarded, nor an old copy what was sent."""
    path = tmp_path / "journal.db"
    store.drafts.save(id_of(1), 1, b"discarded later")
    store.outbox.add([waiting(1)])
    store.close()
    old = {file: file.read_bytes() for file in (path, second_path(path))}
    again = open_store(path, KEY)
    again.drafts.discard(id_of(1))
    again.outbox.drop([id_of(1)])
    again.outbox.add([waiting(2)])
    again.close()
    new = {file: file.read_bytes() for file in old}
    for file, content in old.items():
        file.write_bytes(content)
        found = salvage(path, KEY)
        assert (found.drafts, events(found.outbox)) == ((), [2]), file.name
        assert found.number == salvage(path, KEY).number
        file.write_bytes(new[file])


def test_a_gap_in_what_is_under_way(store: Store, tmp_path: Path) -> None:
    """A batch that does not follow this device's last one is of no use: its events wait and are sealed anew."""
    store.outbox.add([waiting(1), waiting(2)])
    store.outbox.put_sealed(sealed(2, 1))
    store.outbox.mark([id_of(1)], "sealed")
    store.close()
    found = salvage(tmp_path / "journal.db", KEY)
    assert found.sealed == ()
    assert [row.status for row in found.outbox] == ["waiting", "waiting"]
    assert found.own == {}
    assert A not in found.own


def _remove(path: Path) -> None:
    path.unlink()


def _empty(path: Path) -> None:
    path.write_bytes(b"")


def _rubbish(path: Path) -> None:
    path.write_bytes(b"x" * 9000)


@pytest.mark.parametrize("break_it", [_remove, _empty, _rubbish])
def test_one_file_is_enough(store: Store, tmp_path: Path, break_it: Callable[[Path], None]) -> None:
    """Either of the two files alone gives everything back, and with neither there is nothing, without an error."""
    fill(store)
    store.close()
    path = tmp_path / "journal.db"
    whole = salvage(path, KEY)
    for file in (path, second_path(path)):
        content = file.read_bytes()
        break_it(file)
        assert same(salvage(path, KEY), whole)
        file.write_bytes(content)
    for file in (path, second_path(path)):
        break_it(file)
    assert salvage(path, KEY).settings == {}


def test_another_key_gives_nothing(store: Store, tmp_path: Path) -> None:
    """Without the key nothing is given, and nothing is changed."""
    fill(store)
    store.close()
    path = tmp_path / "journal.db"
    before = path.read_bytes()
    assert salvage(path, bytes(32)).drafts == ()
    assert path.read_bytes() == before
    flip_bit(path, 0)
    assert len(salvage(path, KEY).drafts) == MANY

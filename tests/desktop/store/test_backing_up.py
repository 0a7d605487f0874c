"""A copy of a database that others are writing: one moment of it, whole, or not there."""

from __future__ import annotations

import secrets
from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop.store.backing_up import check_database, copy_database
from desktop.store.database import DamagedDatabase
from desktop.store.store import Store, open_store
from tests.desktop.store.rows import A, appended, entry
from tests.desktop.store.writing import whole, write

KEY = secrets.token_bytes(32)
SOME = 40


@pytest.fixture
def source(tmp_path: Path) -> Iterator[tuple[Path, Store]]:
    """A database of some transactions, which stays open."""
    path = tmp_path / "journal.db"
    store = open_store(path, KEY, create=True)
    for number in range(1, SOME + 1):
        write(store, number)
    yield path, store
    store.close()


def unheard(_done: int, _of: int) -> None:
    return


def test_a_copy_is_one_moment_of_what_is_being_written(source: tuple[Path, Store], tmp_path: Path) -> None:
    """What is written while the copy is made is whole in the original and not at all in the copy."""
    path, store = source
    told: list[tuple[int, int]] = []

    def busy(done: int, of: int) -> None:
        told.append((done, of))
        write(store, SOME + len(told))

    copy_database(path, KEY, tmp_path / "copy.db", busy)
    assert told[-1][0] == told[-1][1] > 0
    assert whole(store) == SOME + len(told)
    copy = open_store(tmp_path / "copy.db", KEY)
    assert whole(copy) == SOME
    copy.close()


def test_a_copy_is_for_its_owner_and_under_the_same_key(source: tuple[Path, Store], tmp_path: Path) -> None:
    """The copy is one file that only its owner reads, and another key does not open it."""
    copy = tmp_path / "out" / "copy.db"
    copy.parent.mkdir()
    copy_database(source[0], KEY, copy, unheard)
    assert copy.stat().st_mode & 0o077 == 0
    assert list(copy.parent.iterdir()) == [copy]
    assert not copy.read_bytes().startswith(b"SQLite format 3")
    with pytest.raises(DamagedDatabase):
        check_database(copy, secrets.token_bytes(32))


def test_a_copy_that_is_cut_short_is_not_there(source: tuple[Path, Store], tmp_path: Path) -> None:
    """Whoever interrupts the making finds no half of a copy, and the original as it was."""
    copy = tmp_path / "out" / "copy.db"
    copy.parent.mkdir()

    def interrupt(_done: int, _of: int) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        copy_database(source[0], KEY, copy, interrupt)
    assert list(copy.parent.iterdir()) == []
    write(source[1], SOME + 1)


def test_a_copy_is_never_written_over_a_file(source: tuple[Path, Store], tmp_path: Path) -> None:
    """A file that is there stays as it is."""
    (tmp_path / "copy.db").write_bytes(b"mine")
    with pytest.raises(FileExistsError):
        copy_database(source[0], KEY, tmp_path / "copy.db", unheard)
    assert (tmp_path / "copy.db").read_bytes() == b"mine"


@pytest.mark.parametrize("page", [1, 7])
def test_a_damaged_page_is_found(source: tuple[Path, Store], tmp_path: Path, page: int) -> None:
    """One flipped bit in any page of a copy is found, and nothing is copied from a database that has one."""
    copy = tmp_path / "copy.db"
    copy_database(source[0], KEY, copy, unheard)
    check_database(copy, KEY)
    data = bytearray(copy.read_bytes())
    data[page * 4096 + 100] ^= 1
    copy.write_bytes(data)
    with pytest.raises(DamagedDatabase):
        check_database(copy, KEY)
    with pytest.raises(DamagedDatabase):
        copy_database(copy, KEY, tmp_path / "again.db", unheard)
    assert not (tmp_path / "again.db").exists()


def test_what_is_in_the_log_of_changes_is_in_the_copy(tmp_path: Path) -> None:
    """A transaction that has not reached the file itself yet is copied as well."""
    store = open_store(tmp_path / "journal.db", KEY, create=True)
    store.log.append(*appended(A, [entry(1)]))
    copy_database(tmp_path / "journal.db", KEY, tmp_path / "copy.db", unheard)
    store.close()
    copy = open_store(tmp_path / "copy.db", KEY)
    assert len(copy.log.page(A, 0, 10)) == 1
    copy.close()

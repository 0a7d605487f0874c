"""A database made anew: what stands in it, and that the old files are there until it is in their place."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from desktop.store.rebuilding import damaged_files, drop_damaged, put_in_place, rebuilt_store
from desktop.store.salvage import Salvaged, salvage
from desktop.store.second import second_path
from desktop.store.store import LostCommits, Store, open_store
from tests.desktop.store.conftest import KEY
from tests.desktop.store.rows import id_of
from tests.desktop.store.test_salvage import MANY, fill, same
from tests.helpers.flipping import flip_bit


def path_of(tmp_path: Path) -> Path:
    return tmp_path / "journal.db"


def rebuild(tmp_path: Path) -> Salvaged:
    """Make the database anew beside the old one."""
    found = salvage(path_of(tmp_path), KEY)
    rebuilt_store(path_of(tmp_path), KEY, found).close()
    return found


def test_what_was_salvaged_stands_in_it(store: Store, tmp_path: Path) -> None:
    """The new database holds what only this device had, and goes on with its second copy."""
    fill(store)
    store.close()
    flip_bit(path_of(tmp_path), 20_000)
    found = rebuild(tmp_path)
    put_in_place(path_of(tmp_path))
    assert same(salvage(path_of(tmp_path), KEY), found)
    again = open_store(path_of(tmp_path), KEY)
    assert again.check_pages() == []
    again.drafts.save(id_of(999), 1, b"new")
    assert again.check_second() == "level"
    again.close()
    assert len(salvage(path_of(tmp_path), KEY).drafts) == MANY + 1


def test_until_then_nothing_old_is_touched(store: Store, tmp_path: Path) -> None:
    """While the new database is being made the old files stay as they are, and what an earlier try left is replaced."""
    fill(store)
    store.close()
    flip_bit(path_of(tmp_path), 20_000)
    files = (path_of(tmp_path), second_path(path_of(tmp_path)))
    before = [file.read_bytes() for file in files]
    (tmp_path / "journal.db.rebuilt").write_bytes(b"half")
    (tmp_path / "journal.db.rebuilt-wal").write_bytes(b"half")
    rebuild(tmp_path)
    assert [file.read_bytes() for file in files] == before


def test_the_old_file_is_kept_until_it_is_dropped(store: Store, tmp_path: Path) -> None:
    """Each damaged file is kept beside the new one under a name of its own, with its write-ahead log."""
    fill(store)
    store.close()
    path = path_of(tmp_path)
    old = path.read_bytes()
    for _ in range(2):
        rebuild(tmp_path)
        (tmp_path / "journal.db-wal").write_bytes(b"log")
        put_in_place(path)
        assert not (tmp_path / "journal.db-wal").exists()
    assert (tmp_path / "journal.db.damaged-1").read_bytes() == old
    assert len(damaged_files(path)) == 4
    drop_damaged(path)
    assert damaged_files(path) == []
    assert path.exists()


def test_ended_between_the_steps(store: Store, tmp_path: Path) -> None:
    """With the write-ahead log gone and the new file not yet in place the loss is noticed, and comes from the copy."""
    store.close()
    path = path_of(tmp_path)
    again = open_store(path, KEY)
    again.drafts.save(id_of(1), 1, b"only in the log")
    log = (tmp_path / "journal.db-wal").read_bytes()
    before = path.read_bytes()
    again.close()
    assert log
    path.write_bytes(before)
    with pytest.raises(LostCommits):
        open_store(path, KEY)
    rebuild(tmp_path)
    put_in_place(path)
    again = open_store(path, KEY)
    assert again.drafts.get(id_of(1)) == b"only in the log"
    again.close()


def test_a_database_that_is_gone(store: Store, tmp_path: Path) -> None:
    """Where there is nothing left to keep the new file simply takes the place."""
    fill(store)
    store.close()
    os.unlink(path_of(tmp_path))
    rebuild(tmp_path)
    put_in_place(path_of(tmp_path))
    assert damaged_files(path_of(tmp_path)) == []
    open_store(path_of(tmp_path), KEY).close()

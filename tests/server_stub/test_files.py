"""The shelf of chunks: a folder, and the one in memory that other tests use, under the same rules."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from server_stub.files import SHARDS, FolderShelf, NoRoom, Shelf
from tests.helpers.memory_shelf import MemoryShelf
from tests.helpers.small_disk import fill_up, is_small, small_disk

NAME, OTHER = "ab" + "0" * 62 + "-one", "cd" + "0" * 62 + "-two"


@pytest.fixture(params=["folder", "memory"])
def shelf(request: pytest.FixtureRequest, tmp_path: Path) -> Shelf:
    """Each kind of shelf, empty."""
    return FolderShelf(tmp_path / "files") if request.param == "folder" else MemoryShelf()


def test_what_was_put_there_lies_there(shelf: Shelf) -> None:
    """Bytes come back under their name, none under another, and none after they were removed."""
    shelf.put(NAME, b"one")
    shelf.put(OTHER, b"two")
    assert (shelf.get(NAME), shelf.get(OTHER), shelf.get("ef-three")) == (b"one", b"two", None)
    assert (shelf.has(NAME), shelf.has("ef-three")) == (True, False)
    shelf.remove((NAME, "ef-three"))
    assert not shelf.has(NAME)
    assert (shelf.get(NAME), shelf.get(OTHER)) == (None, b"two")


def test_a_shard_names_what_has_long_lain_there(shelf: Shelf) -> None:
    """Only the names of the shard asked for are given, and only those from before the time asked for."""
    assert shelf.old("ab", 2**52) == []
    shelf.put(NAME, b"one")
    shelf.put(OTHER, b"two")
    assert shelf.old("ab", 2**52) == [NAME]
    assert shelf.old("ab", -1) == []
    assert (shelf.names("ab"), shelf.names("ef")) == ([NAME], [])


def test_the_shards_are_all_there_are() -> None:
    """Every name begins with exactly one shard."""
    assert len(SHARDS) == len(set(SHARDS)) == 256
    assert all(NAME.startswith("ab") == (shard == "ab") for shard in SHARDS if NAME.startswith(shard))


def test_nobody_else_can_read_the_folder(tmp_path: Path) -> None:
    """Folders and files are for their owner alone."""
    FolderShelf(tmp_path / "files").put(NAME, b"one")
    found = list((tmp_path / "files").rglob("*"))
    assert len(found) == 3
    assert all(path.stat().st_mode & 0o077 == 0 for path in found)


def test_what_never_arrived_is_removed_in_time(tmp_path: Path) -> None:
    """What a process that ended left half written goes with the sweep of its shard, once it is old."""
    shelf = FolderShelf(tmp_path)
    shelf.put(OTHER, b"two")
    half = tmp_path / "arriving" / NAME
    half.write_bytes(b"on")
    os.utime(half, (1, 1))
    assert shelf.get(NAME) is None
    assert shelf.old("cd", 500) == []
    assert half.exists()
    assert shelf.old("ab", 500) == []
    assert half.exists()
    assert shelf.old("ab", 2000) == []
    assert not half.exists()


def test_a_new_lease_counts_from_now(tmp_path: Path) -> None:
    """After a restore nothing has lain there for long."""
    shelf = FolderShelf(tmp_path)
    shelf.put(NAME, b"one")
    os.utime(tmp_path / "ab" / NAME, (1, 1))
    assert shelf.old("ab", 2000) == [NAME]
    shelf.lease_anew()
    assert shelf.old("ab", 2000) == []


def test_bytes_are_on_the_disk_before_their_name_and_both_before_anybody_is_told(
    tmp_path: Path, settled: list[Path]
) -> None:
    """What is put on the shelf settles first as bytes, then as a name in its folder, and so does a new folder."""
    shelf = FolderShelf(tmp_path / "files")
    shelf.put(NAME, b"one")
    folder = tmp_path / "files"
    assert settled[-2:] == [folder / "arriving" / NAME, folder / "ab"]
    assert set(settled[:-2]) >= {folder}


def test_a_disk_that_takes_nothing_more_is_told_from_one_that_fails(tmp_path: Path) -> None:
    """Room is kept free for what is more urgent; where there is none nothing of what did not fit stays behind."""
    shelf = FolderShelf(tmp_path / "files", 2**62)
    with pytest.raises(NoRoom):
        shelf.put(NAME, b"one")
    assert [path for path in (tmp_path / "files").rglob("*") if path.is_file()] == []
    FolderShelf(tmp_path / "files", 1).put(NAME, b"one")
    assert shelf.get(NAME) == b"one"


def test_a_full_disk_is_one_without_room(tmp_path: Path) -> None:
    """What did not fit leaves no part behind, and what lies there stays."""
    with small_disk(tmp_path / "disk") as place:
        shelf = FolderShelf(place / "files")
        shelf.put(NAME, b"one")
        fill_up(place)
        if is_small(place):
            with pytest.raises(NoRoom):
                shelf.put(OTHER, bytes(2**20))
        assert (shelf.get(NAME), shelf.has(OTHER)) == (b"one", False)

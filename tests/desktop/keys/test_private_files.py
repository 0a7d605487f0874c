"""Small private files: their owner's only, replaced as a whole."""

from __future__ import annotations

import stat
from pathlib import Path

import pytest

from desktop.keys.private_files import (
    make_missing_folder,
    make_private_folder,
    read_limited,
    write_private,
    write_together,
)


def _mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def test_folder_is_its_owners_only(tmp_path: Path) -> None:
    """A folder is made, or closed to others, with what stands above it."""
    folder = tmp_path / "a" / "b"
    make_private_folder(folder)
    assert _mode(folder) == 0o700
    folder.chmod(0o755)
    make_private_folder(folder)
    assert _mode(folder) == 0o700


def test_a_folder_that_is_there_stays_as_it_is(tmp_path: Path) -> None:
    """Where files of our own come into a folder of somebody's only a missing one is made, for its owner."""
    folder = tmp_path / "a" / "b"
    make_missing_folder(folder)
    assert _mode(folder) == 0o700
    folder.chmod(0o755)
    make_missing_folder(folder)
    assert _mode(folder) == 0o755


def test_write_and_read(tmp_path: Path) -> None:
    """A file is its owner's only, replaced as a whole, and leaves nothing beside it."""
    path = tmp_path / "x.json"
    for data in (b"first", b"second"):
        write_private(path, data)
        assert read_limited(path, 100) == data
    assert _mode(path) == 0o600
    assert list(tmp_path.iterdir()) == [path]


def test_read_is_limited(tmp_path: Path) -> None:
    """At most one byte over the limit is read; no file is None."""
    path = tmp_path / "x"
    path.write_bytes(bytes(1000))
    assert read_limited(path, 10) == bytes(11)
    assert read_limited(tmp_path / "none", 10) is None


def test_a_failed_write_leaves_the_old(tmp_path: Path) -> None:
    """Where the new file cannot take its place, what was there stays and nothing else is left."""
    path = tmp_path / "x"
    path.mkdir()
    with pytest.raises(OSError, match="x"):
        write_private(path, b"new")
    assert list(tmp_path.iterdir()) == [path]


def test_together_or_not_at_all(tmp_path: Path) -> None:
    """Several files are replaced one after the other, and none of them where there is no room for one."""
    one, two = tmp_path / "one", tmp_path / "two"
    write_together([(one, b"first"), (two, b"first")])
    (tmp_path / "two.new").mkdir()
    with pytest.raises(OSError, match="two"):
        write_together([(one, b"second"), (two, b"second")])
    assert (one.read_bytes(), two.read_bytes()) == (b"first", b"first")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["one", "two", "two.new"]


def test_a_link_is_not_followed(tmp_path: Path) -> None:
    """A link put where the new file is written does not lead the content elsewhere."""
    elsewhere = tmp_path / "elsewhere"
    (tmp_path / "x.new").symlink_to(elsewhere)
    with pytest.raises(OSError, match="x"):
        write_private(tmp_path / "x", b"new")
    assert not elsewhere.exists()

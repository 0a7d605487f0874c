"""Names that outlast a power cut."""

from __future__ import annotations

from pathlib import Path

import pytest

from desktop.lasting import flush_folder


def test_a_folder_is_flushed(tmp_path: Path) -> None:
    """A folder is flushed with whatever is in it, and nothing in it changes."""
    (tmp_path / "a").write_bytes(b"a")
    flush_folder(tmp_path)
    assert [path.read_bytes() for path in tmp_path.iterdir()] == [b"a"]


def test_a_folder_that_cannot_be_flushed_is_named(tmp_path: Path) -> None:
    """Where the folder does not reach the disk nobody is told that it does."""
    with pytest.raises(FileNotFoundError):
        flush_folder(tmp_path / "gone")

"""Putting things on the disk."""

from __future__ import annotations

from pathlib import Path

import pytest

from server_stub.lasting import settle


def test_files_and_folders_settle(tmp_path: Path, settled: list[Path]) -> None:
    """A file's bytes and a folder's names are put on the disk; what is not there is an error."""
    path = tmp_path / "file"
    path.write_bytes(b"content")
    settle(path)
    settle(tmp_path)
    assert settled == [path, tmp_path]
    with pytest.raises(OSError, match="No such file"):
        settle(tmp_path / "nothing")

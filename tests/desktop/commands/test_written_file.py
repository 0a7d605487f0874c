"""A file is written whole, or what was there stays."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from desktop.commands.written_file import beside, write_file
from tests.desktop.presenters.refusing import refused


def test_a_file_is_written_over_an_older_one(tmp_path: Path) -> None:
    """The new content stands there with its hash, and nothing lies beside it."""
    out = tmp_path / "dienste.ics"
    out.write_text("alt")
    assert write_file(str(out), b"neu") == {"path": str(out), "sha256": hashlib.sha256(b"neu").hexdigest(), "bytes": 3}
    assert [one.name for one in tmp_path.iterdir()] == ["dienste.ics"]
    assert out.read_bytes() == b"neu"


def test_what_was_there_stays_until_all_is_written(tmp_path: Path) -> None:
    """A writer that fails half-way leaves the older file, and nothing of its own."""
    out = tmp_path / "dienste.ics"
    out.write_text("alt")
    with pytest.raises(ValueError, match="closed"), beside(out) as handle:
        handle.close()
    assert [one.read_text() for one in tmp_path.iterdir()] == ["alt"]


def test_where_nothing_can_be_written(tmp_path: Path) -> None:
    """A folder that is not there is refused by its field."""
    with refused("file_not_written", "out"):
        write_file(str(tmp_path / "fehlt" / "dienste.ics"), b"neu")

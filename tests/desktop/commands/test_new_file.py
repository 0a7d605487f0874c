"""A file that somebody asked for is whole and private, or is not there."""

from __future__ import annotations

import stat
import sys
from pathlib import Path

import pytest

from desktop.commands.new_file import write_new
from desktop.domain.refused import Refused


def test_it_is_whole_and_private(tmp_path: Path) -> None:
    """Its owner alone reads it."""
    path = tmp_path / "a.ics"
    write_new(path, b"BEGIN")
    assert path.read_bytes() == b"BEGIN"
    assert sys.platform == "win32" or stat.S_IMODE(path.stat().st_mode) == 0o600


def test_nothing_is_written_over(tmp_path: Path) -> None:
    """What is there stays, and the option is named."""
    path = tmp_path / "a.ics"
    path.write_bytes(b"mine")
    with pytest.raises(Refused) as caught:
        write_new(path, b"BEGIN")
    assert (caught.value.code, caught.value.field, path.read_bytes()) == ("file_exists", "out", b"mine")


def test_a_place_that_is_none_is_named(tmp_path: Path) -> None:
    """A folder that is not there is no bug of ours."""
    with pytest.raises(Refused) as caught:
        write_new(tmp_path / "none" / "a.ics", b"BEGIN")
    assert caught.value.code == "file_error"

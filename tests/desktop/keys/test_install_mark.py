"""The mark of an installation."""

from __future__ import annotations

from pathlib import Path

from desktop.keys.install_mark import FILE, make_mark, read_mark


def test_every_installation_has_its_own(tmp_path: Path) -> None:
    """A mark is read back as it was made, is for its owner only, and no two are alike."""
    first = make_mark(tmp_path)
    assert read_mark(tmp_path) == first
    assert (tmp_path / FILE).stat().st_mode & 0o077 == 0
    assert make_mark(tmp_path) != first


def test_a_folder_without_a_mark_is_like_no_installation(tmp_path: Path) -> None:
    """Where the mark is missing something is read all the same, and it is no installation's."""
    assert read_mark(tmp_path)
    assert read_mark(tmp_path) != make_mark(tmp_path)

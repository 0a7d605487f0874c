"""The folder of a profile: whether there is one, and what its removal leaves."""

from __future__ import annotations

from pathlib import Path
from uuid import UUID

from desktop.keys.profile import Locks, create_profile
from desktop.keys.profile_file import FILE, SECOND
from desktop.keys.profile_folder import DATABASE, UNFINISHED, discard_profile, has_profile
from tests.desktop.keys.memory_keyring import MemoryKeyring


def made(folder: Path) -> MemoryKeyring:
    """Make the files that say what opens a profile; gives the keyring that has its entry."""
    keyring = MemoryKeyring()
    create_profile(folder, UUID(int=1), Locks(keyring=keyring))
    return keyring


def test_a_folder_with_the_files_of_one_holds_a_profile(tmp_path: Path) -> None:
    """There is a profile as soon as one of its files is there: whichever was lost, another says so."""
    assert not has_profile(tmp_path)
    made(tmp_path)
    assert has_profile(tmp_path)
    (tmp_path / FILE).unlink()
    assert has_profile(tmp_path)
    (tmp_path / SECOND).rename(tmp_path / DATABASE)
    assert has_profile(tmp_path)


def test_one_that_was_cut_short_is_none(tmp_path: Path) -> None:
    """Nobody has heard of a profile whose making was cut short: it is gone with the first look."""
    made(tmp_path)
    (tmp_path / UNFINISHED).touch()
    assert not has_profile(tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_removing_leaves_what_is_not_ours(tmp_path: Path) -> None:
    """Removing a profile removes its own files and its entry in the keyring, nothing else."""
    keyring = made(tmp_path)
    (tmp_path / "notes.txt").touch()
    discard_profile(tmp_path, Locks(keyring=keyring))
    assert [path.name for path in tmp_path.iterdir()] == ["notes.txt"]
    assert keyring.kept == {}

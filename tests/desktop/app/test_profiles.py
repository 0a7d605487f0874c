"""The profiles of a computer, and what may be said of them while they are locked."""

from __future__ import annotations

from pathlib import Path
from uuid import UUID

import pytest

from desktop.app.profiles import by_keyring, keep_label, listed, missing, next_folder
from desktop.computer import default_folder
from desktop.keys.profile import Locks, create_profile
from desktop.keys.profile_file import FILE, SECOND
from desktop.keys.profile_folder import DATABASE
from tests.desktop.keys.memory_keyring import MemoryKeyring

UNNAMED = "Profil auf diesem Computer"


def made(folder: Path, label: str = "") -> Path:
    """A folder that looks like a profile's."""
    folder.mkdir(parents=True, mode=0o700)
    (folder / DATABASE).touch()
    if label:
        keep_label(folder, label)
    return folder


def shown(only: Path | None = None) -> list[tuple[Path, str]]:
    """The profiles there are, with their labels."""
    return [(one.folder, one.label) for one in listed(only)]


def test_none_yet() -> None:
    """Where nobody has enrolled nothing is listed, and the first profile goes into the usual folder."""
    assert listed() == []
    assert next_folder() == default_folder()


def test_several_on_one_computer() -> None:
    """The usual one stands first, the others after it, each by its label, and the next gets a folder of its own."""
    usual = made(default_folder(), "Wache Viersen")
    second = next_folder()
    assert second != usual
    made(second, "Jugendamt Willich")
    third = made(next_folder())
    assert shown() == [(usual, "Wache Viersen"), (second, "Jugendamt Willich"), (third, UNNAMED)]
    assert not next_folder().exists()


def test_colleagues_at_one_computer_find_theirs() -> None:
    """Profiles of one unit are told apart by a number that stays the same when another goes."""
    usual = made(default_folder(), "Wache Viersen")
    second = made(next_folder(), "Wache Viersen")
    third = made(next_folder(), "Wache Viersen")
    made(next_folder(), "Jugendamt Willich")
    both = [(usual, "Wache Viersen · Profil 1"), (third, "Wache Viersen · Profil 3")]
    assert shown()[1] == (second, "Wache Viersen · Profil 2")
    assert shown()[3][1] == "Jugendamt Willich"
    (second / DATABASE).unlink()
    assert shown()[:2] == both


def test_folders_without_a_profile_are_not_listed() -> None:
    """An empty folder or a file among the profiles is nothing to unlock, and is not taken for the next one."""
    usual = made(default_folder(), "Wache Viersen")
    more = next_folder().parent
    (more / "2").mkdir(parents=True)
    (more / "notiz.txt").touch()
    assert shown() == [(usual, "Wache Viersen")]
    assert next_folder() == more / "3"


def test_one_that_was_asked_for(tmp_path: Path) -> None:
    """Whoever names a folder gets that one alone, there or yet to be made."""
    made(default_folder(), "Wache Viersen")
    assert (shown(tmp_path / "eigen"), next_folder(tmp_path / "eigen")) == ([], tmp_path / "eigen")
    own = made(tmp_path / "eigen", "Jugendamt Willich")
    assert shown(own) == [(own, "Jugendamt Willich")]


@pytest.mark.parametrize("spoilt", [b"", b"\xff\xfe", b"zwei\nZeilen", b"\x1b[2J", b"x" * 5000])
def test_a_spoilt_label_is_none(tmp_path: Path, spoilt: bytes) -> None:
    """What cannot be shown as a name is as if nobody had named the profile, and can be named again."""
    folder = made(tmp_path / "eigen", "Wache")
    (folder / "label.txt").write_bytes(spoilt)
    assert shown(folder) == [(folder, UNNAMED)]
    keep_label(folder, "Jugendamt Willich")
    assert shown(folder) == [(folder, "Jugendamt Willich")]


def test_labels_are_kept_short_and_private(tmp_path: Path) -> None:
    """A very long name is cut and still shown, and nobody but the owner can read the file."""
    folder = made(tmp_path / "eigen", "ä" * 1000)
    assert shown(folder) == [(folder, "ä" * 400)]
    assert (folder / "label.txt").stat().st_mode & 0o077 == 0


def test_the_same_label_is_not_written_again(tmp_path: Path) -> None:
    """A label that is the same touches nothing on the disk."""
    folder = made(tmp_path / "eigen", "Wache")
    before = (folder / "label.txt").stat().st_ino, (folder / "label.txt").stat().st_mtime_ns
    keep_label(folder, "Wache")
    assert before == ((folder / "label.txt").stat().st_ino, (folder / "label.txt").stat().st_mtime_ns)


def test_what_the_keyring_opens(tmp_path: Path) -> None:
    """Only a profile that has a slot for the keyring is offered to it, and a damaged one is not."""
    keyring, profile = MemoryKeyring(), UUID(int=7)
    create_profile(tmp_path / "with", profile, Locks(keyring=keyring))
    keys = [str(tmp_path / "with"), str(tmp_path / "none")]
    assert by_keyring(keys, "free") == keys[:1]
    for copy in (FILE, SECOND):
        (tmp_path / "with" / copy).write_bytes(b"x")
    assert by_keyring(keys, "free") == []


def test_what_is_missing(tmp_path: Path) -> None:
    """Where a passphrase is wanted and there is none, that is said; nobody is shut out for it."""
    create_profile(tmp_path, UUID(int=7), Locks(keyring=MemoryKeyring()))
    assert missing(tmp_path, "free") == []
    assert len(missing(tmp_path, "passphrase")) == 1

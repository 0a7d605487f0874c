"""The numbers that a lock screen finds beside profiles, before anybody has unlocked one."""

from __future__ import annotations

from pathlib import Path

from msgspec.structs import replace

from desktop.app.locked_numbers import NAME, numbers_for
from desktop.presenters.locked_numbers import LockedNumber, write_numbers

OFFICE = LockedNumber("Jugendamt A", "030 23125 001", 100, 200)
POLICE = LockedNumber("Polizei B", "030 23125 002", 100, 200)


def kept(folder: Path, at: int, *numbers: LockedNumber) -> Path:
    """Leave numbers in a folder, as a profile does; gives the folder."""
    folder.mkdir()
    (folder / NAME).write_bytes(write_numbers(at, numbers))
    return folder


def test_a_number_of_two_profiles_is_shown_once(tmp_path: Path) -> None:
    """What stands beside two profiles is one number, as old as the newer of them says."""
    one, two = kept(tmp_path / "1", 10, OFFICE), kept(tmp_path / "2", 20, OFFICE, POLICE)
    assert [(found.agency, found.as_of) for found in numbers_for([one, two], 150, wanted=True)] == [
        ("Jugendamt A", 20),
        ("Polizei B", 20),
    ]


def test_of_two_ends_the_newer_knowledge_counts(tmp_path: Path) -> None:
    """Where two profiles say differently how long a number holds, that one is shown which was written later."""
    old, new = kept(tmp_path / "1", 10, replace(OFFICE, ends=400)), kept(tmp_path / "2", 20, OFFICE)
    for folders in ([old, new], [new, old]):
        [found] = numbers_for(folders, 150, wanted=True)
        assert (found.ends, found.as_of) == (200, 20)


def test_a_lock_screen_removes_what_is_not_wanted(tmp_path: Path) -> None:
    """A file that an older setting left is gone with the next lock screen."""
    folder = kept(tmp_path / "1", 10, OFFICE)
    assert numbers_for([folder, tmp_path / "fehlt"], 150, wanted=False) == []
    assert list(folder.iterdir()) == []

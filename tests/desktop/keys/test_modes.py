"""Which locks a profile has: as somebody chose, or as the administration says, and never none."""

from __future__ import annotations

from pathlib import Path
from uuid import UUID

import pytest

from desktop.domain.precedence import Held, Layer, hold
from desktop.domain.refused import Refused
from desktop.domain.setting import Level
from desktop.domain.settings import UNLOCKS
from desktop.keys import modes
from desktop.keys.modes import bring_in_line, lacks_passphrase, new_locks, open_typed, opens_by_keyring
from desktop.keys.passphrase import FLOOR
from desktop.keys.problems import NoKeyring
from desktop.keys.profile import Locks, create_profile
from desktop.keys.profile_file import read_profile
from desktop.keys.secret import DatabaseKey
from tests.desktop.keys.memory_keyring import MemoryKeyring
from tests.helpers.governed import held

PHRASE = "eine lange Passphrase"


@pytest.fixture
def keyring() -> MemoryKeyring:
    """A keyring that is open."""
    return MemoryKeyring()


def made(folder: Path, keyring: MemoryKeyring | None, passphrase: str | None = None) -> DatabaseKey:
    """Make a profile with these locks."""
    return create_profile(folder, UUID(int=7), Locks(passphrase, keyring))


def locks(folder: Path) -> tuple[bool, bool]:
    """Whether a passphrase and whether the keyring opens a profile."""
    profile = read_profile(folder)
    return profile.passphrase_slot() is not None, profile.keyring_slot() is not None


def test_the_modes_are_those_of_the_setting() -> None:
    """Every mode that can be set is one there is."""
    assert set(UNLOCKS) == {modes.FREE, modes.TYPED, modes.KEYRING, modes.BOTH}


@pytest.mark.parametrize(
    ("mode", "asked", "by_keyring"),
    [
        ("free", False, False),
        ("free", True, True),
        ("passphrase", False, False),
        ("keyring", False, True),
        ("both", True, True),
    ],
)
def test_locks_of_a_new_profile(keyring: MemoryKeyring, mode: str, *, asked: bool, by_keyring: bool) -> None:
    """A new profile gets the keyring where it was asked for, or where the administration wants it."""
    found = new_locks(mode, PHRASE, keyring, asked=asked)
    assert (found.passphrase, found.keyring is not None) == (PHRASE, by_keyring)


def test_a_keyring_that_is_not_allowed(keyring: MemoryKeyring) -> None:
    """Who asks for the keyring where only a passphrase is to open a profile is told so."""
    with pytest.raises(Refused, match="lässt Ihre Administration nicht zu"):
        new_locks("passphrase", PHRASE, keyring, asked=True)


def test_a_keyring_that_is_away_shuts_nobody_out(tmp_path: Path) -> None:
    """Where the administration wants the keyring and there is none a passphrase makes a profile; nothing else does."""
    away = MemoryKeyring("absent")
    for locks_wanted in (new_locks("keyring", None, away, asked=False), new_locks("both", PHRASE, away, asked=True)):
        with pytest.raises(NoKeyring):
            create_profile(tmp_path, UUID(int=7), locks_wanted, costs=FLOOR)
    create_profile(tmp_path, UUID(int=7), new_locks("keyring", PHRASE, away, asked=False), costs=FLOOR)
    assert locks(tmp_path) == (True, False)


def test_only_a_passphrase(tmp_path: Path, keyring: MemoryKeyring) -> None:
    """The keyring of a profile with a passphrase goes; one without stays open to it, and the lack is known."""
    key = made(tmp_path / "both", keyring, PHRASE)
    lone = made(tmp_path / "lone", keyring)
    bring_in_line(tmp_path / "both", key, "passphrase", keyring)
    bring_in_line(tmp_path / "lone", lone, "passphrase", keyring)
    assert (locks(tmp_path / "both"), locks(tmp_path / "lone")) == ((True, False), (False, True))
    assert opens_by_keyring(tmp_path / "lone", "passphrase")
    assert lacks_passphrase(tmp_path / "lone", "passphrase")
    assert not lacks_passphrase(tmp_path / "lone", "keyring")


def test_the_keyring_too(tmp_path: Path, keyring: MemoryKeyring) -> None:
    """A profile with a passphrase gets the keyring besides, once; the passphrase stays."""
    key = made(tmp_path, None, PHRASE)
    for mode in ("keyring", "both"):
        bring_in_line(tmp_path, key, mode, keyring)
        assert locks(tmp_path) == (True, True)


def test_a_slip_takes_no_lock_away(tmp_path: Path, keyring: MemoryKeyring) -> None:
    """While a policy cannot be read or names no mode the keyring opens nothing, and opens again once it is right."""
    create_profile(tmp_path, UUID(int=7), Locks(PHRASE, keyring), costs=FLOOR)
    unreadable = Layer(Level.MACHINE_POLICY, unreadable=("policy.toml", "kaputt"))
    for slip in (hold([unreadable]), held(unlock="keyrng")):
        assert open_typed(tmp_path, PHRASE, 0, slip, keyring).reveal()
        assert not opens_by_keyring(tmp_path, slip.settings.unlock)
        assert locks(tmp_path) == (True, True)
    assert opens_by_keyring(tmp_path, Held().settings.unlock)


def test_what_was_set_holds_from_the_next_passphrase(tmp_path: Path, keyring: MemoryKeyring) -> None:
    """Who types the passphrase has the locks the administration wants, also where the keyring does not answer."""
    create_profile(tmp_path, UUID(int=7), Locks(PHRASE), costs=FLOOR)
    assert open_typed(tmp_path, PHRASE, 0, held(unlock="both"), MemoryKeyring("locked")).reveal()
    assert locks(tmp_path) == (True, False)
    assert open_typed(tmp_path, PHRASE, 0, held(unlock="both"), keyring).reveal()
    assert locks(tmp_path) == (True, True)
    assert open_typed(tmp_path, PHRASE, 0, held(unlock="passphrase"), keyring).reveal()
    assert locks(tmp_path) == (True, False)


def test_as_chosen(tmp_path: Path, keyring: MemoryKeyring) -> None:
    """Where the administration says nothing the locks stay as they are."""
    key = made(tmp_path, keyring)
    bring_in_line(tmp_path, key, "free", keyring)
    assert locks(tmp_path) == (False, True)
    assert opens_by_keyring(tmp_path, "free")
    assert not opens_by_keyring(tmp_path / "none", "free")

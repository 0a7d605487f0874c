"""How a profile's database key is opened: making a profile, changing its passphrase, taking and leaving the keyring.

The database key is random and never changes; changing a passphrase seals it again. What stands in the profile's file
is `profile_file.py`, opening is `unlock.py`; the database is none of this room's business.
"""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from enum import Enum, auto
from pathlib import Path
from uuid import UUID

from msgspec.structs import replace

from desktop.domain.refused import Refused
from desktop.keys.passphrase import SHIPPED, Costs, check_new_passphrase
from desktop.keys.private_files import make_private_folder
from desktop.keys.problems import Damaged, NoKeyring, Unreadable
from desktop.keys.profile_file import FILE, Profile, is_key_of, is_there, key_hash, read_profile, write_profile
from desktop.keys.secret import DatabaseKey, Entropy
from desktop.keys.slots import (
    KEY_BYTES,
    Keyring,
    Slot,
    keyring_slot,
    open_keyring_slot,
    passphrase_slot,
)


class Entry(Enum):
    """Whose entry the keyring has in a profile's place."""

    OWN = auto()
    ANOTHERS = auto()
    NONE = auto()


@dataclass(frozen=True, slots=True)
class Locks:
    """What shall open a profile: a passphrase, the operating system's keyring, or each of them.

    Unless `insists`, a passphrase is enough where there is no keyring.
    """

    passphrase: str | None = field(default=None, repr=False)
    keyring: Keyring | None = None
    insists: bool = True


def create_profile(
    folder: Path, profile: UUID, locks: Locks, *, costs: Costs = SHIPPED, entropy: Entropy = os.urandom
) -> DatabaseKey:
    """Make a profile in a folder that has none, with a new database key; raises `Refused` and `NoKeyring`.

    `profile` is a new id: the keyring has one entry for each.
    """
    if locks.passphrase is None and locks.keyring is None:
        raise Refused("no_lock", "Ein Profil braucht eine Passphrase oder den Schlüsselbund.", field="passphrase")
    if locks.passphrase is not None:
        check_new_passphrase(locks.passphrase)
    make_private_folder(folder)
    if is_there(folder):
        raise Refused("profile_exists", "In diesem Ordner gibt es schon ein Profil.", field="profile")
    key = DatabaseKey(entropy(KEY_BYTES))
    slots: list[Slot] = []
    if locks.passphrase is not None:
        slots.append(passphrase_slot(str(profile), key, locks.passphrase, costs, entropy))
    if locks.keyring is not None:
        try:
            slots.append(keyring_slot(str(profile), key, locks.keyring, entropy))
        except NoKeyring:
            if locks.insists or not slots:
                raise
    write_profile(folder, Profile(profile=profile, key_hash=key_hash(key), slots=tuple(slots)))
    return key


def change_passphrase(
    folder: Path, key: DatabaseKey, passphrase: str, *, costs: Costs = SHIPPED, entropy: Entropy = os.urandom
) -> None:
    """Set a passphrase, or another one, for a profile that `key` opens; the keyring's slot stays. Raises `Refused`."""
    check_new_passphrase(passphrase)
    profile = _opened_by(folder, key)
    slot = passphrase_slot(profile.id, key, passphrase, costs, entropy)
    kept = profile.keyring_slot()
    write_profile(folder, replace(profile, slots=(slot, kept) if kept else (slot,)))


def use_keyring(folder: Path, key: DatabaseKey, keyring: Keyring, *, entropy: Entropy = os.urandom) -> None:
    """Let the keyring open a profile that `key` opens; the passphrase's slot stays.

    Raises `NoKeyring`, also where another profile's entry is in the place: a copy that was set aside still opens by it.
    """
    profile = _opened_by(folder, key)
    if _entry(profile, keyring) is Entry.ANOTHERS:
        raise NoKeyring("another")
    slot = keyring_slot(profile.id, key, keyring, entropy)
    kept = profile.passphrase_slot()
    write_profile(folder, replace(profile, slots=(kept, slot) if kept else (slot,)))


def leave_keyring(folder: Path, key: DatabaseKey, keyring: Keyring) -> None:
    """Let only the passphrase open a profile; raises `Refused` if it has none."""
    profile = _opened_by(folder, key)
    kept = profile.passphrase_slot()
    if kept is None:
        raise Refused("no_lock", "Ohne Passphrase ließe sich das Profil nicht mehr öffnen.", field="passphrase")
    write_profile(folder, replace(profile, slots=(kept,)))
    forget_entry(profile, keyring)


def forget_entry(profile: Profile, keyring: Keyring) -> None:
    """Remove a profile's entry from the keyring, but none that is another's; raises `NoKeyring`."""
    if _entry(profile, keyring) is Entry.OWN:
        keyring.forget(profile.id)


def _entry(profile: Profile, keyring: Keyring) -> Entry:
    slot = profile.keyring_slot()
    try:
        if slot is None:
            keyring.fetch(profile.id)
            return Entry.ANOTHERS
        open_keyring_slot(profile.id, slot, keyring)
    except Unreadable:
        return Entry.ANOTHERS
    except Damaged:
        return Entry.NONE
    except NoKeyring as missing:
        if missing.reason != "empty":
            raise
        return Entry.NONE
    return Entry.OWN


def _opened_by(folder: Path, key: DatabaseKey) -> Profile:
    try:
        profile = read_profile(folder)
    except Damaged:
        # The floor does not matter here: nothing is opened by the slots, and a weak one is about to be replaced.
        profile = read_profile(folder, floor=Costs(8, 1, 1))
    if not is_key_of(profile, key):
        raise Damaged(FILE, "anderer Schlüssel")
    return profile

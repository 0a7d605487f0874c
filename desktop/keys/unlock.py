"""Opening a profile: from a passphrase or the operating system's keyring to the database key.

A try counts only after it has failed. What went wrong is told apart: wrong passphrase, too many tries, damaged file, no
keyring. Nothing here may open the database or wait.
"""

from __future__ import annotations

from pathlib import Path

from desktop.domain.refused import Refused
from desktop.keys import tries
from desktop.keys.passphrase import FLOOR, Costs
from desktop.keys.problems import Damaged, NoKeyring, Unreadable, WrongPassphrase
from desktop.keys.profile_file import FILE, is_key_of, read_profile
from desktop.keys.secret import DatabaseKey
from desktop.keys.slots import Keyring, open_keyring_slot, open_passphrase_slot


def unlock(folder: Path, passphrase: str, now: int, *, floor: Costs = FLOOR) -> DatabaseKey:
    """Open a profile by its passphrase (`now` in ms since 1970 UTC).

    Raises `WrongPassphrase`, `TooManyTries`, `Damaged`, or `Refused` where there is no profile or it has no passphrase.
    """
    profile = read_profile(folder, floor=floor)
    slot = profile.passphrase_slot()
    if slot is None:
        raise Refused("no_passphrase", "Dieses Profil hat keine Passphrase; es öffnet sich über den Schlüsselbund.")
    tries.check(folder, now)
    try:
        key = open_passphrase_slot(profile.id, slot, passphrase)
    except Unreadable as error:
        raise WrongPassphrase(tries.note_failure(folder, now)) from error
    tries.clear(folder)
    if not is_key_of(profile, key):
        raise Damaged(FILE, "anderer Schlüssel")
    return key


def unlock_with_keyring(folder: Path, keyring: Keyring, *, floor: Costs = FLOOR) -> DatabaseKey:
    """Open a profile by the operating system's keyring.

    Raises `NoKeyring`, `Damaged`, or `Refused` where there is no profile or it does not use the keyring.
    """
    profile = read_profile(folder, floor=floor)
    slot = profile.keyring_slot()
    if slot is None:
        raise Refused("keyring_not_used", "Dieses Profil öffnet sich nur mit der Passphrase.")
    try:
        key = open_keyring_slot(profile.id, slot, keyring)
    except Unreadable as error:
        # Another profile of the same device has put its own there; a passphrase opens this one as before.
        raise NoKeyring("another") from error
    if not is_key_of(profile, key):
        raise Damaged(FILE, "anderer Schlüssel")
    return key

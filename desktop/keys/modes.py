"""Which locks a profile has, as the administration says: what a new one gets, what opens one, bringing one in line.

Nobody is shut out: the last lock of a profile stays, whatever is said.
"""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path
from typing import Final

from desktop.domain.precedence import Held
from desktop.domain.refused import Refused
from desktop.keys.problems import Damaged, NoKeyring
from desktop.keys.profile import Locks, leave_keyring, use_keyring
from desktop.keys.profile_file import read_profile
from desktop.keys.secret import DatabaseKey
from desktop.keys.slots import Keyring
from desktop.keys.unlock import unlock

FREE: Final = "free"
TYPED: Final = "passphrase"
KEYRING: Final = "keyring"
BOTH: Final = "both"


def new_locks(mode: str, passphrase: str | None, keyring: Keyring, *, asked: bool) -> Locks:
    """Give the locks of a new profile; `asked` says that somebody wants the keyring. Raises `Refused`."""
    if mode == TYPED and asked:
        raise Refused("set_by_administration", "Den Schlüsselbund lässt Ihre Administration nicht zu.", field="keyring")
    wanted = asked if mode == FREE else mode != TYPED
    return Locks(passphrase, keyring if wanted else None, insists=asked)


def opens_by_keyring(folder: Path, mode: str) -> bool:
    """Say whether the keyring may open a profile: not where only a passphrase is to, unless there is none."""
    try:
        profile = read_profile(folder)
    except (Damaged, Refused):
        return False
    return profile.keyring_slot() is not None and (mode != TYPED or profile.passphrase_slot() is None)


def lacks_passphrase(folder: Path, mode: str) -> bool:
    """Say whether a profile has none although the administration wants one."""
    return mode in (TYPED, BOTH) and read_profile(folder).passphrase_slot() is None


def open_typed(folder: Path, passphrase: str, now: int, held: Held, keyring: Keyring) -> DatabaseKey:
    """Open a profile by its passphrase (`now` in ms since 1970 UTC), and give it the locks it is to have.

    It keeps those it has while nobody can tell what was to be set: a slip in a policy takes no lock away for good.
    Raises what `unlock` does.
    """
    key = unlock(folder, passphrase, now)
    if not held.is_wrong("unlock"):
        with suppress(NoKeyring, OSError):
            bring_in_line(folder, key, held.settings.unlock, keyring)
    return key


def bring_in_line(folder: Path, key: DatabaseKey, mode: str, keyring: Keyring) -> None:
    """Give an opened profile the locks it is to have, as far as that shuts out nobody; raises `NoKeyring`."""
    profile = read_profile(folder)
    has = profile.keyring_slot() is not None
    if mode == TYPED and has and profile.passphrase_slot() is not None:
        leave_keyring(folder, key, keyring)
    elif mode in (KEYRING, BOTH) and not has:
        use_keyring(folder, key, keyring)

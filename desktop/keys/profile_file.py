"""A profile's own file, `profile.json`, and its second copy: what stands in them, and that it stands there twice.

Without it no passphrase opens the database any more, and nothing could make it anew. *The file leads*: it counts
wherever it can be read, and is the last of the two to be replaced. So a crash or a full disk in between leaves what
held before, and what was reported stands in both. The second copy counts where the first is damaged or missing. Whoever
opens the profile next writes again what is not as it should be.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from enum import Enum, auto
from pathlib import Path
from typing import Annotated, Final, Literal
from uuid import UUID

from msgspec import Meta

from desktop.domain.refused import Refused
from desktop.keys.checked import Checked, read_checked, write_checked
from desktop.keys.passphrase import FLOOR, Costs
from desktop.keys.private_files import read_limited, write_together
from desktop.keys.problems import Damaged
from desktop.keys.secret import DatabaseKey
from desktop.keys.slots import KeyringSlot, PassphraseSlot, Slot
from wire.codec import Malformed

FILE: Final = "profile.json"
SECOND: Final = f"{FILE}.second"
HEALED: Final = f"{FILE}.healed"
"""Names the copy that was last written again after damage, the leading one where both were; its time is the file's.

It stays until a repair."""
_LIMIT: Final = 16 * 1024


class Profile(Checked, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """What stands in the file. `key_hash` tells whether a key is this profile's before anything is sealed again."""

    format: Literal[1] = 1
    profile: UUID
    key_hash: Annotated[bytes, Meta(min_length=32, max_length=32)]
    slots: Annotated[tuple[Slot, ...], Meta(min_length=1, max_length=2)]

    @property
    def id(self) -> str:
        """Give the profile's id as text: its account in the keyring."""
        return str(self.profile)

    def passphrase_slot(self) -> PassphraseSlot | None:
        """Give the slot a passphrase opens, if there is one."""
        return next((slot for slot in self.slots if isinstance(slot, PassphraseSlot)), None)

    def keyring_slot(self) -> KeyringSlot | None:
        """Give the slot the keyring opens, if there is one."""
        return next((slot for slot in self.slots if isinstance(slot, KeyringSlot)), None)


class Copy(Enum):
    """How one of the two copies is; `ANOTHERS` is that of a profile with another key."""

    WHOLE = auto()
    MISSING = auto()
    DAMAGED = auto()
    BEHIND = auto()
    ANOTHERS = auto()


@dataclass(frozen=True, slots=True)
class _Read:
    """What was read of a copy (None: there is none), and the profile that stands in it or what is wrong with it."""

    data: bytes | None
    profile: Profile | None = None
    wrong: Damaged | OSError | None = None


_Found = dict[str, _Read]


def is_there(folder: Path) -> bool:
    """Say whether a folder has the file of a profile, or what is left of it."""
    return any((folder / name).exists() for name in (FILE, SECOND))


def read_profile(folder: Path, *, floor: Costs = FLOOR) -> Profile:
    """Read a profile's file, or its second copy; raises `Damaged` and `OSError`, or `Refused` where there is none."""
    return _leading(_found(folder, floor))


def copies(folder: Path, *, floor: Costs = FLOOR) -> dict[str, Copy]:
    """Say of each of the two copies how it is; raises what reading does."""
    return _compared(_found(folder, floor))


def write_profile(folder: Path, profile: Profile) -> None:
    """Replace both copies; raises `OSError`, and then what was there still holds."""
    data = write_checked(profile)
    write_together([(folder / SECOND, data), (folder / FILE, data)])


def heal(folder: Path, key: DatabaseKey, *, floor: Costs = FLOOR) -> dict[str, Copy]:
    """Write again which copy is not as it should be, for whoever opened the other one by `key`; gives how it was.

    Only the profile's writer may. What is another profile's stays, for nobody knows whether that one has it twice.
    Raises `OSError`, and what reading does. What was lost is noted, for whoever asks after it was healed in passing.
    """
    found = _found(folder, floor)
    profile = _leading(found)
    wrong: dict[str, Copy] = {name: one for name, one in _compared(found).items() if one is not Copy.WHOLE}
    if Copy.ANOTHERS in wrong.values() or not is_key_of(profile, key):
        return {}
    if wrong:
        lost = [(folder / HEALED, name.encode()) for name, one in wrong.items() if is_loss(name, one)]
        again = [(folder / name, write_checked(profile)) for name in (SECOND, FILE) if name in wrong]
        write_together([*lost[:1], *again])
    return wrong


def is_loss(name: str, was: Copy) -> bool:
    """Say whether a copy that is so has lost something: a second one may not be there yet, or behind."""
    return was is Copy.DAMAGED or (name == FILE and was is Copy.MISSING)


def last_healed(folder: Path) -> tuple[str, int] | None:
    """Give which copy was last healed and when (ms since 1970 UTC), None where none was since the last repair."""
    try:
        name = (folder / HEALED).read_bytes()[:_LIMIT]
        return SECOND if name == SECOND.encode() else FILE, int((folder / HEALED).stat().st_mtime * 1000)
    except FileNotFoundError:
        return None


def forget_healed(folder: Path) -> None:
    """Forget that a copy was healed, once it was said."""
    (folder / HEALED).unlink(missing_ok=True)


def is_key_of(profile: Profile, key: DatabaseKey) -> bool:
    """Say whether a key is this profile's."""
    return key_hash(key) == profile.key_hash


def key_hash(key: DatabaseKey) -> bytes:
    """Give by what a profile knows its key."""
    return hashlib.sha256(b"schutzbruecke/1/database-key\0" + key.reveal()).digest()


def _found(folder: Path, floor: Costs) -> _Found:
    """Read both copies, the leading one first: what stands in each, what is wrong with it, or None."""
    return {name: _read(folder / name, floor) for name in (FILE, SECOND)}


def _read(path: Path, floor: Costs) -> _Read:
    try:
        data = read_limited(path, _LIMIT)
    except OSError as error:
        return _Read(b"", wrong=error)
    if data is None:
        return _Read(None)
    try:
        profile = read_checked(Profile, data, limit=_LIMIT)
    except Malformed:
        return _Read(data, wrong=Damaged(path.name))
    slot = profile.passphrase_slot()
    if slot is not None and not slot.costs.reach(floor):
        return _Read(data, wrong=Damaged(path.name, "zu schwache Parameter"))
    return _Read(data, profile)


def _leading(found: _Found) -> Profile:
    """Give the copy that counts."""
    for one in found.values():
        if one.profile is not None:
            return one.profile
    wrong = [one.wrong for one in found.values() if one.wrong is not None]
    damaged = [one for one in wrong if isinstance(one, Damaged)]
    if not wrong:
        raise Refused("no_profile", "In diesem Ordner gibt es kein Profil.", field="profile")
    if len(damaged) < len(wrong):
        raise next(one for one in wrong if isinstance(one, OSError))
    raise Damaged(", ".join(one.what for one in damaged), damaged[0].reason)


def _compared(found: _Found) -> dict[str, Copy]:
    """Hold both copies against the one that counts."""
    leading = _leading(found)
    return {name: _how(one, leading) for name, one in found.items()}


def _how(one: _Read, leading: Profile) -> Copy:
    if one.profile is None:
        return Copy.MISSING if one.data is None else Copy.DAMAGED
    if one.data != write_checked(one.profile):
        # Another letter that says the same, such as a capital one in the id: read all the same, but not as written.
        return Copy.DAMAGED
    if one.profile == leading:
        return Copy.WHOLE
    return Copy.BEHIND if one.profile.key_hash == leading.key_hash else Copy.ANOTHERS

"""Which keys a revoked device or a removed unit still holds, so that the next ones are due.

Access ends with the revocation itself; the keys follow at the first contact of a remaining device. This module must not
make keys, and nothing may wait for them: it only says that a rotation is pending.
"""

from __future__ import annotations

from collections.abc import Iterable

from desktop.keys.ring import KeyRing
from wire.directory import Directory, Unit


def unit_key_exposed(directory: Directory, unit: str) -> bool:
    """Say whether a device that is no longer active holds the unit's newest key."""
    known = directory.units.get(unit)
    newest = known.newest_key if known else None
    return known is not None and newest is not None and _held_by_revoked(directory, known, newest.key)


def epoch_exposed(ring: KeyRing, channel: bytes, directory: Directory, units: Iterable[str]) -> bool:
    """Say whether a revoked device or a unit outside of `units` can open the channel's newest key."""
    readers = set(units)
    return any(
        unit not in readers or unit not in directory.units or _held_by_revoked(directory, directory.units[unit], key)
        for unit, key in ring.covered(channel)
    )


def _held_by_revoked(directory: Directory, unit: Unit, key: bytes) -> bool:
    holders = (device for stated in unit.keys if stated.key == key for device, _wrap in stated.wraps)
    return any(not directory.active(device) for device in holders)

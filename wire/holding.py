"""Who can open a channel key: what follows from the units it was wrapped for and from what the directory states.

A channel key is covered by (unit, unit key) pairs: the wraps of its epoch and those handed on later. A unit's newest
key opens the versions before it, as far back as each was sealed under the one after; a version given up as lost ends
that. Everything can be asked as of a seq of the directory, so that server and readers judge an old epoch alike.
"""

from __future__ import annotations

from collections.abc import Iterable

from wire.directory import Directory, Unit, UnitKey

Covered = Iterable[tuple[str, bytes]]


def openers(unit: Unit, key: bytes, seq: int | None = None) -> tuple[UnitKey, ...]:
    """Give the versions of a unit's key that open one of them, as of `seq` (default: now): itself and later ones."""
    stated = [one for one in unit.keys if seq is None or one.seq <= seq]
    found: list[UnitKey] = []
    for one in stated:
        if found and not one.previous:
            break
        if found or one.key == key:
            found.append(one)
    return tuple(found)


def opens(unit: Unit, key: bytes, seq: int | None = None) -> bool:
    """Say whether a unit's newest key opens a version of it, as of `seq` (default: now)."""
    stated = [one for one in unit.keys if seq is None or one.seq <= seq]
    found = openers(unit, key, seq)
    return bool(found) and found[-1] is stated[-1]


def has_device(directory: Directory, unit: str, seq: int | None = None) -> bool:
    """Say whether a unit has an active device, as of `seq` (default: now)."""
    return any(device.unit == unit and directory.active(device.id, seq) for device in directory.devices.values())


def is_exposed(directory: Directory, unit: str, key: bytes) -> bool:
    """Say whether a device that is no longer active can open a version of a unit's key.

    Of a version that the directory does not have (any more) nobody can say who holds it: whoever made it does.
    """
    known = directory.units.get(unit)
    if known is not None and known.keys and all(one.key != key for one in known.keys):
        return True
    holders = [device for one in openers(known, key) for device, _ in one.wraps] if known else []
    return not all(directory.active(device) for device in holders)


def may_give_up(directory: Directory, covered: Covered, seq: int | None = None) -> bool:
    """Say whether a channel key is lost as of `seq` (default: now): no unit that opens it has an active device."""
    units = {unit for unit, key in covered if unit in directory.units and opens(directory.units[unit], key, seq)}
    return not any(has_device(directory, unit, seq) for unit in units)


def is_retired(directory: Directory, unit: str, key: bytes) -> bool:
    """Say whether a key is an older version of a unit's key: who has left the unit since may hold it."""
    known = directory.units.get(unit)
    return known is not None and any(one.key == key for one in known.keys[:-1])

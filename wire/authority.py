"""Who may speak in the directory: the questions that its rules ask about an author.

Authority is a role of a device, and only while the device and its unit are active. It must not change anything; the
rules stand in `membership.py` and `directory_fold.py`.
"""

from __future__ import annotations

from dataclasses import dataclass

from wire.directory import Directory
from wire.statements import ADMINISTRATOR, LEAD


class Denied(Exception):
    """A statement that its author may not make, or that contradicts what stands."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a statement stands and who made it."""

    seq: int
    author: bytes


def require(claim: object, why: str) -> None:
    """Raise `Denied` unless a claim holds."""
    if not claim:
        raise Denied(why)


def is_root(directory: Directory, author: bytes) -> bool:
    """Say whether the founder's device speaks, which signs with root's key."""
    return bool(directory.root_device) and author == directory.root_device


def administers(directory: Directory, author: bytes, agency: str) -> bool:
    """Say whether an administrator of this agency speaks."""
    unit = directory.units.get(directory.unit_of(author) or "")
    return unit is not None and unit.agency == agency and ADMINISTRATOR in directory.roles(author)


def stands_above(directory: Directory, author: bytes, unit: str) -> bool:
    """Say whether root or an administrator of the unit's agency speaks."""
    return is_root(directory, author) or administers(directory, author, directory.units[unit].agency)


def leads(directory: Directory, author: bytes, unit: str) -> bool:
    """Say whether a lead of this unit speaks."""
    return directory.unit_of(author) == unit and LEAD in directory.roles(author)


def has_administrator(directory: Directory, agency: str) -> bool:
    """Say whether anybody administers an agency."""
    return any(administers(directory, device, agency) for device in directory.devices)

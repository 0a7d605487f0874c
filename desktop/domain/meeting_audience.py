"""Who is invited to a meeting: agencies and units on the one hand, roles and levels on the other.

Where places are named one has to be of one of them, where roles or levels are, one has to have one; nobody named is
everybody. The level follows from the roles: whoever leads a unit is of the leadership, everybody else of the casework.
"""

from __future__ import annotations

from collections.abc import Callable, Collection
from typing import Final, NamedTuple

from wire.statements import LEAD, MEMBER, RELEASE

LEVELS: Final = ("leadership", "casework")
ROLES: Final = (LEAD, RELEASE, MEMBER)
SORTS: Final = ("agency", "unit", "role", "level")
_PLACES: Final = frozenset({"agency", "unit"})


class Invitee(NamedTuple):
    """What invitations go by."""

    unit: str
    agency: str
    roles: tuple[str, ...]


def level_of(roles: Collection[str]) -> str:
    """Give the level that roles stand for."""
    return "leadership" if LEAD in roles else "casework"


def is_invited(invited: Collection[str], who: Invitee) -> bool:
    """Say whether somebody is invited. A code of a newer program names nobody here."""
    named = [code.partition(":") for code in invited]
    places = [(sort, name) for sort, _, name in named if sort in _PLACES]
    others = [(sort, name) for sort, _, name in named if sort not in _PLACES]
    return (not places or any(_HOLDS[sort](who, name) for sort, name in places)) and (
        not others or any(sort in _HOLDS and _HOLDS[sort](who, name) for sort, name in others)
    )


_HOLDS: Final[dict[str, Callable[[Invitee, str], bool]]] = {
    "agency": lambda who, name: who.agency == name,
    "unit": lambda who, name: who.unit == name,
    "role": lambda who, name: name in who.roles,
    "level": lambda who, name: level_of(who.roles) == name,
}

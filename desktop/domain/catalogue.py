"""The vocabulary of notifications: codes, directions and urgencies that programs and files agree on.

Only the names stand here. What a category means, how urgent it is and on which basis it rests is versioned data
(`rules.py`), because law and agreement change without a new program.
"""

from __future__ import annotations

from typing import Annotated, Final, Literal, TypeAlias

from msgspec import Meta

Urgency: TypeAlias = Literal["immediate", "urgent", "routine"]
Direction: TypeAlias = Literal["police_to_youth", "youth_to_police", "youth_to_youth"]
AgencyKind: TypeAlias = Literal["police", "youth_office"]
# Patterns are anchored with \A and \Z, because $ would let a line end pass.
CategoryCode: TypeAlias = Annotated[str, Meta(pattern=r"\A[PJX][0-9]{2}\Z")]
"""The shape of a code; which there are says `CODES`."""

POLICE_TO_YOUTH: Final = (*(f"P{number:02}" for number in range(1, 22)), "P90", "P99")
YOUTH_TO_POLICE: Final = tuple(f"J{number:02}" for number in range(1, 13))
YOUTH_TO_YOUTH: Final = ("X01",)
CODES: Final = POLICE_TO_YOUTH + YOUTH_TO_POLICE + YOUTH_TO_YOUTH

LATER_EVENTS: Final = frozenset({"P99", "J09", "J10", "J12"})
"""Codes of what follows a notification; they travel where the notification went and are not routed."""

URGENCY_TITLES: Final[dict[Urgency, str]] = {"immediate": "Sofort", "urgent": "Eilig", "routine": "Regulär"}
SENDER_KIND: Final[dict[Direction, AgencyKind]] = {
    "police_to_youth": "police",
    "youth_to_police": "youth_office",
    "youth_to_youth": "youth_office",
}
RECEIVER_KIND: Final[dict[Direction, AgencyKind]] = {
    "police_to_youth": "youth_office",
    "youth_to_police": "police",
    "youth_to_youth": "youth_office",
}


def direction_of(code: str) -> Direction:
    """Say from whom to whom a category goes; an unknown code is a KeyError."""
    return _DIRECTIONS[code]


def routed_to(kind: AgencyKind) -> tuple[str, ...]:
    """List the codes for which every agency of this kind must name a receiving unit."""
    return tuple(code for code in CODES if code not in LATER_EVENTS and RECEIVER_KIND[_DIRECTIONS[code]] == kind)


_DIRECTIONS: Final[dict[str, Direction]] = {
    **dict.fromkeys(POLICE_TO_YOUTH, "police_to_youth"),
    **dict.fromkeys(YOUTH_TO_POLICE, "youth_to_police"),
    **dict.fromkeys(YOUTH_TO_YOUTH, "youth_to_youth"),
}

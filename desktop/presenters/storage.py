"""How much room files may take on this device: what somebody enters, and what is said of what they take.

The cap holds for what the server has too and nobody pinned; everything else stays whatever it comes to.
"""

from __future__ import annotations

from typing import Final

from desktop.domain.refused import Refused
from desktop.domain.said import say
from desktop.domain.settings import MIB, MOST_STORAGE_MIB
from desktop.presenters.amounts import amount
from desktop.presenters.filing import Room

_DIGITS: Final = 7


def checked_cap(text: str) -> int:
    """Give the bytes of a cap that somebody entered in MiB; raises `Refused`."""
    digits = text.strip()
    whole = digits.isascii() and digits.isdigit() and len(digits) <= _DIGITS
    if not whole or int(digits) > MOST_STORAGE_MIB:
        raise Refused(
            "cap_invalid", say("Geben Sie eine ganze Zahl von 0 bis {most} an.", most=MOST_STORAGE_MIB), field="cap"
        )
    return int(digits) * MIB


def used_words(room: Room) -> str:
    """Say how much of the room is taken."""
    most = amount(room.most)
    if room.held is None:
        return say("Höchstens {most}; wie viel belegt ist, lässt sich zurzeit nicht lesen.", most=most)
    return say("{held} von höchstens {most} belegt.", held=amount(room.held), most=most)

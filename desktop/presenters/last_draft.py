"""What is said at a lock of what was being written: that it is kept, or as of when, and that the rest is not.

It says what is true and nothing of what was written.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from desktop.domain.said import joined, say

KEPT: Final = "Ihr Entwurf ist gesichert."


@dataclass(frozen=True, slots=True)
class Lost:
    """The last text of a draft, which could not be kept.

    `as_of` says when what is kept of it was saved, empty where nothing is; `full` that the disk had no room.
    """

    as_of: str
    full: bool


def lost_words(lost: Lost) -> str:
    """Say that the last text is lost, and what there is of the draft."""
    if not lost.as_of:
        return _NOTHING[lost.full]
    return joined((say("Ihr Entwurf ist gesichert, Stand {time} Uhr.", time=lost.as_of), _REST[lost.full]), " ")


def lock_soon_words(seconds: int, *, failing: bool) -> str:
    """Say that the window locks in so many seconds, and what goes with it where a draft cannot be saved."""
    if not failing:
        return say("Sperrt in {seconds} Sekunden, weil niemand etwas eingibt.", seconds=seconds)
    return say(
        "Sperrt in {seconds} Sekunden. Der Entwurf lässt sich nicht sichern: Was zuletzt geschrieben wurde, geht dann "
        "verloren.",
        seconds=seconds,
    )


_NOTHING: Final = {
    True: "Ihr Entwurf konnte nicht gesichert werden: Er passte nicht auf den Datenträger.",
    False: "Ihr Entwurf konnte nicht gesichert werden.",
}
_REST: Final = {
    True: "Was danach geschrieben wurde, passte nicht auf den Datenträger.",
    False: "Was danach geschrieben wurde, konnte nicht gesichert werden.",
}

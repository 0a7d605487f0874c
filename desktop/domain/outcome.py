"""What the fold did with an event.

Every event ends in exactly one outcome; the outcomes of a channel add up to its seq.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Verdict(StrEnum):
    """The six ways an event can end."""

    APPLIED = "applied"
    SUPERSEDED = "superseded"
    CONFLICT = "conflict"
    WAITING = "waiting"
    QUARANTINED = "quarantined"
    ERASED = "erased"


@dataclass(frozen=True, slots=True)
class Outcome:
    """A verdict, with the reason for waiting and quarantine (a code, never content)."""

    verdict: Verdict
    reason: str = ""


APPLIED = Outcome(Verdict.APPLIED)
SUPERSEDED = Outcome(Verdict.SUPERSEDED)
CONFLICT = Outcome(Verdict.CONFLICT)
ERASED = Outcome(Verdict.ERASED)


def waiting(reason: str) -> Outcome:
    """Give the outcome of an event that cannot be folded yet."""
    return Outcome(Verdict.WAITING, reason)


def quarantined(reason: str) -> Outcome:
    """Give the outcome of an event that breaks a rule and changes nothing."""
    return Outcome(Verdict.QUARANTINED, reason)

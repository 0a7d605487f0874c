"""How urgent a notification is by now: what was said of it after the first notice, and since when that counts.

Its sender may put the urgency right, and whoever acknowledges it says whether they take it as it is or change it. What
was said last counts. It holds no clock: by when something is due is for `deadlines.py`.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, NamedTuple

from desktop.domain.catalogue import URGENCY_TITLES

_RANKS: Final[dict[str, int]] = {urgency: -place for place, urgency in enumerate(URGENCY_TITLES)}
_UNKNOWN: Final = -len(_RANKS)


class Grading(NamedTuple):
    """One word on the urgency: by which event, and since when (ms since 1970 UTC); `seen` where nobody has to look.

    `asked` says that it is the sender's, who asks for it; else it is the receiver's own.
    """

    event: bytes
    urgency: str
    at: int
    asked: bool
    seen: bool = True


def is_higher(urgency: str, than: str) -> bool:
    """Say whether an urgency is a higher one; one that nobody knows is the lowest."""
    return _RANKS.get(urgency, _UNKNOWN) > _RANKS.get(than, _UNKNOWN)


def runs(first: tuple[int, str], gradings: Sequence[Grading]) -> tuple[tuple[int, str], ...]:
    """Give from when which urgencies ask for an answer: the one that is due first counts.

    A higher one runs from when it was said, and the time that was given before is never longer for it; a lower one
    counts from the beginning, for it should have been that from there.
    """
    since, level = first
    found = [first]
    for one in gradings:
        if not one.asked:
            continue
        if is_higher(one.urgency, level):
            found.append((max(since, one.at), one.urgency))
        elif is_higher(level, one.urgency):
            found = [(since, one.urgency)]
        level = one.urgency
    return tuple(found)


def level_at(first: str, gradings: Sequence[Grading], at: int) -> str:
    """Give how urgent it was when something was said; what was lowered since then counts lower from the beginning."""
    then = next((one.urgency for one in reversed(gradings) if one.at <= at), first)
    now = gradings[-1].urgency if gradings else first
    return now if is_higher(then, now) else then


def raised(first: str, gradings: Sequence[Grading]) -> Grading | None:
    """Give the last word by which the sender asked for more and that somebody has to look at, None without one."""
    level, found = first, None
    for one in gradings:
        if one.asked and not one.seen and is_higher(one.urgency, level):
            found = one
        elif is_higher(level, one.urgency):
            found = None
        level = one.urgency
    return found

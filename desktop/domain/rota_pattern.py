"""A month of duty by a pattern: who hands over to whom and when, laid over the times that somebody has to be on call.

People take turns in the order they are named, beginning with the first at the first day. What is planned already stays;
a pattern fills what is left. It decides nothing: it proposes shifts, which are planned like any other.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from itertools import pairwise
from typing import Final, Literal, NamedTuple

from desktop.domain.local_time import milliseconds_of
from desktop.domain.spans import Span, joined

Rotation = Literal["weekly", "daily", "weekend"]
ROTATIONS: Final[dict[Rotation, str]] = {
    "weekly": "wöchentlich",
    "weekend": "Werktage und Wochenende getrennt",
    "daily": "täglich",
}
_DAY: Final = timedelta(days=1)
_MONDAY, _FRIDAY = 1, 5


class OnDuty(NamedTuple):
    """Somebody who takes a turn, and where they are reached."""

    name: str
    phone: str


class Proposal(NamedTuple):
    """A shift that a pattern proposes."""

    span: Span
    who: OnDuty


@dataclass(frozen=True, slots=True)
class Pattern:
    """How turns change: each week on a weekday (1 is Monday), each day, or on Friday and Monday; at a time of day.

    `weekend` are those who take the weekends where these are apart; without them the same people take both.
    """

    rotation: Rotation
    people: tuple[OnDuty, ...]
    weekend: tuple[OnDuty, ...] = ()
    weekday: int = _MONDAY
    clock: time = time(8)


def propose(pattern: Pattern, demanded: Iterable[Span], first: date, last: date) -> list[Proposal]:
    """Lay a pattern over the times that are to be filled between two days, both included."""
    if not pattern.people:
        return []
    turns = list(_turns(pattern, first, last))
    return [
        Proposal(Span(max(span.starts, turn.starts), min(span.ends, turn.ends)), who)
        for span in joined(demanded)
        for turn, who in turns
        if max(span.starts, turn.starts) < min(span.ends, turn.ends)
    ]


def _turns(pattern: Pattern, first: date, last: date) -> Iterator[tuple[Span, OnDuty]]:
    """Give the turns from a day to another with those who take them; the first and the last reach beyond."""
    changes = [day for day in _days(first, last) if _changes(pattern, day)]
    begins = [first - _DAY, *(day for day in changes if day > first)]
    taken = {"weekday": 0, "weekend": 0}
    for begin, end in pairwise([*begins, last + 2 * _DAY]):
        apart = pattern.rotation == "weekend" and _weekend_begins(max(begin, first))
        row, people = _whose(pattern, weekend=apart)
        yield Span(_at(begin, pattern.clock), _at(end, pattern.clock)), people[taken[row] % len(people)]
        taken[row] += 1


def _whose(pattern: Pattern, *, weekend: bool) -> tuple[str, Sequence[OnDuty]]:
    if weekend and pattern.weekend:
        return "weekend", pattern.weekend
    return "weekday", pattern.people


def _changes(pattern: Pattern, day: date) -> bool:
    match pattern.rotation:
        case "daily":
            return True
        case "weekly":
            return day.isoweekday() == pattern.weekday
        case "weekend":
            return day.isoweekday() in (_MONDAY, _FRIDAY)


def _weekend_begins(day: date) -> bool:
    """Say whether the turn that holds on the evening of a day is one of a weekend."""
    return day.isoweekday() >= _FRIDAY


def _days(first: date, last: date) -> Iterator[date]:
    for index in range((last - first).days + 1):
        yield first + timedelta(days=index)


def _at(day: date, clock: time) -> int:
    return milliseconds_of(datetime.combine(day, clock))

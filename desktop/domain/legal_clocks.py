"""The further clocks of the law that run beside an acknowledgement, counted from what a notification says.

How long each takes is data of the rules it was written under. Whole days count: the day of the event does not, the last
one does to its end. A clock whose beginning nobody has stated is given without an end, never with a guessed one.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Literal

from desktop.domain.content import Content
from desktop.domain.local_time import day_ends, moment
from desktop.domain.rules import Spans

Name = Literal["expulsion", "liberty", "information"]


@dataclass(frozen=True, slots=True)
class LegalClock:
    """One clock: when it ends, and when it does at the latest where it can be extended (ms since 1970 UTC, 0 unknown).

    `weeks` is its length where it begins with something nobody has stated yet.
    """

    name: Name
    ends: int = 0
    latest: int = 0
    weeks: int = 0


def legal_clocks(content: Content, spans: Spans) -> Iterator[LegalClock]:
    """Yield the clocks that run for what a notification says."""
    for measure in content.measures:
        began = _day(measure.begins)
        if began is None:
            continue
        if measure.kind == "expulsion":
            extended = spans.expulsion_days + spans.expulsion_extension_days
            yield LegalClock("expulsion", _after(began, spans.expulsion_days), _after(began, extended))
        elif measure.kind == "care_done":
            yield LegalClock("liberty", _after(began, spans.liberty_days))
    told = content.transparency
    if told is not None and (told.police_consent is False or told.family_informed is False):
        yield LegalClock("information", weeks=spans.postponed_information_weeks)


def _after(day: date, days: int) -> int:
    return day_ends(day + timedelta(days=days))


def _day(entered: str | None) -> date | None:
    """Give the day of something entered into a form, as it is here; None where it is none, or no calendar has it."""
    try:
        there = datetime.fromisoformat(entered or "")
        day = there.date() if there.tzinfo is None else moment(int(there.timestamp() * 1000)).date()
        return day if date.min < day < date(9900, 1, 1) else None
    except (ValueError, OverflowError):
        return None

"""The times of a shift as people write them: what a clock here shows, also where it is put forward or back.

"28.11.2026 16:00", without the year, or the time of day alone, which is one of the day the shift is planned for. An end
that would lie before the beginning is one of the next day.
"""

from __future__ import annotations

import re
from datetime import date, datetime, time, timedelta
from typing import Final

from desktop.domain.local_time import moment, moments_shown
from desktop.domain.refused import Refused
from desktop.domain.said import say
from desktop.domain.spans import Span

_WRITTEN: Final = re.compile(
    r"(?:(?P<day>[0-9]{1,2})\.\s*(?P<month>[0-9]{1,2})\.\s*(?P<year>[0-9]{4})?,?\s+)?"
    r"(?P<hour>[0-9]{1,2})(?::(?P<minute>[0-9]{2}))?(?:\s*Uhr)?"
)
_EXPECTED: Final = "Erwartet wird eine Zeit, zum Beispiel 28.11.2026 16:00 oder 16:00."
_NEVER: Final = "Diese Uhrzeit gibt es an diesem Tag nicht: Die Uhren werden um 02:00 Uhr auf 03:00 Uhr vorgestellt."
_YEARS: Final = 20
_LONGEST_MS: Final = 32 * 24 * 3600 * 1000


def read_times(day: date, begin: str, end: str) -> Span:
    """Read from when to when a shift of a day is; raises `Refused` naming the field.

    Of a time that a clock shows twice it begins at the first and ends at the last, so that nobody is missing between.
    """
    starts = _read(day, begin, "from")
    first = starts[0]
    shown = moment(first).replace(tzinfo=None)
    ends = _read(shown.date(), end, "until")
    if ends[-1] <= first and not _has_day(end):
        ends = _read(shown.date() + timedelta(days=1), end, "until")
    if ends[-1] <= first:
        raise Refused.at("until", "duty_invalid", "Der Dienst endet vor seinem Anfang.")
    if ends[-1] - first > _LONGEST_MS:
        raise Refused.at("until", "duty_invalid", "Ein Dienst dauert höchstens einen Monat.")
    return Span(first, ends[-1])


def _read(day: date, text: str, field: str) -> tuple[int, ...]:
    found = _WRITTEN.fullmatch(text.strip())
    try:
        there = None if found is None else _there(day, found)
    except ValueError:
        there = None
    if there is None or abs(there.year - day.year) > _YEARS:
        raise Refused.at(field, "time_invalid", _EXPECTED)
    shown = moments_shown(there)
    if not shown:
        raise Refused.at(field, "time_invalid", _NEVER)
    return shown


def _there(day: date, found: re.Match[str]) -> datetime:
    if found["day"]:
        day = date(int(found["year"] or day.year), int(found["month"]), int(found["day"]))
    return datetime.combine(day, time(int(found["hour"]), int(found["minute"] or 0)))


def _has_day(text: str) -> bool:
    return "." in text


def written_time(at: int) -> str:
    """Write a moment as `read_times` reads it."""
    return moment(at).strftime("%d.%m.%Y %H:%M")


def length_text(span: Span) -> str:
    """Say how long a shift is, where that is worth saying: in a night in which the clocks change."""
    begin, end = moment(span.starts), moment(span.ends)
    shown = end.replace(tzinfo=None) - begin.replace(tzinfo=None)
    real = timedelta(milliseconds=span.ends - span.starts)
    if shown == real:
        return ""
    hours = real / timedelta(hours=1)
    if hours == 1:
        return say("Die Uhren werden umgestellt: Der Dienst dauert 1 Stunde.")
    return say("Die Uhren werden umgestellt: Der Dienst dauert {hours} Stunden.", hours=f"{hours:g}".replace(".", ","))

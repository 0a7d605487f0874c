"""Times and ids for people and programs: stored in UTC, shown in Europe/Berlin whatever the computer says."""

from __future__ import annotations

import uuid
from datetime import date, datetime, timedelta
from typing import Final

from desktop.domain import local_time
from desktop.domain.form_values import AHEAD, is_ahead
from desktop.domain.local_time import EPOCH, LAST, MILLISECOND
from desktop.domain.refused import Refused
from desktop.domain.said import say

BERLIN = local_time.BERLIN
moment = local_time.moment
DAYS: Final = ("Mo", "Di", "Mi", "Do", "Fr", "Sa", "So")
WHOLE_DAYS: Final = ("Montag", "Dienstag", "Mittwoch", "Donnerstag", "Freitag", "Samstag", "Sonntag")
MONTHS: Final = (
    "Januar",
    "Februar",
    "März",
    "April",
    "Mai",
    "Juni",
    "Juli",
    "August",
    "September",
    "Oktober",
    "November",
    "Dezember",
)
_YESTERDAY: Final = "Gestern"
_MOMENT_EXPECTED: Final = "Erwartet wird eine Zeit mit Versatz, zum Beispiel 2026-01-31T03:00+01:00."


def written(milliseconds: int) -> str | None:
    """Write a time (ms since 1970 UTC) as RFC 3339 with offset; None for 0, which means "not yet"."""
    return moment(milliseconds).isoformat(timespec="milliseconds") if milliseconds else None


def spoken(text: str | None) -> str:
    """Say a written time as people read it, in Europe/Berlin; a dash for "not yet"."""
    return datetime.fromisoformat(text).astimezone(BERLIN).strftime("%d.%m.%Y %H:%M") if text else "–"


def as_entered(text: str) -> str:
    """Say a day or a moment as somebody entered it into a form, in local time; anything else stays as it is."""
    try:
        if len(text) == len("2026-01-31"):
            return date.fromisoformat(text).strftime("%d.%m.%Y")
        entered = datetime.fromisoformat(text)
        # Without an offset it is what a clock here showed; the computer's own zone means nothing.
        return (entered.astimezone(BERLIN) if entered.tzinfo else entered).strftime("%d.%m.%Y %H:%M")
    except (ValueError, OverflowError):
        return text


def clock(milliseconds: int) -> str:
    """Say a time of day (ms since 1970 UTC), as in "03:12"."""
    return moment(milliseconds).strftime("%H:%M")


def clock_or_day(milliseconds: int, now: int) -> str:
    """Say when something was, as short as a list needs it: the time of today, else the day."""
    then, today = moment(milliseconds), moment(now).date()
    if then.date() == today:
        return then.strftime("%H:%M")
    if then.date() == today - timedelta(days=1):
        return _YESTERDAY
    return then.strftime("%d.%m." if then.year == today.year else "%d.%m.%Y")


def day_and_clock(milliseconds: int, now: int) -> str:
    """Say when something was or will be as a label: "03:12 Uhr", "gestern, 03:12 Uhr", "21.11., 03:12 Uhr"."""
    day, time = clock_or_day(milliseconds, now), clock(milliseconds)
    if day == time:
        return say("{time} Uhr", time=time)
    if day == _YESTERDAY:
        return say("gestern, {time} Uhr", time=time)
    return say("{day}, {time} Uhr", day=day, time=time)


def at_clock(milliseconds: int, now: int) -> str:
    """Say when something was, inside a sentence: "um 03:12 Uhr", "gestern um 03:12 Uhr", "am 21.11. um 03:12 Uhr"."""
    day, time = clock_or_day(milliseconds, now), clock(milliseconds)
    if day == time:
        return say("um {time} Uhr", time=time)
    if day == _YESTERDAY:
        return say("gestern um {time} Uhr", time=time)
    return say("am {day} um {time} Uhr", day=day, time=time)


def read_moment(text: str, field: str) -> int:
    """Read an RFC 3339 time with offset into ms since 1970 UTC; raises `Refused` naming the field."""
    try:
        read = datetime.fromisoformat(text)
    except ValueError:
        read = None
    if read is None or read.tzinfo is None:
        raise Refused.at(field, "time_invalid", _MOMENT_EXPECTED)
    milliseconds = (read - EPOCH) // MILLISECOND
    if not 0 < milliseconds <= LAST:
        raise Refused.at(field, "time_invalid", "Diese Zeit liegt zu weit entfernt.")
    return milliseconds


def read_past(text: str, field: str, now: int) -> int:
    """Read when something happened, by the measure of the forms; raises `Refused` for what is still to come."""
    at = read_moment(text, field)
    if is_ahead(moment(at), moment(now)):
        raise Refused.at(field, "time_ahead", AHEAD)
    return at


def read_day(text: str, field: str) -> date:
    """Read a day; raises `Refused` naming the field."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise Refused.at(field, "date_invalid", "Erwartet wird ein Datum, zum Beispiel 2026-01-31.") from None


def id_text(raw: bytes) -> str:
    """Write a 16-byte id as a UUID."""
    return str(uuid.UUID(bytes=raw))


def read_id(text: str, field: str = "id") -> bytes:
    """Read a UUID; raises `Refused` naming the field."""
    try:
        return uuid.UUID(text).bytes
    except ValueError:
        raise Refused.at(field, "id_invalid", "Das ist keine gültige Kennung.") from None

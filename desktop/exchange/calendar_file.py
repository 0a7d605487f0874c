"""Calendar files (iCalendar, RFC 5545): what is to stand in one's own calendar, written for any program that has one.

An entry keeps its UID for ever and its SEQUENCE rises with every change, so that reading a newer file over an older one
changes entries and doubles none. Times stand in the time of here, with the rule for summer time beside them; a moment
of the hour that is there twice stands in UTC. Duties and meetings share this; it knows neither.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from importlib import import_module
from typing import TYPE_CHECKING, Any, Final, Literal

from desktop.domain.local_time import day_ends, moment
from desktop.exchange.plain_text import plain

if TYPE_CHECKING:
    from icalendar import Event, Timezone, vCalAddress

ZONE: Final = "Europe/Berlin"
_PRODUCT: Final = "-//Schutzbruecke//Schutzbruecke//DE"
_UID: Final = "{id}@schutzbruecke.invalid"
_SUMMER: Final = (datetime.combine(date(1981, 3, 29), time(2)), timedelta(hours=1), timedelta(hours=2), 3)
_WINTER: Final = (datetime.combine(date(1996, 10, 27), time(3)), timedelta(hours=2), timedelta(hours=1), 10)
_ANSWERS: Final = {"yes": "ACCEPTED", "no": "DECLINED", "deputy": "DELEGATED", "": "NEEDS-ACTION"}


Method = Literal["PUBLISH", "REQUEST", "CANCEL"]


@dataclass(frozen=True, slots=True)
class Attendee:
    """Somebody who is invited: their name, their mail address where one is known, and what they answered."""

    name: str
    email: str = ""
    answer: Literal["", "yes", "no", "deputy"] = ""


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of a calendar; times in ms since 1970 UTC, the end excluded.

    `id` is the entity's and stays; `sequence` counts what has changed since it was first there, `changed_at` says when
    that was last. A series has a `rule` (`FREQ=…`, an end by day) and the beginnings it leaves out; one that stands in
    the place of another of the same series says the beginning of that one in `replaces`.
    """

    id: str
    sequence: int
    starts: int
    ends: int
    summary: str
    changed_at: int
    description: str = ""
    location: str = ""
    categories: tuple[str, ...] = ()
    attendees: tuple[Attendee, ...] = ()
    cancelled: bool = False
    rule: str = ""
    left_out: tuple[int, ...] = ()
    replaces: int | None = None
    confidential: bool = False


def write_calendar(name: str, entries: Iterable[Entry], now: int, method: Method = "PUBLISH") -> bytes:
    """Write a calendar file of entries, as it stands at a moment (ms since 1970 UTC)."""
    calendar = _library().Calendar()
    calendar.add("prodid", _PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", method)
    calendar.add("x-wr-calname", plain(name))
    calendar.add_component(_zone())
    stamp = _utc(now)
    for entry in entries:
        calendar.add_component(_event(entry, stamp))
    return bytes(calendar.to_ical())


def _event(entry: Entry, stamp: datetime) -> Event:
    event: Event = _library().Event()
    event.add("uid", _UID.format(id=entry.id))
    event.add("sequence", entry.sequence)
    event.add("dtstamp", stamp)
    event.add("last-modified", _utc(entry.changed_at))
    event.add("dtstart", _here(entry.starts))
    event.add("dtend", _here(entry.ends))
    event.add("summary", plain(entry.summary))
    event.add("status", "CANCELLED" if entry.cancelled else "CONFIRMED")
    for field, text in (("description", entry.description), ("location", entry.location)):
        if plain(text):
            event.add(field, plain(text))
    if entry.categories:
        event.add("categories", [plain(one) for one in entry.categories])
    for attendee in entry.attendees:
        event.add("attendee", _address(attendee), encode=False)
    if entry.confidential:
        event.add("class", "CONFIDENTIAL")
    _add_series(event, entry)
    return event


def _add_series(event: Event, entry: Entry) -> None:
    """Write how an entry comes again, or which one of a series it stands for."""
    if entry.rule:
        rule = _library().vRecur.from_ical(entry.rule)
        # The standard asks for a moment in UTC where the beginning has a zone: the end of that day here.
        rule["UNTIL"] = [_utc(day_ends(day)) for day in rule.get("UNTIL", [])]
        event.add("rrule", {name: value for name, value in rule.items() if value})
    for left_out in entry.left_out:
        event.add("exdate", _here(left_out))
    if entry.replaces is not None:
        event.add("recurrence-id", _here(entry.replaces))


def _address(attendee: Attendee) -> vCalAddress:
    """Write somebody who is invited; the standard asks for an address, so where none is known it leads nowhere."""
    library = _library()
    address: vCalAddress = library.vCalAddress(
        f"mailto:{plain(attendee.email)}" if attendee.email else "invalid:nomail"
    )
    address.params["CN"] = library.vText(plain(attendee.name).replace('"', "'"))
    address.params["PARTSTAT"] = library.vText(_ANSWERS[attendee.answer])
    return address


def _utc(at: int) -> datetime:
    return moment(at).astimezone(UTC).replace(microsecond=0)


def _here(at: int) -> datetime:
    """Give a moment as a clock here shows it; one of the hour that is there twice in UTC, where it is there once."""
    there = moment(at).replace(microsecond=0)
    twice = there.replace(fold=0).utcoffset() != there.replace(fold=1).utcoffset()
    return there.astimezone(UTC) if twice else there


def _zone() -> Timezone:
    """Write the time of here as it is since 1996: summer time from the last Sunday of March to that of October."""
    library = _library()
    zone: Timezone = library.Timezone()
    zone.add("tzid", ZONE)
    for kind, name, (first, before, after, month) in (
        (library.TimezoneDaylight, "CEST", _SUMMER),
        (library.TimezoneStandard, "CET", _WINTER),
    ):
        rule = kind()
        rule.add("dtstart", first)
        rule.add("tzname", name)
        rule.add("tzoffsetfrom", before)
        rule.add("tzoffsetto", after)
        rule.add("rrule", library.vRecur({"FREQ": ["YEARLY"], "BYMONTH": [month], "BYDAY": ["-1SU"]}))
        zone.add_component(rule)
    return zone


def _library() -> Any:
    """Give what writes such files: loaded with the first of them, never at the start of the program."""
    return import_module("icalendar")

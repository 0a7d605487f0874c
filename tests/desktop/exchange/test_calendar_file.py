"""Calendar files are read by two parsers of others: `icalendar`, and ical.js, which Thunderbird has."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar

from desktop.domain.local_time import milliseconds_of
from desktop.exchange.calendar_file import Attendee, Entry, write_calendar
from desktop.exchange.plain_text import plain
from tests.helpers.thunderbird import expand_calendar, read_calendar

NOW = milliseconds_of(datetime(2026, 11, 20, 12, tzinfo=UTC))
TEXTS = st.text(st.characters(codec="utf-8"), min_size=1, max_size=120)


def at(text: str) -> int:
    """A moment as a clock here shows it, or with an offset."""
    return milliseconds_of(datetime.fromisoformat(text))


def entry(starts: str = "2026-11-28T16:00", ends: str = "2026-11-29T08:00", **other: Any) -> Entry:
    """An entry over a night."""
    fields: dict[str, Any] = {"id": "e1", "sequence": 0, "summary": "Rufbereitschaft", "changed_at": NOW, **other}
    return Entry(starts=at(starts), ends=at(ends), **fields)


def by_icalendar(file: bytes) -> list[dict[str, Any]]:
    """What `icalendar` reads, as the other parser's reader gives it."""
    calendar: Any = Calendar.from_ical(file)
    return [
        {
            "uid": str(one["uid"]),
            "sequence": int(one["sequence"]),
            "summary": str(one["summary"]),
            "starts": int(one["dtstart"].dt.timestamp()),
            "ends": int(one["dtend"].dt.timestamp()),
        }
        for one in calendar.walk("VEVENT")
    ]


def both(*entries: Entry) -> list[dict[str, Any]]:
    """What both parsers read of entries, which is the same."""
    file = write_calendar("Dienste", entries, NOW)
    read = read_calendar(file)
    assert [{name: one[name] for name in row} for one, row in zip(read, by_icalendar(file), strict=True)] == (
        by_icalendar(file)
    )
    return read


def test_both_parsers_read_what_was_written() -> None:
    """An entry comes back whole, with its zone, the moment it was written in UTC, and whoever is invited."""
    invited = (Attendee('Kim "K" Muster; ASD', "kim@willich.invalid", "yes"), Attendee("Ohne Adresse"))
    said = entry(description="Erste Zeile\nZweite, mit; Zeichen", location="Willich", attendees=invited, sequence=3)
    [read] = both(said)
    assert read == {
        "uid": "e1@schutzbruecke.invalid",
        "sequence": 3,
        "summary": "Rufbereitschaft",
        "description": "Erste Zeile\nZweite, mit; Zeichen",
        "location": "Willich",
        "status": "CONFIRMED",
        "stamp": "2026-11-20T12:00:00Z",
        "starts": at("2026-11-28T16:00") // 1000,
        "ends": at("2026-11-29T08:00") // 1000,
        "zone": "Europe/Berlin",
        "attendees": [
            ["Kim 'K' Muster; ASD", "ACCEPTED", "mailto:kim@willich.invalid"],
            ["Ohne Adresse", "NEEDS-ACTION", "invalid:nomail"],
        ],
    }


@pytest.mark.parametrize(
    ("starts", "ends", "hours"),
    [
        ("2026-07-01T16:00", "2026-07-02T08:00", 16),
        ("2027-03-27T20:00", "2027-03-28T08:00", 11),
        ("2026-10-24T20:00", "2026-10-25T08:00", 13),
        ("2026-10-25T02:30+02:00", "2026-10-25T02:30+01:00", 1),
    ],
)
def test_a_night_in_which_the_clocks_change(starts: str, ends: str, hours: int) -> None:
    """Both parsers agree on how long a shift lasts, also where an hour is missing or comes twice."""
    [read] = both(entry(starts, ends))
    assert (read["starts"], read["ends"]) == (at(starts) // 1000, at(ends) // 1000)
    assert read["ends"] - read["starts"] == hours * 3600


def test_what_was_called_off_says_so() -> None:
    """A cancelled entry stays in the file under its id, so that calendars take it out."""
    read = both(entry(cancelled=True, sequence=1), entry(id="e2"))
    assert [(one["uid"][:2], one["sequence"], one["status"]) for one in read] == [
        ("e1", 1, "CANCELLED"),
        ("e2", 0, "CONFIRMED"),
    ]


def test_a_series_is_expanded_as_it_was_meant() -> None:
    """Over the change of the clocks, with a day that is left out and one that is moved; its end is of this day here."""
    start, end = "2027-03-09T14:00", "2027-03-09T16:00"
    left_out, moved = at("2027-04-13T14:00"), at("2027-05-11T14:00")
    series = entry(start, end, rule="FREQ=MONTHLY;BYDAY=2TU;UNTIL=20270608", left_out=(left_out,), confidential=True)
    other = entry("2027-05-12T09:00", "2027-05-12T10:00", replaces=moved)
    file = write_calendar("Termine", [series, other], NOW)
    times = [(starts, (ends - starts) // 3600) for _, starts, ends in expand_calendar(file)]
    assert times == [
        (at("2027-03-09T14:00") // 1000, 2),
        (at("2027-05-12T09:00") // 1000, 1),
        (at("2027-06-08T14:00") // 1000, 2),
    ]
    calendar: Any = Calendar.from_ical(file)
    first, second = calendar.walk("VEVENT")
    assert str(first["class"]) == "CONFIDENTIAL"
    assert first["rrule"]["UNTIL"] == [datetime(2027, 6, 8, 21, 59, 59, tzinfo=UTC)]
    assert first["exdate"].dts[0].dt.timestamp() * 1000 == left_out
    assert second["recurrence-id"].dt.timestamp() * 1000 == moved
    assert "class" not in second


def test_lines_are_folded_by_bytes() -> None:
    """No line is longer than 75 bytes, and none is broken inside a character."""
    file = write_calendar("Ö" * 200, [entry(summary="ß" * 300, description="世界" * 100)], NOW)
    lines = file.split(b"\r\n")
    assert max(map(len, lines)) <= 75
    assert all(line.decode() is not None for line in lines)
    assert by_icalendar(file)[0]["summary"] == "ß" * 300


@given(summary=TEXTS, description=TEXTS)
def test_no_text_breaks_out_of_its_field(summary: str, description: str) -> None:
    """Whatever somebody wrote comes back as text, without what nobody sees, and never as a field of its own."""
    file = write_calendar("Dienste", [entry(summary=summary, description=description)], NOW)
    read: Any = Calendar.from_ical(file)
    [event] = read.walk("VEVENT")
    assert str(event["summary"]) == plain(summary)
    assert str(event.get("description", "")) == plain(description)
    assert set(event) <= {
        "SUMMARY", "DTSTART", "DTEND", "DTSTAMP", "UID", "SEQUENCE", "LAST-MODIFIED", "STATUS", "DESCRIPTION",
    }  # fmt: skip


def test_the_parser_fails_where_the_file_is_wrong() -> None:
    """The reader of the tests is no yes-man: a damaged file fails it."""
    broken = write_calendar("Dienste", [entry()], NOW).replace(b"DTSTART;TZID=Europe/Berlin:", b"DTSTART")
    with pytest.raises(AssertionError):
        read_calendar(broken)

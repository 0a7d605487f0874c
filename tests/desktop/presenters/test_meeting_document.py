"""A meeting as a file says it: read to the minute, and refused by its field."""

from __future__ import annotations

from typing import Any

import pytest

from desktop.presenters.meeting_document import MOST_MEETINGS, checked, is_writable, read_changes, read_meetings
from tests.desktop.presenters.refusing import refused
from tests.helpers.company import POLICE, Member

PLANNED: dict[str, Any] = {
    "kind": "casework",
    "title": " Meldewege ",
    "from": "2026-12-08T13:00Z",
    "until": "2026-12-08T16:30:59+01:00",
}


def test_a_meeting_is_read_as_it_is_kept(police: Member) -> None:
    """Times as a clock here shows them, without an offset; what is not said is not there."""
    (wanted,) = read_meetings(police.workspace, PLANNED)
    assert (wanted.id, wanted.unit, wanted.invited) == (None, POLICE, ())
    assert wanted.values == {
        "kind": "casework",
        "title": "Meldewege",
        "when": "2026-12-08T14:00/2026-12-08T16:30",
    }


SERIES = {
    "FREQ=WEEKLY;INTERVAL=2;COUNT=5": {"every": "week", "interval": 2, "count": 5},
    "FREQ=MONTHLY;BYDAY=2TU;UNTIL=20271231": {"every": "month", "nth": 2, "weekday": "TU", "until": "2027-12-31"},
    "": None,
}


@pytest.mark.parametrize("text", SERIES)
def test_a_series_is_read(police: Member, text: str) -> None:
    """It is kept as calendars write it; none is none."""
    (wanted,) = read_meetings(police.workspace, {**PLANNED, "series": SERIES[text]})
    assert wanted.values["series"] == text


@pytest.mark.parametrize(
    ("series", "field"),
    [
        ("weekly", "series"),
        ({"every": "week"}, "series.until"),
        ({"every": "week", "count": 2, "until": "2027-01-01"}, "series.until"),
        ({"every": "week", "nth": 2, "count": 2}, "series.weekday"),
        ({"every": "month", "nth": 2, "weekday": "Di", "count": 2}, "series.weekday"),
        ({"every": "month", "nth": 9, "weekday": "TU", "count": 2}, "series"),
        ({"every": "week", "count": 100_000}, "series"),
        ({"every": "week", "count": "\u0662"}, "series"),
        ({"every": "week", "count": 2, "colour": 1}, "series"),
    ],
    ids=str,
)
def test_what_is_no_series(police: Member, series: object, field: str) -> None:
    """The part that is wrong is named."""
    with refused("meeting_invalid", field):
        read_meetings(police.workspace, {**PLANNED, "series": series})


@pytest.mark.parametrize(
    "document", [None, "x", [], [PLANNED] * (MOST_MEETINGS + 1)], ids=["null", "text", "none", "many"]
)
def test_what_is_no_file_of_meetings(police: Member, document: object) -> None:
    """One, or a list of so many."""
    with refused("meeting_invalid"):
        read_meetings(police.workspace, document)


@pytest.mark.parametrize(
    ("entry", "field"),
    [
        ([None], "[0]"),
        ({**PLANNED, "title": "x" * 201}, "title"),
        ({**PLANNED, "agenda": "a\x00b"}, "agenda"),
        ({**PLANNED, "place": 5}, "place"),
        ({**PLANNED, "capacity": True}, "capacity"),
        ({**PLANNED, "from": 5}, "from"),
        ({**PLANNED, "invited": "all"}, "invited"),
        ({**PLANNED, "invited": ["everybody"]}, "invited[0]"),
        ({**PLANNED, "invited": [["unit"]]}, "invited[0]"),
        ({name: value for name, value in PLANNED.items() if name != "title"}, "title"),
    ],
    ids=str,
)
def test_what_is_wrong_is_named(police: Member, entry: object, field: str) -> None:
    """The field, and in a list its place."""
    with refused("meeting_invalid", field):
        read_meetings(police.workspace, entry)


def test_changes_name_what_changes(police: Member) -> None:
    """Days of a series are moved, dropped or as planned again; who is invited only where it is said."""
    moved = {"from": "2026-12-16T09:00+01:00", "until": "2026-12-16T10:00+01:00"}
    days = {"2026-12-15": moved, "2026-12-22": None, "2026-12-29": ""}
    values, invited = read_changes(police.workspace, {"place": "Wache", "days": days})
    assert (values.pop("place"), invited) == ("Wache", None)
    assert list(values.values()) == ["2026-12-16T09:00/2026-12-16T10:00", "dropped", ""]
    assert read_changes(police.workspace, {"invited": []}) == ({}, ())


@pytest.mark.parametrize(
    ("changes", "field"),
    [({"unit": "x"}, "unit"), ({"days": []}, "days"), ({"days": {"2026-12-15": 5}}, "days.2026-12-15")],
    ids=str,
)
def test_what_cannot_be_changed(police: Member, changes: dict[str, Any], field: str) -> None:
    """The unit stays; a day is moved by a span."""
    with refused("meeting_invalid", field):
        read_changes(police.workspace, changes)


@pytest.mark.parametrize(
    "series", ["FREQ=WEEKLY;UNTIL=20261201", "FREQ=MONTHLY;BYDAY=3TU;COUNT=2", "FREQ=MONTHLY;BYDAY=2WE;COUNT=2"]
)
def test_a_series_begins_with_its_first_day(series: str) -> None:
    """Calendars show a first day that is not of the series as one more."""
    with refused("meeting_invalid", "series"):
        checked({"when": "2026-12-08T14:00/2026-12-08T16:00", "series": series})
    checked({"when": "2026-12-08T14:00/2026-12-08T16:00", "series": "FREQ=MONTHLY;BYDAY=2TU;COUNT=2"})


@pytest.mark.parametrize(("text", "writable"), [("a\nb", True), ("a\tb", False), ("\ud800", False)])
def test_what_can_be_written(text: str, *, writable: bool) -> None:
    """Lines of characters that can be seen."""
    assert is_writable(text) is writable

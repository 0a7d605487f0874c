"""Meetings in calendars of others: both parsers find each day where it is, and nothing that is nobody's business."""

from __future__ import annotations

from typing import Any

import pytest
from icalendar import Calendar

from desktop.domain.meeting_occurrence import taking_place
from desktop.domain.meeting_state import Meeting
from desktop.presenters import meetings
from desktop.presenters.meeting_calendar import calendar_of
from tests.desktop.presenters.test_meetings import planned
from tests.helpers.company import Member
from tests.helpers.thunderbird import expand_calendar, read_calendar

MOVED = "2026-12-16T09:00/2026-12-16T11:00"


def state_of(member: Member, entity: bytes) -> Meeting:
    """A meeting as it is shown."""
    return meetings.meeting(member.workspace, entity)


def times(member: Member, entity: bytes) -> list[tuple[int, int]]:
    """When a meeting takes place, in seconds as calendars count."""
    return [(one.starts // 1000, one.ends // 1000) for one in taking_place(state_of(member, entity))]


def test_a_series_is_where_it_is(police: Member) -> None:
    """A moved day is there, a dropped one is not, and both parsers of others agree."""
    entity = planned(police, series={"every": "week", "count": 5})
    meetings.edit(police.workspace, entity, {"2026-12-15": MOVED, "2026-12-22": "dropped"})
    file = calendar_of(police.workspace, [state_of(police, entity)])
    assert sorted(one[1:] for one in expand_calendar(file)) == times(police, entity)
    calendar: Any = Calendar.from_ical(file)
    whole, moved = calendar.walk("VEVENT")
    assert (whole["uid"], whole["sequence"], str(whole["class"])) == (moved["uid"], 1, "CONFIDENTIAL")
    assert moved["recurrence-id"].dt.isoformat() == "2026-12-15T14:00:00+01:00"
    assert [str(one) for one in whole["categories"].cats] == ["Fachtreffen"]


@pytest.mark.parametrize("until", ["9999-12-31", "2027-01-08"])
def test_a_series_ends_with_its_last_day(police: Member, until: str) -> None:
    """Whatever end somebody wrote, a calendar has the days that there are here, and the file is written."""
    entity = planned(police, series={"every": "week", "until": until})
    file = calendar_of(police.workspace, [state_of(police, entity)])
    assert sorted(one[1:] for one in expand_calendar(file)) == times(police, entity)


def test_what_changes_keeps_its_name(police: Member) -> None:
    """The same UID with a higher sequence; one that is cancelled says so; a training is for everybody to see."""
    entity = planned(police, kind="joint_training", series=None, place="Kreishaus")
    (before,) = read_calendar(calendar_of(police.workspace, [state_of(police, entity)]))
    meetings.edit(police.workspace, entity, {"place": "Wache"})
    meetings.cancel(police.workspace, entity, "Glatteis")
    (after,) = read_calendar(calendar_of(police.workspace, [state_of(police, entity)]))
    assert (before["uid"], before["sequence"], before["status"]) == (after["uid"], 0, "CONFIRMED")
    assert (after["sequence"], after["status"], after["location"]) == (2, "CANCELLED", "Wache")
    assert b"CLASS" not in calendar_of(police.workspace, [state_of(police, entity)])


def test_nobody_is_named(police: Member) -> None:
    """Who comes is no affair of a telephone."""
    entity = planned(police, series=None)
    meetings.reply(police.workspace, entity, "deputy", "B. Watt")
    file = calendar_of(police.workspace, [state_of(police, entity)])
    assert b"Watt" not in file
    assert b"ATTENDEE" not in file

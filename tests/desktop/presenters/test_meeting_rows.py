"""Meetings as rows: the next occurrence, one's own answer, who was there and what was decided."""

from __future__ import annotations

from desktop.domain.local_time import milliseconds_of
from desktop.domain.meeting_events import Attendee, ItemAdded
from desktop.domain.meeting_series import read_span
from desktop.presenters import meeting_rows, meetings
from tests.desktop.presenters.test_meetings import planned
from tests.helpers.company import Company, Member


def goes_to(company: Company, moment: str) -> None:
    """Let it be another time."""
    span = read_span(f"{moment}/{moment[:10]}T23:59")
    assert span is not None
    company.clock.time = milliseconds_of(span.starts)


def test_a_row_is_of_what_comes_next(company: Company, police: Member) -> None:
    """Of a series the next day, with the answer for that day; when all are over the last."""
    entity = planned(police, capacity=5)
    meetings.reply(police.workspace, entity, "yes")
    meetings.reply(police.workspace, entity, "no", day="2026-12-15")
    rows = []
    for moment in ("2026-12-01T08:00", "2026-12-10T08:00", "2026-12-16T08:00", "2027-06-01T08:00"):
        goes_to(company, moment)
        row = meeting_rows.row(police.workspace, meetings.meeting(police.workspace, entity))
        rows.append((row["day"], row["answer"], row["coming"]))
    assert rows == [
        ("2026-12-08", "yes", 1),
        ("2026-12-15", "no", 0),
        ("2026-12-22", "yes", 1),
        ("2026-12-22", "yes", 1),
    ]


def test_all_of_a_meeting(police: Member) -> None:
    """Names where they are known, what stands in the minutes, and the tasks with who does them."""
    entity = planned(police, series=None)
    there = [Attendee(police.device, "", ""), Attendee(b"", "A. Ohm", "Schule")]
    meetings.check_off(police.workspace, entity, "", there)
    for sort, more in (("decision", {}), ("task", {"owner": "name:A. Ohm", "due": "2027-01-15"})):
        police.do("", "meeting.item_added", entity, ItemAdded(sort, {"text": "Liste", **more}))
    whole = meeting_rows.whole(police.workspace, meetings.meeting(police.workspace, entity))
    (one,) = whole["occurrences"]
    assert [somebody["name"] for somebody in one["attended"]][1:] == ["A. Ohm"]
    assert [(item["sort"], item.get("owner"), item.get("done")) for item in one["minutes"]] == [
        ("decision", None, None),
        ("task", "name:A. Ohm", False),
    ]
    assert whole["conflicts"] == []


def test_nobody_has_said_anything_yet(police: Member) -> None:
    """No answer is none."""
    state = meetings.meeting(police.workspace, planned(police))
    assert meeting_rows.own_answer(police.workspace, state, "2026-12-08") is None
    assert meeting_rows.row(police.workspace, state)["waiting_place"] is None

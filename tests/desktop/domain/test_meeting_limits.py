"""How much a meeting can hold: just what is allowed, and one more."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from msgspec.structs import replace

from desktop.domain.event import Author
from desktop.domain.fields import Edit
from desktop.domain.meeting_events import (
    AttendanceTaken,
    Attendee,
    Body,
    ItemAdded,
    MeetingEdited,
    MeetingInvited,
    Replied,
)
from desktop.domain.meeting_limits import MOST_ANSWERS, MOST_ATTENDEES, MOST_DAYS, MOST_INVITED, MOST_ITEMS
from desktop.domain.meeting_state import Meeting
from desktop.domain.outcome import APPLIED, quarantined
from tests.desktop.domain.meetings import LEADER, planned, then
from tests.desktop.domain.test_event import SENDER

DAYS = [(date(2026, 1, 1) + timedelta(days=one)).isoformat() for one in range(MOST_DAYS + 1)]


def item(text: str) -> ItemAdded:
    return ItemAdded("note", {"text": text})


def people(count: int) -> tuple[Attendee, ...]:
    return tuple(Attendee(b"", f"P{one}", "Hort") for one in range(count))


def full() -> Meeting:
    """A meeting that holds all it can."""
    state, answer = planned(), Replied("yes")
    state, _ = then(state, item("Anfang"), 2)
    state, _ = then(state, answer, 3, LEADER)
    state, _ = then(state, MeetingEdited({DAYS[0]: Edit(number_of(state), "dropped")}), 4)
    (first,), (one,), days = state.answers, state.items, dict.fromkeys(DAYS[:MOST_DAYS], state.fields[DAYS[0]])
    return replace(
        state,
        answers=tuple(replace(first, occurrence=day) for day in ["", *DAYS[: MOST_ANSWERS - 1]]),
        items=(one,) * MOST_ITEMS,
        fields=state.fields | days,
        attendance={"": people(MOST_ATTENDEES)} | dict.fromkeys(DAYS[: MOST_DAYS - 1], people(1)),
        invited=tuple(f"unit:u{one}" for one in range(MOST_INVITED)),
    )


def number_of(state: Meeting) -> bytes:
    """The version of a day that nobody has touched."""
    return state.planned


@pytest.mark.parametrize(
    ("body", "by", "why"),
    [
        (Replied("yes", occurrence=DAYS[-1]), LEADER, "too_many_answers"),
        (item("noch eins"), SENDER, "too_many_items"),
        (MeetingInvited(add=("unit:more",)), SENDER, "too_many_invited"),
        (AttendanceTaken(add=(Attendee(b"", "Eva", "Hort"),)), SENDER, "too_many_attendees"),
        (AttendanceTaken(DAYS[MOST_DAYS - 1], people(1)), SENDER, "too_many_days"),
    ],
)
def test_one_more_is_too_many(body: Body, by: Author, why: str) -> None:
    """It is refused with what there is too much of, and nothing changes."""
    state = full()
    assert then(state, body, 9, by) == (state, quarantined(why))


def test_the_last_day_there_is_room_for_is_taken() -> None:
    """Days are noted up to the limit, and no further."""
    state = full()
    state = replace(state, attendance={day: who for day, who in state.attendance.items() if day != DAYS[0]})
    state, outcome = then(state, AttendanceTaken(DAYS[MOST_DAYS - 1], people(1)), 9)
    assert (outcome, len(state.attendance)) == (APPLIED, MOST_DAYS)


def test_one_more_day_is_too_many() -> None:
    """A day that nobody has touched is refused; one that was touched is changed."""
    state = full()
    edit = Edit(number_of(state), "dropped")
    assert then(state, MeetingEdited({DAYS[-1]: edit}), 9) == (state, quarantined("too_many_days"))
    version = state.fields[DAYS[0]].shown.version
    _, outcome = then(state, MeetingEdited({DAYS[0]: Edit(version, "")}), 9)
    assert outcome == APPLIED


def test_what_is_there_is_changed_all_the_same() -> None:
    """Answers are changed, people leave the lists, and others still answer."""
    state = full()
    for body, by in (
        (Replied("no", occurrence=DAYS[0]), LEADER),
        (Replied("yes", occurrence=DAYS[-1]), SENDER),
        (AttendanceTaken(remove=people(1)), SENDER),
        (MeetingInvited(add=("unit:more",), remove=("unit:u1",)), SENDER),
    ):
        state, outcome = then(state, body, 9, by)
        assert outcome == APPLIED

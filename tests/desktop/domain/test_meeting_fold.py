"""The fold of a meeting: who may write what, and what becomes of two who do."""

from __future__ import annotations

from typing import Any

import pytest

from desktop.domain.fields import Edit
from desktop.domain.meeting import MEETING
from desktop.domain.meeting_events import (
    DROPPED,
    MEETING_FIELDS,
    AttendanceTaken,
    Attendee,
    ItemAdded,
    MeetingCancelled,
    MeetingEdited,
    MeetingInvited,
    MeetingPlanned,
    MeetingSettled,
    Replied,
)
from desktop.domain.outcome import APPLIED, CONFLICT, SUPERSEDED, quarantined, waiting
from tests.desktop.domain.meetings import COLLEAGUE, FIELDS, WHEN, after, planned, then
from tests.desktop.domain.test_event import RECEIVER, SENDER, event, number

SERIES = "FREQ=WEEKLY;COUNT=4"
THERE = Attendee(b"", "A. Ohm", "Schule")
OTHER = Attendee(number(7), "", "asd-willich")
TITLE = MeetingEdited({"title": Edit(number(1), "Werkstatt")})


def test_a_new_meeting_has_all_its_fields() -> None:
    """What was not said is empty and can be edited like the rest."""
    state = planned()
    assert tuple(state.fields) == MEETING_FIELDS
    assert (state.title, state.value("agenda"), state.capacity, state.sequence) == ("Fachtreffen", "", 0, 0)


REFUSED = {
    "another agency": (MeetingPlanned(SENDER.unit, SENDER.agency, FIELDS), RECEIVER, "own_agency_only"),
    "another agency's unit": (MeetingPlanned("asd-willich", "police", FIELDS), SENDER, "unit_of_another_agency"),
    "no title": (MeetingPlanned(SENDER.unit, SENDER.agency, {**FIELDS, "title": " "}), SENDER, "meeting_invalid"),
    "no time": (MeetingPlanned(SENDER.unit, SENDER.agency, {**FIELDS, "when": ""}), SENDER, "meeting_invalid"),
    "unknown field": (MeetingPlanned(SENDER.unit, SENDER.agency, {**FIELDS, "x": "1"}), SENDER, "meeting_invalid"),
    "a day at the start": (
        MeetingPlanned(SENDER.unit, SENDER.agency, {**FIELDS, "2026-12-08": DROPPED}),
        SENDER,
        "meeting_invalid",
    ),
}


@pytest.mark.parametrize("case", REFUSED)
def test_what_is_no_meeting(case: str) -> None:
    """One of another agency, or without what a meeting needs, is quarantined."""
    body, by, reason = REFUSED[case]
    assert MEETING.fold(None, event("meeting.planned", body, by)) == (None, quarantined(reason))


def test_a_meeting_is_planned_once() -> None:
    """A second start under the same id does not change the first."""
    state = planned()
    other = MeetingPlanned(SENDER.unit, SENDER.agency, {**FIELDS, "title": "Anderes"})
    assert then(state, other, 2) == (state, quarantined("meeting_known"))


CHANGES: dict[str, Any] = {
    "edited": TITLE,
    "settled": MeetingSettled("title", number(1), ()),
    "invited": MeetingInvited(("unit:asd-willich",)),
    "cancelled": MeetingCancelled("Krank"),
    "item": ItemAdded("note", {"text": "Begrüßung"}),
}


@pytest.mark.parametrize("name", CHANGES)
def test_only_the_own_agency_changes_a_meeting(name: str) -> None:
    """A colleague of another unit may, another agency may not and changes nothing."""
    state = planned()
    assert then(state, CHANGES[name], 2, COLLEAGUE)[1] == APPLIED
    assert then(state, CHANGES[name], 2, RECEIVER) == (state, quarantined("own_agency_only"))


@pytest.mark.parametrize("name", [*CHANGES, "replied", "attended"])
def test_what_comes_before_its_meeting_waits(name: str) -> None:
    """Nothing is dropped because its meeting is not known yet."""
    body = {**CHANGES, "replied": Replied("yes"), "attended": AttendanceTaken()}[name]
    assert MEETING.fold(None, event("meeting.any", body, SENDER)) == (None, waiting("parent"))


def test_two_who_move_it_at_once_are_a_conflict() -> None:
    """Start and end are one value: nobody gets the start of one and the end of the other."""
    one, two = "2026-12-08T15:00/2026-12-08T17:00", "2026-12-09T14:00/2026-12-09T16:00"
    state, _ = then(planned(), MeetingEdited({"when": Edit(number(1), one)}), 2)
    state, outcome = then(state, MeetingEdited({"when": Edit(number(1), two)}), 3, COLLEAGUE)
    assert outcome == CONFLICT
    assert [value.value for value in state.fields["when"].values] == [two, one]
    assert MEETING.row(state).conflict
    state, outcome = then(state, MeetingSettled("when", number(2), (number(2), number(3))), 4)
    assert (outcome, state.value("when"), state.conflicts) == (APPLIED, one, False)


def test_different_fields_never_clash() -> None:
    """A place and a title changed at the same time both hold."""
    state, _ = then(planned(), TITLE, 2)
    state, outcome = then(state, MeetingEdited({"place": Edit(number(1), "Wache")}), 3, COLLEAGUE)
    assert (outcome, state.title, state.value("place")) == (APPLIED, "Werkstatt", "Wache")


def test_a_day_of_a_series_is_moved_and_dropped() -> None:
    """It is first as planned, whoever touches it first; two who do at once are a conflict as in any field."""
    state = planned(series=SERIES)
    moved = "2026-12-16T09:00/2026-12-16T11:00"
    state, outcome = then(state, MeetingEdited({"2026-12-15": Edit(number(1), moved)}), 2)
    assert (outcome, state.value("2026-12-15")) == (APPLIED, moved)
    state, outcome = then(state, MeetingEdited({"2026-12-15": Edit(number(1), DROPPED)}), 3, COLLEAGUE)
    assert (outcome, state.value("2026-12-15")) == (CONFLICT, DROPPED)
    back = MeetingEdited({"2026-12-15": Edit(number(3), "")})
    state, outcome = then(state, back, 4)
    assert state.value("2026-12-15") == ""


@pytest.mark.parametrize(
    "edits",
    [{"when": "never"}, {"series": "daily"}, {"capacity": "-3"}, {"2026-12-99": DROPPED}, {"2026-12-15": "9 Uhr"}],
    ids=str,
)
def test_no_edit_brings_in_what_nobody_can_read(edits: dict[str, str]) -> None:
    """A span, a series, a number or a day that is none is quarantined and changes nothing."""
    state = planned()
    body = MeetingEdited({name: Edit(number(1), value) for name, value in edits.items()})
    assert then(state, body, 2) == (state, quarantined("meeting_invalid"))


def test_an_edit_of_a_version_nobody_knows_changes_nothing() -> None:
    """Not even the days it would have begun."""
    state = planned()
    assert then(state, MeetingEdited({"2026-12-15": Edit(number(9), "")}), 2) == (state, quarantined("unknown_version"))


def test_every_change_is_counted() -> None:
    """Calendars go by it: what was edited, settled, invited or cancelled counts; answers and lists do not."""
    state = after(planned(), TITLE, MeetingInvited(("unit:asd-willich",)), Replied("yes"), AttendanceTaken())
    assert state.sequence == 2
    assert after(state, MeetingCancelled("Krank"), seq=6).sequence == 3


def test_who_is_invited_is_a_set() -> None:
    """It changes by adding and removing, in whatever order it was written down."""
    state = after(
        planned(("unit:b", "unit:a")),
        MeetingInvited(("unit:c", "unit:a"), ("unit:b",)),
        MeetingInvited(remove=("unit:d",)),
    )
    assert state.invited == ("unit:a", "unit:c")


def test_after_the_cancellation_nothing_of_the_plan_counts() -> None:
    """Its author is told; minutes and the list of who came all the same are still written, the first reason stays."""
    state = after(planned(), MeetingCancelled("Krank"))
    changed, outcome = then(state, TITLE, 3)
    assert (outcome, changed.title, changed.cancelled) == (SUPERSEDED, "Werkstatt", True)
    changed, outcome = then(state, MeetingCancelled("Glatteis"), 3)
    assert (outcome, changed.reason) == (SUPERSEDED, "Krank")
    assert then(state, Replied("yes"), 3, RECEIVER)[1] == SUPERSEDED
    assert then(state, ItemAdded("note", {"text": "Entfallen"}), 3)[1] == APPLIED
    assert then(state, AttendanceTaken(add=(THERE,)), 3)[1] == APPLIED


def test_a_list_of_who_was_there_is_a_set() -> None:
    """Two laptops that check off apart make one list; who was taken out stays out until added again."""
    state = after(planned(), AttendanceTaken(add=(THERE, OTHER)), AttendanceTaken(add=(OTHER,), remove=(THERE,)))
    assert state.attendance == {"": (OTHER,)}
    state = after(state, AttendanceTaken(add=(THERE, THERE)), AttendanceTaken("2026-12-08", (THERE,)), seq=4)
    assert state.attendance == {"": (OTHER, THERE), "2026-12-08": (THERE,)}


@pytest.mark.parametrize("by", [COLLEAGUE, RECEIVER], ids=["another unit", "another agency"])
def test_only_the_unit_checks_off(by: Any) -> None:
    """Who was there is said by the unit that held it."""
    state = planned()
    assert then(state, AttendanceTaken(add=(THERE,)), 2, by) == (state, quarantined("own_unit_only"))


def test_what_stands_in_the_row() -> None:
    """A list sorts by when it is, and a search finds title, place, agenda and minutes."""
    state = after(planned(agenda="Meldewege"), ItemAdded("decision", {"text": "Halbjährlich"}))
    row = MEETING.row(state)
    assert (row.status, row.origin, row.target, row.grade) == ("planned", "police", SENDER.unit, "joint_training")
    assert row.sort == 1796734800000
    assert row.text == "Fachtreffen Kreishaus Meldewege Halbjährlich"
    assert WHEN not in row.text

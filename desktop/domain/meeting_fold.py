"""The fold of a meeting: what was planned of it, and who may write what.

Only the agency of the unit that planned it changes it, its minutes too; only that unit checks off who was there;
everybody answers for themselves. What comes after the cancellation is kept, and its author is told.
"""

from __future__ import annotations

from msgspec.structs import replace

from desktop.domain.event import Event
from desktop.domain.fields import Edit, Field, Fields, Value, edited, first_value, settled
from desktop.domain.meeting_answers import answered
from desktop.domain.meeting_events import (
    MEETING_FIELDS,
    AttendanceTaken,
    MeetingCancelled,
    MeetingEdited,
    MeetingInvited,
    MeetingPlanned,
    MeetingSettled,
    Replied,
)
from desktop.domain.meeting_limits import MOST_ATTENDEES, MOST_DAYS, MOST_FIELDS, MOST_INVITED
from desktop.domain.meeting_minutes import OfMinutes, written
from desktop.domain.meeting_state import Meeting
from desktop.domain.meeting_values import is_complete, wrong_in
from desktop.domain.outcome import APPLIED, SUPERSEDED, Outcome, Verdict, quarantined, waiting

Folded = tuple[Meeting, Outcome]
_CHANGED = frozenset({Verdict.APPLIED, Verdict.CONFLICT})
_STAYS_OPEN = OfMinutes | AttendanceTaken
"""What is still written of a meeting that was cancelled: somebody may have come all the same."""


def fold(state: Meeting | None, event: Event) -> tuple[Meeting | None, Outcome]:
    """Fold one event of a meeting."""
    body = event.body
    if isinstance(body, MeetingPlanned):
        return _planned(state, event, body)
    if state is None:
        return None, waiting("parent")
    changed, outcome = _happened(state, event)
    if state.cancelled and not isinstance(body, _STAYS_OPEN) and outcome.verdict in _CHANGED:
        return changed, SUPERSEDED
    return changed, outcome


def _planned(state: Meeting | None, event: Event, body: MeetingPlanned) -> tuple[Meeting | None, Outcome]:
    if state is not None:
        return state, quarantined("meeting_known")
    if body.agency != event.author.agency:
        return None, quarantined("own_agency_only")
    if body.unit not in event.author.agency_units:
        return None, quarantined("unit_of_another_agency")
    if not is_complete(body.fields):
        return None, quarantined("meeting_invalid")
    fields = {name: first_value(event, body.fields.get(name, "")) for name in MEETING_FIELDS}
    invited = tuple(sorted(set(body.invited)))
    made = Meeting(event.entity, body.unit, body.agency, event.author.device, event.id, event.at, fields, invited)
    return replace(made, changed_at=event.at), APPLIED


def _happened(state: Meeting, event: Event) -> Folded:
    match event.body:
        case Replied() as body:
            return answered(state, event, body)
        case AttendanceTaken() as body:
            return _attended(state, event, body)
        case MeetingEdited() | MeetingSettled() | MeetingInvited() | MeetingCancelled() if (
            event.author.agency != state.agency
        ):
            return state, quarantined("own_agency_only")
        case MeetingEdited() as body:
            return _edited(state, event, body)
        case MeetingSettled() as body:
            fields, outcome = settled(state.fields, event, body.field, body.keep, body.over)
            return _changed(replace(state, fields=fields), event, outcome)
        case MeetingInvited() as body:
            return _invited(state, event, body)
        case MeetingCancelled() as body:
            return _changed(replace(state, cancelled=True, reason=state.reason or body.reason), event, APPLIED)
        case _:
            return written(state, event, event.body)


def _invited(state: Meeting, event: Event, body: MeetingInvited) -> Folded:
    invited = tuple(sorted((set(state.invited) | set(body.add)) - set(body.remove)))
    if len(invited) > max(MOST_INVITED, len(state.invited)):
        return state, quarantined("too_many_invited")
    return _changed(replace(state, invited=invited), event, APPLIED)


def _changed(state: Meeting, event: Event, outcome: Outcome) -> Folded:
    """Count a change, as calendars do, where there was one."""
    if outcome.verdict not in _CHANGED:
        return state, outcome
    return replace(state, sequence=state.sequence + 1, changed_at=event.at), outcome


def _edited(state: Meeting, event: Event, body: MeetingEdited) -> Folded:
    if wrong_in({name: edit.value for name, edit in body.edits.items()}):
        return state, quarantined("meeting_invalid")
    fields, outcome = edited(_with_days(state, body.edits), event, body.edits)
    if len(fields) > MOST_FIELDS:
        return state, quarantined("too_many_days")
    if outcome.verdict is Verdict.QUARANTINED:
        return state, outcome
    return _changed(replace(state, fields=fields), event, outcome)


def _with_days(state: Meeting, edits: dict[str, Edit]) -> Fields:
    """Give the fields with a day of the series as planned for each that nobody has touched so far."""
    as_planned = Field(Value(state.planned, "", state.device, state.at))
    return {**dict.fromkeys(edits, as_planned), **state.fields}


def _attended(state: Meeting, event: Event, body: AttendanceTaken) -> Folded:
    """Take somebody into the list or out of it: a set, so that two lists taken apart become one."""
    if event.author.unit != state.unit:
        return state, quarantined("own_unit_only")
    before = state.attendance.get(body.occurrence, ())
    if body.occurrence not in state.attendance and len(state.attendance) >= MOST_DAYS:
        return state, quarantined("too_many_days")
    kept = [one for one in before if one not in set(body.remove)]
    after = tuple(dict.fromkeys((*kept, *(one for one in body.add if one not in set(body.remove)))))
    if len(after) > max(MOST_ATTENDEES, len(before)):
        return state, quarantined("too_many_attendees")
    return replace(state, attendance={**state.attendance, body.occurrence: after}), APPLIED

"""Meetings: what may be written of them, each deed refused in words where the rules say no. Rows are another file's."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from desktop.domain.fields import Edit
from desktop.domain.meeting_events import (
    MEETING_FIELDS,
    AttendanceTaken,
    Attendee,
    MeetingCancelled,
    MeetingEdited,
    MeetingInvited,
    MeetingPlanned,
    MeetingSettled,
    Replied,
)
from desktop.domain.meeting_occurrence import occurrence
from desktop.domain.meeting_series import days_of, read_series, read_span
from desktop.domain.meeting_state import Meeting
from desktop.domain.refused import Refused
from desktop.exchange.plain_text import plain
from desktop.presenters import meeting_document
from desktop.presenters.meeting_document import Wanted
from desktop.workspace.recording import Deed
from desktop.workspace.workspace import Workspace

NOT_THAT_DAY: Final = "An diesem Tag findet der Termin nicht statt."
_LONGEST: Final = 200


def meeting(workspace: Workspace, entity: bytes) -> Meeting:
    """Give a meeting; raises `Refused` where there is none."""
    state = workspace.state("meeting", entity)
    if not isinstance(state, Meeting):
        raise Refused("not_found", "Diesen Termin gibt es nicht.", field="id")
    return state


def may_edit(workspace: Workspace, state: Meeting) -> bool:
    """Say whether this device's agency organises a meeting."""
    own = workspace.directory.units.get(workspace.unit)
    return workspace.active and own is not None and own.agency == state.agency


def may_check_off(workspace: Workspace, state: Meeting) -> bool:
    """Say whether this device's unit says who was there."""
    return workspace.active and workspace.unit == state.unit


def own_devices(workspace: Workspace) -> tuple[bytes, ...]:
    """Give this device and those it goes on for, the latest first."""
    return (workspace.device, *workspace.directory.predecessors(workspace.device))


def plan(workspace: Workspace, wanted: Sequence[Wanted]) -> list[bytes]:
    """Plan meetings, all or none; one whose id is known is there already. Gives their ids."""
    deeds, ids = [], []
    for one in wanted:
        meeting_document.checked(one.values)
        entity = one.id or workspace.new_id()
        ids.append(entity)
        if workspace.state("meeting", entity) is None:
            agency = workspace.directory.units[one.unit].agency
            deeds.append(Deed("meeting.planned", entity, MeetingPlanned(one.unit, agency, one.values, one.invited)))
    if deeds:
        workspace.record(workspace.cooperation(), deeds)
    return ids


def edit(workspace: Workspace, entity: bytes, values: Mapping[str, str], invited: Sequence[str] | None = None) -> None:
    """Write what is said anew of a meeting, each value in place of the one shown here; what is the same is not said."""
    state = meeting(workspace, entity)
    meeting_document.checked({name: values.get(name, state.value(name)) for name in ("when", "series")})
    _check_days(state, values)
    edits = {name: Edit(_version(state, name), value) for name, value in values.items() if state.value(name) != value}
    deeds = [Deed("meeting.edited", entity, MeetingEdited(edits))] if edits else []
    if invited is not None and set(invited) != set(state.invited):
        add, remove = (tuple(sorted(one)) for one in (set(invited) - {*state.invited}, {*state.invited} - set(invited)))
        deeds.append(Deed("meeting.invited", entity, MeetingInvited(add, remove)))
    if deeds:
        workspace.record(workspace.cooperation(), deeds)


def _check_days(state: Meeting, values: Mapping[str, str]) -> None:
    """Refuse a day on which the meeting is not, as it is to be; else somebody believes it moved or dropped."""
    span = read_span(values.get("when", state.value("when")))
    series = read_series(values.get("series", state.value("series")))
    there = {day.isoformat() for day in days_of(series, span.starts.date())} if span and series else set()
    for name in values:
        if name not in MEETING_FIELDS and name not in there and occurrence(state, name) is None:
            raise Refused.at(f"days.{name}", "meeting_invalid", NOT_THAT_DAY)


def _version(state: Meeting, name: str) -> bytes:
    """Give the version of a value; a day of a series that nobody has touched is as the meeting was planned."""
    field = state.fields.get(name)
    return field.shown.version if field else state.planned


def settle(workspace: Workspace, entity: bytes, field: str, keep: bytes) -> None:
    """Settle a conflict: the value of one version stays, over those that stand here."""
    state = meeting(workspace, entity)
    values = state.fields[field].values if field in state.fields else ()
    body = MeetingSettled(field, keep, tuple(version for value in values for version in value.versions))
    workspace.record(workspace.cooperation(), [Deed("meeting.settled", entity, body)])


def cancel(workspace: Workspace, entity: bytes, reason: str) -> None:
    """Cancel a meeting, for everybody and for good."""
    state = meeting(workspace, entity)
    if state.cancelled:
        raise Refused("cancelled", "Dieser Termin ist schon abgesagt.", field="id")
    body = MeetingCancelled(_line(reason, "reason"))
    workspace.record(workspace.cooperation(), [Deed("meeting.cancelled", entity, body)])


def reply(workspace: Workspace, entity: bytes, answer: str, deputy: str = "", day: str = "") -> None:
    """Say for oneself whether one comes; for one day of a series, or for all of it."""
    state = meeting(workspace, entity)
    if state.cancelled:
        raise Refused("cancelled", "Dieser Termin ist abgesagt.", field="id")
    if day and occurrence(state, day) is None:
        raise Refused.at("day", "meeting_invalid", NOT_THAT_DAY)
    if answer == "deputy" and not deputy.strip():
        raise Refused.at("deputy", "deputy_missing", "Bitte angeben, wer zur Vertretung kommt.")
    body = Replied(answer, _line(deputy, "deputy"), day)
    workspace.record(workspace.cooperation(), [Deed("meeting.replied", entity, body)])


def check_off(
    workspace: Workspace, entity: bytes, day: str, present: Iterable[Attendee] = (), absent: Iterable[Attendee] = ()
) -> None:
    """Take people into the list of who was there, and out of it."""
    state = meeting(workspace, entity)
    if occurrence(state, day) is None:
        raise Refused.at("day", "meeting_invalid", NOT_THAT_DAY)
    add, remove = tuple(present), tuple(absent)
    for one in (*add, *remove):
        if not (one.device or _line(one.name, "present")):
            raise Refused.at("present", "meeting_invalid", "Der Name fehlt.")
    if add or remove:
        body = AttendanceTaken(day, add, remove)
        workspace.record(workspace.cooperation(), [Deed("meeting.attendance_taken", entity, body)])


def _line(text: str, field: str) -> str:
    if len(text) > _LONGEST or "\n" in text or not meeting_document.is_writable(text):
        raise Refused.at(field, "meeting_invalid", "Höchstens 200 Zeichen in einer Zeile.")
    return plain(text)

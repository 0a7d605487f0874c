"""Meetings as rows for programs: when they are, who comes, who was there, what the minutes say."""

from __future__ import annotations

from typing import Any

from desktop.domain.fields import in_conflict
from desktop.domain.local_time import milliseconds_of
from desktop.domain.meeting_answers import Seats, seats
from desktop.domain.meeting_events import Attendee
from desktop.domain.meeting_occurrence import Occurrence, minutes, occurrences, upcoming
from desktop.domain.meeting_state import Answer, Item, Meeting
from desktop.presenters import meetings
from desktop.presenters.meeting_keeping import kept_until, who_was_there
from desktop.presenters.paging import page
from desktop.presenters.times import id_text, written
from desktop.workspace.workspace import Workspace


def rows(workspace: Workspace, *, limit: int, after: str | None) -> dict[str, Any]:
    """List the meetings, those that come next first, then those that are over; a page at a time."""
    found = [state for _, state in workspace.states("meeting")]
    return page([row(workspace, state) for state in in_order(found, workspace.now())], limit, after)


def in_order(found: list[Meeting], now: int) -> list[Meeting]:
    """Give what comes next first, then what is over, the latest first."""
    keyed = [(upcoming(state, now), state) for state in found]
    ahead = sorted((one.starts, state.id, state) for one, state in keyed if one is not None)
    over = sorted(((_last(state).starts, state.id, state) for one, state in keyed if one is None), reverse=True)
    return [state for _, _, state in (*ahead, *over)]


def _last(state: Meeting) -> Occurrence:
    return occurrences(state)[-1]


def row(workspace: Workspace, state: Meeting) -> dict[str, Any]:
    """Give a meeting as a row: its next occurrence, or its last where none is to come."""
    one = upcoming(state, workspace.now()) or _last(state)
    found = seats(state, one.key)
    own = own_answer(workspace, state, one.key)
    return {
        "id": id_text(state.id),
        "unit": state.unit,
        "kind": state.value("kind"),
        "title": state.title,
        "from": written(one.starts),
        "until": written(one.ends),
        "day": one.key,
        "series": state.value("series"),
        "place": state.value("place"),
        "agenda": state.value("agenda"),
        "capacity": state.capacity or None,
        "answer_by": state.value("answer_by") or None,
        "invited": list(state.invited),
        "coming": len(found.taken),
        "waiting": len(found.waiting),
        "answer": own.answer if own else None,
        "not_invited": own in found.uninvited,
        "waiting_place": found.waits_at(own.device) or None if own else None,
        "cancelled": state.cancelled,
        "reason": state.reason,
        "sequence": state.sequence,
        "conflict": state.conflicts,
    }


def own_answer(workspace: Workspace, state: Meeting, key: str) -> Answer | None:
    """Give what this person said last of an occurrence, None where they said nothing yet."""
    own = [one for one in state.answers if one.device in meetings.own_devices(workspace)]
    found = [one for one in own if one.occurrence == key] or [one for one in own if not one.occurrence]
    return found[0] if found else None


def whole(workspace: Workspace, state: Meeting) -> dict[str, Any]:
    """Give all of a meeting."""
    return row(workspace, state) | {
        "occurrences": [_occurrence_row(workspace, state, one) for one in occurrences(state)],
        "conflicts": [*in_conflict(state.fields)],
        "planned_at": written(state.at),
        "first": written(milliseconds_of(state.span.starts)),
    }


def _occurrence_row(workspace: Workspace, state: Meeting, one: Occurrence) -> dict[str, Any]:
    found = seats(state, one.key)
    return {
        "day": one.key,
        "from": written(one.starts),
        "until": written(one.ends),
        "moved": one.moved,
        "dropped": one.dropped,
        **_seat_rows(workspace, found),
        "attended": [_attendee_row(workspace, somebody) for somebody in who_was_there(workspace, state, one)],
        "attended_kept_until": kept_until(workspace, one).isoformat(),
        "minutes": [_item_row(workspace, item) for item in minutes(state, one)],
    }


def _seat_rows(workspace: Workspace, found: Seats) -> dict[str, Any]:
    names = {
        "coming": found.taken,
        "waiting": found.waiting,
        "declined": found.declined,
        "uninvited": found.uninvited,
        # As it was called first; beside a meeting's own answer that is a mark and no list.
        "not_invited": found.uninvited,
    }
    return {name: [_answer_row(workspace, one) for one in answers] for name, answers in names.items()}


def _answer_row(workspace: Workspace, one: Answer) -> dict[str, Any]:
    return {
        "device": id_text(one.device),
        "name": person_name(workspace, one.device),
        "unit": one.unit,
        "answer": one.answer,
        "deputy": one.deputy,
        "at": written(one.at),
    }


def _attendee_row(workspace: Workspace, somebody: Attendee) -> dict[str, Any]:
    device = id_text(somebody.device) if somebody.device else None
    return {"device": device, "name": attendee_name(workspace, somebody), "unit": somebody.unit}


def attendee_name(workspace: Workspace, somebody: Attendee) -> str:
    """Give the name of somebody who was there: as it was written down, else as the person gives it."""
    return somebody.name or person_name(workspace, somebody.device)


def person_name(workspace: Workspace, device: bytes) -> str:
    """Give the name of a device's person, empty where it is not known."""
    person = workspace.state("person", device)
    return str(person.name) if person else ""


def _item_row(workspace: Workspace, item: Item) -> dict[str, Any]:
    said = {"id": id_text(item.id), "sort": item.sort, "text": item.value("text")}
    if item.sort != "task":
        return said
    done = {"done": item.done, "done_at": written(item.done_at), "done_by": person_name(workspace, item.done_by)}
    return said | {"owner": item.value("owner") or None, "due": item.value("due") or None, **done}

"""Notifications as lists and in whole, and what may be done with one: the same words on screen and command line."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import Any

import msgspec

from desktop.domain.catalogue import URGENCY_TITLES
from desktop.domain.deadlines import acknowledge_by
from desktop.domain.notification_events import (
    Acknowledged,
    AcknowledgementWithdrawn,
    NotCompetent,
    Noted,
    PhoneHandover,
    Remarked,
    TakenOver,
)
from desktop.domain.notification_later import in_parts
from desktop.domain.notification_said import Acknowledgement, Supplement
from desktop.domain.notification_state import Delivery, Mark, Notification, Processing
from desktop.domain.refused import Refused
from desktop.domain.rows import StateRow
from desktop.domain.said import say
from desktop.presenters import also_told, ended_forwards, guarded, newly_competent, releasing, urgency
from desktop.presenters.agreement import rules_in_force, rules_of, unit_name
from desktop.presenters.attachments import attachment_rows
from desktop.presenters.evidence import forward_row, origin_row
from desktop.presenters.later_rows import later_rows
from desktop.presenters.times import id_text, written
from desktop.workspace.recording import Deed
from desktop.workspace.workspace import Workspace

_MINUTE_MS = 60_000
_PART = 100


def find(workspace: Workspace, entity: bytes) -> Notification:
    """Give a notification by its id here, or by the id it was written under; raises `Refused` if there is none."""
    state = workspace.state("notification", entity)
    if state is None:
        group = workspace.group(entity)
        state = group[0][1] if group else None
    if not isinstance(state, Notification):
        raise Refused("not_found", "Diese Meldung liegt auf diesem Gerät nicht vor.", field="id")
    return state


def find_one(workspace: Workspace, entity: bytes) -> Notification:
    """Give the notification a step is about; raises `Refused` where an id stands for several recipients."""
    state = find(workspace, entity)
    if state.id == entity:
        return state
    others = [id_text(row.entity) for row, _ in workspace.group(state.notification_id)]
    if len(others) > 1:
        reason = say("Diese Meldung hat mehrere Empfänger: {others}.", others=", ".join(others))
        raise Refused("several_recipients", reason, field="id")
    return state


def deadline(workspace: Workspace, row: StateRow, state: Notification) -> int:
    """Give by when it must be, or had to be, acknowledged (ms since 1970 UTC), 0 while no clock runs."""
    if not state.accepted_at:
        return 0
    return row.due or acknowledge_by(state, workspace.terms)


def withdraw_window(workspace: Workspace, state: Notification) -> int:
    """Give for how long an acknowledgement may be withdrawn, in ms."""
    return rules_of(workspace, state.rules_version).spans.withdraw_acknowledgement_minutes * _MINUTE_MS


def item(workspace: Workspace, row: StateRow, state: Notification) -> dict[str, Any]:
    """Give a notification as a list shows it: nothing of the child."""
    if state.erased:
        return _erased_item(state)
    due = deadline(workspace, row, state)
    answer = {
        "id": id_text(state.id),
        "process_id": id_text(state.process_id),
        "number": state.number,
        "category": state.category,
        "urgency": state.graded,
        "state": row.status,
        "from": state.from_unit,
        "to": state.to_unit,
        "deadline": written(due),
        "overdue": bool(due and not state.clock_stopped and workspace.now() > due),
        "conflict": row.conflict,
        "marks": list(state.marks),
    }
    reason = _held(workspace, state)
    return answer | {"reason": reason} if reason else answer


def _erased_item(state: Notification) -> dict[str, Any]:
    """Give what a list shows of an erased notification: between whom it was."""
    nothing = {"process_id": "", "number": "", "category": "", "urgency": "", "deadline": None}
    return nothing | {
        "id": id_text(state.id),
        "state": str(Processing.ERASED),
        "from": state.from_unit,
        "to": state.to_unit,
        "overdue": False,
        "conflict": False,
        "marks": [],
    }


def erased(workspace: Workspace, state: Notification) -> dict[str, Any]:
    """Give everything there is of an erased notification: who had it erased, when, and why."""
    moment = state.timeline[0]
    return _erased_item(state) | {
        "from_name": unit_name(workspace, state.from_unit),
        "to_name": unit_name(workspace, state.to_unit),
        "erased": {
            "by": moment.person,
            "device": id_text(moment.device),
            "unit": moment.unit,
            "at": written(moment.at),
            "reason": moment.text,
        },
        "content": {},
        "attachments": [],
        "origin": None,
        "forwards": [],
        "receipts": [],
        "timeline": [moment_row(workspace, moment)],
        "conflicts": [],
    }


def _held(workspace: Workspace, state: Notification) -> str:
    """Say why a queued notification does not go out, where something but the connection holds it."""
    if state.delivery is not Delivery.QUEUED or state.from_unit != workspace.unit:
        return ""
    refused = next((row.reason for row in workspace.pending(state.id) if row.status == "refused"), "")
    return refused or held_back(workspace, state)


def held_back(workspace: Workspace, state: Notification) -> str:
    """Say what but the connection keeps one's own notification from being sealed, empty where nothing does."""
    return workspace.held_back(workspace.pair(state.to_unit)) if state.from_unit == workspace.unit else ""


def listed(workspace: Workspace, box: str, *, state: str | None, limit: int, after: bytes | None) -> dict[str, Any]:
    """List what came in (`inbox`) or went out (`outbox`), newest first, a page at a time."""
    if after is not None and workspace.state("notification", after) is None:
        raise Refused.at("after", "after_unknown", "Diese Kennung steht nicht in der Liste.")
    items: list[dict[str, Any]] = []
    for row, found in _from(workspace, after, limit):
        if (row.target if box == "inbox" else row.origin) != workspace.unit:
            continue
        if state is not None and state not in (row.status, *found.marks):
            continue
        if len(items) == limit:
            return {"items": items, "next": items[-1]["id"]}
        items.append(item(workspace, row, found))
    return {"items": items, "next": None}


def _from(workspace: Workspace, after: bytes | None, limit: int) -> Iterator[tuple[StateRow, Notification]]:
    """Yield notifications in the order of the list, read in parts."""
    part = max(limit, _PART) + 1
    while True:
        rows = workspace.states("notification", after=after, limit=part)
        yield from rows
        if len(rows) < part:
            return
        after = rows[-1][0].entity


def whole(workspace: Workspace, entity: bytes) -> dict[str, Any]:
    """Give everything known of a notification."""
    state = find(workspace, entity)
    if state.erased:
        return erased(workspace, state)
    group = workspace.group(state.notification_id)
    row = next(row for row, found in group if found.id == state.id)
    gone = is_given_up(workspace, state)
    return item(workspace, row, state) | {
        "notification_id": id_text(state.notification_id),
        "rules_version": state.rules_version,
        "rule": state.rule,
        "from_name": unit_name(workspace, state.from_unit),
        "to_name": unit_name(workspace, state.to_unit),
        "person": state.person,
        "released_by": state.released_by,
        "written_at": written(state.authored_at),
        "accepted_at": written(state.accepted_at),
        "delivered_at": written(state.delivered_at),
        "acknowledged": _acknowledged(state),
        "content": {} if gone else _content(workspace, state),
        **later_rows(state, gone=gone, reporter=guarded.reporter_is_shown(workspace, state)),
        "attachments": [] if gone else attachment_rows(workspace, state),
        "origin": origin_row(workspace, state),
        "forwards": [forward_row(one) for one in state.forwards],
        "report_due": written(report_due(workspace, state)),
        "not_passed_on": [id_text(one.event) for one in state.to_pass_on],
        "suggested_unit": state.suggested_unit or None,
        "also_told": list(state.also),
        "also_recalled": sorted(state.also_recalled),
        "also_competent": newly_competent.rows(workspace, state),
        "urgencies": urgency.rows(state),
        "processing": list(state.processing),
        "receipts": [_receipt(receipt) for receipt in state.receipts],
        "timeline": [moment_row(workspace, entry) for entry in state.timeline],
        "recipients": [{"id": id_text(one.id), "unit": one.to_unit, "state": found.status} for found, one in group],
        "conflicts": [],
    }


def _content(workspace: Workspace, state: Notification) -> dict[str, Any]:
    return guarded.document(state.content, reporter=guarded.reporter_is_shown(workspace, state))


def is_given_up(workspace: Workspace, state: Notification) -> bool:
    """Say whether one's own unit has given up what a notification says: then nothing of it is shown any more."""
    return Mark.RECALLED in state.marks and workspace.unit == state.to_unit


def report_due(workspace: Workspace, state: Notification) -> int:
    """Give until when a data breach is to be reported (ms since 1970 UTC), 0 where there is none."""
    hours = rules_of(workspace, state.rules_version).spans.breach_report_hours
    return state.misdirected_at + hours * 60 * _MINUTE_MS if state.misdirected_at else 0


def _acknowledged(state: Notification) -> dict[str, Any] | None:
    first = state.acknowledgement
    if first is None:
        return None
    return {
        "by": first.person,
        "device": id_text(first.device),
        "unit": state.to_unit,
        "at": written(first.at),
        "file_number": first.file_number,
        "responsible": first.responsible,
        "phone": first.phone,
        "urgency": first.urgency or None,
        "reason": first.reason or None,
    }


def _receipt(receipt: Any) -> dict[str, Any]:
    return {
        "event": id_text(receipt.event),
        "unit": receipt.unit,
        "device": id_text(receipt.device),
        "at": written(receipt.at),
    }


def moment_row(workspace: Workspace, entry: Any) -> dict[str, Any]:
    """Give one entry of a timeline."""
    person = workspace.state("person", entry.device)
    return {
        "event": id_text(entry.event),
        "type": entry.type,
        "at": written(entry.at),
        "written_at": written(entry.authored_at),
        "unit": entry.unit,
        "by": entry.person or (person.name if person else ""),
        "adopted_from": id_text(entry.adopted_from) if entry.adopted_from else None,
        "adopted_by": person.name if person and entry.adopted_from else None,
        "text": entry.text,
        "called_at": entry.called_at or None,
        "about": entry.about or None,
        "code": entry.code or None,
        "superseded": entry.superseded,
        "confirmed": bool(entry.seq),
    }


def act(workspace: Workspace, entity: bytes, name: str, body: msgspec.Struct) -> dict[str, Any]:
    """Record one step of a notification's lifecycle; gives the new state. Raises `Refused` where the table says no."""
    state = find_one(workspace, entity)
    other = state.to_unit if workspace.unit == state.from_unit else state.from_unit
    workspace.record(workspace.pair(other), [Deed(f"notification.{name}", state.id, body)])
    return whole(workspace, state.id)


def own_acknowledgements(workspace: Workspace, state: Notification) -> list[Acknowledgement]:
    """Give those of this device's person, whatever device they said so at."""
    return [one for one in state.acknowledgements if workspace.is_own(one.device)]


def acknowledge(
    workspace: Workspace, entity: bytes, body: Acknowledged, seen: Collection[bytes] | None = None
) -> dict[str, Any]:
    """Confirm that a named person has it; repeating it by the same device changes nothing while that counts.

    `seen` are the additions that stood before them, all of now where that is not said.
    """
    state = find_one(workspace, entity)
    if own_acknowledgements(workspace, state) and Mark.NOT_COMPETENT not in state.marks:
        return whole(workspace, state.id)
    with workspace.at_once():
        ended_forwards.take_back(workspace, state, body.person)
        act(workspace, entity, "acknowledged", _as_it_is(_looked_at(state, seen), body))
        return see_urgency(workspace, entity, body.person, seen)


def see_urgency(
    workspace: Workspace, entity: bytes, person: str, seen: Collection[bytes] | None = None
) -> dict[str, Any]:
    """Say that a person of the receiving unit has seen how urgent it is by now; where nothing was said nothing is.

    What came after they looked they have not `seen`.
    """
    state = find_one(workspace, entity)
    raised = tuple(one.event for one in of_those(state.unseen, seen) if one.urgency)
    with workspace.at_once():
        for part in in_parts(raised):
            act(workspace, state.id, "noted", Noted(person, part))
    return whole(workspace, state.id)


def of_those(additions: tuple[Supplement, ...], seen: Collection[bytes] | None) -> tuple[Supplement, ...]:
    """Give the additions that somebody has seen; all where that is not said."""
    return additions if seen is None else tuple(one for one in additions if one.event in seen)


def _looked_at(state: Notification, seen: Collection[bytes] | None) -> Notification:
    """Give a notification as it stood when somebody looked at it."""
    return msgspec.structs.replace(state, supplements=of_those(state.supplements, seen))


def _as_it_is(state: Notification, body: Acknowledged) -> Acknowledged:
    """Give an acknowledgement that says nothing of an urgency it leaves as it is; another one needs a reason."""
    if body.urgency in ("", state.graded):
        return msgspec.structs.replace(body, urgency="", reason="")
    if body.urgency not in URGENCY_TITLES:
        raise Refused.at("urgency", "urgency_unknown", "Diese Dringlichkeit gibt es nicht.")
    if not body.reason.strip():
        raise Refused.at("reason", "reason_missing", "Bitte schreiben Sie, warum die Dringlichkeit eine andere ist.")
    return body


def withdraw(workspace: Workspace, entity: bytes, person: str, reason: str) -> dict[str, Any]:
    """Withdraw: for the sender a notification that still waits here, for the receiver its own acknowledgement."""
    state = find_one(workspace, entity)
    if workspace.unit == state.to_unit:
        return _withdraw_acknowledgement(workspace, state, person, reason)
    if Mark.WITHDRAWN in state.marks:
        return whole(workspace, state.id)
    deed = Deed("notification.withdrawn", state.id, Remarked(person, reason))
    with workspace.at_once():
        workspace.withdraw(workspace.pair(state.to_unit), deed)
        releasing.take_release_back(workspace, state, person, reason)
        ended_forwards.tell(workspace, state, person, reason)
        also_told.take_back(workspace, state, person)
    return whole(workspace, state.id)


def _withdraw_acknowledgement(workspace: Workspace, state: Notification, person: str, reason: str) -> dict[str, Any]:
    if not reason:
        raise Refused("reason_required", "Bitte einen Grund angeben.", field="reason")
    mine = own_acknowledgements(workspace, state)
    if not mine:
        raise Refused("no_acknowledgement", "Von diesem Gerät gibt es keine Eingangsbestätigung.")
    body = AcknowledgementWithdrawn(mine[0].event, reason, person)
    return act(workspace, state.id, "acknowledgement_withdrawn", body)


def not_competent(workspace: Workspace, entity: bytes, body: NotCompetent) -> dict[str, Any]:
    """Say that one's unit is not competent; the clock of the sender runs on until somebody has it."""
    if body.suggested_unit and body.suggested_unit not in workspace.directory.units:
        raise Refused("unit_unknown", "Diese Stelle gehört nicht zur Kooperation.", field="suggest")
    rules = rules_in_force(workspace)
    chosen = rules.why_not_competent(body.code)
    if body.code and chosen is None:
        codes = ", ".join(one.code for one in rules.not_competent)
        known = say("Diesen Grund gibt es nicht. Es gibt: {codes}.", codes=codes)
        raise Refused.at("code", "reason_unknown", known)
    if not body.reason.strip() and (chosen is None or chosen.explained):
        raise Refused.at("reason", "reason_required", "Bitte einen Grund angeben.")
    return act(workspace, entity, "not_competent", body)


def phone_handover(workspace: Workspace, entity: bytes, body: PhoneHandover) -> dict[str, Any]:
    """Record that it was handed over by telephone as well."""
    return act(workspace, entity, "phone_handover", body)


def show_reporter(workspace: Workspace, entity: bytes, person: str, reason: str) -> dict[str, Any]:
    """Record why somebody needs to know who reported; from then on their device shows it."""
    if all(one.reporter is None for one in find_one(workspace, entity).contents):
        raise Refused("no_reporter", "In dieser Meldung steht keine hinweisgebende Person.", field="id")
    if not reason.strip():
        raise Refused("reason_missing", "Geben Sie an, wozu Sie das wissen müssen.", field="reason")
    return act(workspace, entity, "reporter_shown", Remarked(person, reason.strip()))


def take_over(workspace: Workspace, entity: bytes, body: TakenOver) -> dict[str, Any]:
    """Record that it was taken into one's own file."""
    return act(workspace, entity, "taken_over", body)

"""Releases as rows: where a notification stands that a second person is to look at, who may decide, and whom to call.

The rows have the shape of the notifications they will be, one for each recipient, under the same ids. What is released
is shown here only until its notification is on this device.
"""

from __future__ import annotations

from typing import Any, Final

from desktop.domain.release import RELEASERS
from desktop.domain.release import due as decide_by
from desktop.domain.release_state import Addressee, Release, Standing
from desktop.presenters import access, guarded
from desktop.presenters.agreement import unit_name
from desktop.presenters.notifications import moment_row
from desktop.presenters.on_call import now_on_call
from desktop.presenters.releasing import recipient_ids
from desktop.presenters.times import id_text, written
from desktop.workspace.workspace import Workspace

_OPEN: Final = (Standing.REQUESTED, Standing.RETURNED)
_LATEST: Final = 200
"""Of all that was ever released, so many are looked at: what is not here yet is new."""
NO_ONE: Final = "In Ihrer Stelle darf zurzeit niemand sonst freigeben."
ELSEWHERE: Final = "released"
"""Why a released notification is still queued: the device of the one who released it has not sent it."""


def shown(workspace: Workspace) -> list[Release]:
    """Give the releases a list shows: what waits for somebody, and what is released and not here yet."""
    waiting = [state for status in _OPEN for _, state in workspace.states("release", status=status)]
    released = workspace.states("release", status=Standing.RELEASED, limit=_LATEST)
    return waiting + [state for _, state in released if missing(workspace, state)]


def missing(workspace: Workspace, state: Release) -> dict[bytes, Addressee]:
    """Give the recipients whose notification is not on this device, by the ids it will have; erased, it was here."""
    recipients = recipient_ids(state).items()
    return {entity: one for entity, one in recipients if not workspace.any_of("notification", [entity])}


def due(workspace: Workspace, state: Release) -> int:
    """Give by when somebody is to decide (ms since 1970 UTC), 0 once it is decided."""
    return decide_by(state, workspace.terms)


def is_late(workspace: Workspace, state: Release) -> bool:
    """Say whether nobody has decided in time."""
    until = due(workspace, state)
    return bool(until and workspace.now() > until)


def releasers(workspace: Workspace, writer: bytes) -> list[str]:
    """Give the names of those of one's own unit who may release what was written on a device."""
    directory = workspace.directory
    devices = [one for one in directory.members(workspace.unit) if RELEASERS.intersection(directory.roles(one.id))]
    people = [workspace.state("person", one.id) for one in devices if one.id != directory.heir(writer)]
    return sorted({one.name for one in people if one is not None})


def may_decide(workspace: Workspace, state: Release) -> bool:
    """Say whether this device may release or return it."""
    if access.has_ended(workspace) or is_mine(workspace, state):
        return False
    roles = workspace.directory.roles(workspace.device)
    return state.standing is Standing.REQUESTED and not RELEASERS.isdisjoint(roles)


def is_mine(workspace: Workspace, state: Release) -> bool:
    """Say whether this device's person wrote it."""
    return workspace.is_own(state.request.device)


def items(workspace: Workspace, state: Release) -> list[dict[str, Any]]:
    """Give a release as rows of a list, one for each recipient that has no notification here; nothing of the child."""
    return [_item(workspace, state, entity, one) for entity, one in missing(workspace, state).items()]


def _item(workspace: Workspace, state: Release, entity: bytes, recipient: Addressee) -> dict[str, Any]:
    body, out = state.request.body, state.standing is Standing.RELEASED
    row: dict[str, Any] = {
        "id": id_text(entity),
        "process_id": id_text(body.process_id),
        "number": body.number,
        "category": body.category,
        "urgency": body.urgency,
        "state": "queued" if out else str(state.standing),
        "from": body.from_unit,
        "to": recipient.unit,
        "deadline": written(due(workspace, state)),
        "overdue": is_late(workspace, state),
        "conflict": False,
        "marks": [],
    }
    return row | {"reason": ELSEWHERE} if out else row


def whole(workspace: Workspace, state: Release, entity: bytes) -> dict[str, Any]:
    """Give everything known of a notification that waits for its release, for one of its recipients."""
    rows, body = recipient_ids(state), state.request.body
    chosen = entity if entity in rows else next(iter(rows))
    return _item(workspace, state, chosen, rows[chosen]) | {
        "notification_id": id_text(state.id),
        "rules_version": body.rules_version,
        "rule": rows[chosen].rule,
        "from_name": unit_name(workspace, body.from_unit),
        "to_name": unit_name(workspace, rows[chosen].unit),
        "person": body.person,
        "written_at": written(state.asked_at),
        "accepted_at": None,
        "delivered_at": None,
        "acknowledged": None,
        "content": guarded.document(body.content),
        "attachments": [],
        "processing": [],
        "receipts": [],
        "timeline": [moment_row(workspace, entry) for entry in state.timeline],
        "recipients": recipients(state),
        "conflicts": [],
        "release": told(workspace, state),
    }


def recipients(state: Release) -> list[dict[str, Any]]:
    """Give where it stands for each of its recipients: everywhere alike."""
    out = {"state": "queued", "reason": ELSEWHERE} if state.standing is Standing.RELEASED else {}
    rows = recipient_ids(state).items()
    return [
        {"id": id_text(entity), "unit": one.unit, "rule": one.rule, "state": str(state.standing)} | out
        for entity, one in rows
    ]


def told(workspace: Workspace, state: Release) -> dict[str, Any]:
    """Give what there is to know of a release: how it stands, why it came back, who may decide and whom to call."""
    answer: dict[str, Any] = {
        "state": str(state.standing),
        "reason": state.reason,
        "requested_at": written(state.asked_at),
        "due": written(due(workspace, state)),
        "overdue": is_late(workspace, state),
        "timeline": [moment_row(workspace, entry) for entry in state.timeline],
    }
    if state.standing is not Standing.REQUESTED:
        return answer
    call = now_on_call(workspace, workspace.unit, workspace.now())
    return answer | {"may_release": releasers(workspace, state.request.device), "call": [call]}

"""Writing a notification: check it, find who receives it, record one event for each recipient.

The same id twice is one notification: every id below it is derived from it, so repeating a command changes nothing.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final, NamedTuple

from desktop.domain.content import Content
from desktop.domain.forms import refusal
from desktop.domain.notification_check import Checked, check_notification
from desktop.domain.notification_events import Notified
from desktop.domain.notification_state import Notification
from desktop.domain.numbering import numbered
from desktop.domain.refused import Refused
from desktop.domain.routing import Recipient
from desktop.presenters.agreement import cooperation_in_force, rules_in_force
from desktop.presenters.standing import stated_state
from desktop.presenters.times import moment
from desktop.workspace.recording import Deed
from desktop.workspace.workspace import Workspace

_NOT_ACTIVE: Final = {
    "waiting_for_admission": "Dieses Gerät ist noch nicht zugelassen.",
    "not_enrolled": "Dieses Gerät ist noch nicht angemeldet.",
    "revoked": "Diesem Gerät wurde der Zugang entzogen.",
    "succeeded": "Dieses Profil wird an anderer Stelle unter einem neuen Gerät weitergeführt.",
    "founder": "Das Gründungsprofil gehört zu keiner Stelle; es schreibt keine Meldungen.",
}


@dataclass(frozen=True, slots=True)
class Request:
    """A notification to be written: its id, the document, the number to give it and the person who writes."""

    id: bytes
    document: object
    number: str
    person: str


def check(workspace: Workspace, document: object) -> Checked:
    """Check a document against the forms, the rules in force and the jurisdiction of this moment."""
    now = moment(workspace.now())
    return check_notification(document, rules_in_force(workspace), cooperation_in_force(workspace), now, workspace.unit)


def checked_answer(checked: Checked) -> dict[str, Any]:
    """Give the answer of a check."""
    problems = [_problem(problem) for problem in checked.problems]
    recipients = [{"unit": one.unit, "rule": one.rule} for one in checked.recipients]
    return {"ok": checked.ok, "problems": problems, "recipients": recipients}


def _problem(problem: Any) -> dict[str, str]:
    row = {"field": problem.field, "message": problem.message}
    return row | {"basis": problem.basis} if problem.basis else row


class Addressed(NamedTuple):
    """A unit that a notification is for, under which id, and how it stands there if it was written already."""

    unit: str
    entity: bytes
    state: Notification | None


def addressed(workspace: Workspace, notification: bytes, document: object) -> list[Addressed]:
    """Give who has the notification of an id, or would have it now; raises `Refused` with the first problem."""
    group = workspace.group(notification)
    if group:
        return [Addressed(state.to_unit, state.id, state) for _, state in group]
    checked = check(workspace, document)
    if checked.problems:
        raise refusal(checked.problems)
    return [Addressed(one.unit, derived_id(notification, one.unit), None) for one in checked.recipients]


def write(workspace: Workspace, notification: bytes, document: object, person: str) -> None:
    """Write a notification under an id, with the next number; the same id again changes nothing.

    A refused one uses up no number, and all recipients get theirs or none does. Raises `Refused`.
    """
    with workspace.at_once():
        if not known(workspace, notification):
            notify(workspace, Request(notification, document, _number(workspace), person))


def _number(workspace: Workspace) -> str:
    """Make the next human number, offline: from the device's ordinal and a counter."""
    device = workspace.directory.devices.get(workspace.device)
    ordinal = device.ordinal if device else 0
    year = moment(workspace.now()).year
    prefix = cooperation_in_force(workspace).number_prefix
    return numbered(prefix, year, ordinal, workspace.own.next_count())


def known(workspace: Workspace, notification: bytes) -> bool:
    """Say whether a notification of this id has been written here before."""
    return bool(workspace.group(notification))


def notify(workspace: Workspace, request: Request) -> None:
    """Record a notification for each of its recipients, all or none; raises `Refused` with the first problem.

    What only the server says of this device refuses nothing: the notification waits here, and is phoned.
    """
    state = stated_state(workspace)
    if state != "active":
        raise Refused(state, _NOT_ACTIVE.get(state, _NOT_ACTIVE["waiting_for_admission"]))
    if known(workspace, request.id):
        return
    checked = check(workspace, request.document)
    if checked.problems:
        raise refusal(checked.problems)
    for recipient in checked.recipients:
        deed = _deed(workspace, request, checked.content, recipient)
        workspace.record(workspace.pair(recipient.unit), [deed])


def _deed(workspace: Workspace, request: Request, content: Content, recipient: Recipient) -> Deed:
    document: Mapping[str, Any] = request.document if isinstance(request.document, dict) else {}
    body = Notified(
        notification_id=request.id,
        process_id=derived_id(request.id, "process"),
        number=request.number,
        category=content.category,
        urgency=str(content.urgency),
        rules_version=rules_in_force(workspace).version,
        from_unit=workspace.unit,
        to_unit=recipient.unit,
        rule=str(recipient.rule),
        person=request.person,
        content=content,
        override_reason=str(document.get("override_reason", "")),
    )
    return Deed("notification.notified", derived_id(request.id, recipient.unit), body)


def derived_id(parent: bytes, name: str) -> bytes:
    """Give an id that follows from another and a name: same time, same version (UUIDv7), hashed tail."""
    tail = bytearray(hashlib.sha256(parent + name.encode()).digest()[:10])
    tail[0] = 0x70 | (tail[0] & 0x0F)
    tail[2] = 0x80 | (tail[2] & 0x3F)
    return parent[:6] + bytes(tail)

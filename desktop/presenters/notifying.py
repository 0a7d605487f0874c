"""Writing a notification: check it, find who receives it, record one event for each recipient.

The same id twice is one notification: every id below it is derived from it, so repeating a command changes nothing.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final, NamedTuple

from desktop.domain.derivation import derived_id
from desktop.domain.file_parting import units_for, unsaid
from desktop.domain.forms import refusal
from desktop.domain.notification_check import Checked, check_notification
from desktop.domain.notification_events import Notified
from desktop.domain.notification_state import Notification
from desktop.domain.numbering import numbered
from desktop.domain.parting import parted
from desktop.domain.refused import Refused
from desktop.domain.release_state import Addressee, ReleaseRequested, Standing
from desktop.domain.routing import Outside, Recipient
from desktop.presenters import phoned, releasing
from desktop.presenters.agreement import cooperation_in_force, rules_in_force
from desktop.presenters.attaching import all_alike
from desktop.presenters.on_call import FALLBACK
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


_RELEASE_FIRST: Final = "Diese Meldung muss erst freigegeben werden; danach lassen sich Dateien anhängen."


@dataclass(frozen=True, slots=True)
class Request:
    """A notification to be written: its id, the document, the number to give it and the person who writes.

    `called` and `called_at` name a telephone call by which it was handed over already; both may be empty.
    """

    id: bytes
    document: object
    number: str
    person: str
    called: str = ""
    called_at: str = ""


def check(workspace: Workspace, document: object, files: Sequence[str] = ()) -> Checked:
    """Check a document against the forms, the rules in force and the jurisdiction of this moment.

    Of files of some names it is to be said whom each is for, where not all recipients are told the same.
    """
    law, now = (rules_in_force(workspace), cooperation_in_force(workspace)), moment(workspace.now())
    checked = check_notification(document, *law, now, workspace.unit)
    left = unsaid(checked.recipients, checked.files, files) if checked.recipients else ()
    return checked._replace(problems=(*checked.problems, *left))


def checked_answer(checked: Checked) -> dict[str, Any]:
    """Give the answer of a check."""
    problems = [_problem(problem) for problem in checked.problems]
    recipients = [_recipient(one) for one in checked.recipients]
    answer = {"ok": checked.ok, "problems": problems, "recipients": recipients}
    return answer | {"outside": [outside_row(one) for one in checked.outside]} if checked.outside else answer


def outside_row(one: Outside) -> dict[str, Any]:
    """Give whom to phone outside the cooperation; where no number is known, what to do instead."""
    row: dict[str, Any] = {"because": one.because, "agency": one.agency, "phone": one.phone, "note": one.note}
    row |= {} if one.phone else {"fallback": FALLBACK}
    return row | ({"children": [index + 1 for index in one.children]} if one.children else {})


def _recipient(one: Recipient) -> dict[str, Any]:
    """Give a recipient; where it is told of some children alone, their places in the list, counted from 1."""
    row = {"unit": one.unit, "rule": one.rule}
    return row | {"children": [index + 1 for index in one.children]} if one.children else row


def _problem(problem: Any) -> dict[str, str]:
    row = {"field": problem.field, "message": problem.message}
    return row | {"basis": problem.basis} if problem.basis else row


class Addressed(NamedTuple):
    """A unit that a notification is for, under which id, how it stands there if it was written already, its files."""

    unit: str
    entity: bytes
    state: Notification | None
    files: tuple[str, ...]


def addressed(
    workspace: Workspace, notification: bytes, document: object, files: Sequence[str] = ()
) -> list[Addressed]:
    """Give who has the notification of an id, or would have it now, and which of some files each gets.

    Raises `Refused` with the first problem of a new one, and where nobody said whom a file is for.
    """
    group = workspace.group(notification)
    if group:
        return _again(workspace, [state for _, state in group], document, files)
    checked = check(workspace, document, files)
    if checked.problems:
        raise refusal(checked.problems)
    if releasing.is_needed(workspace, checked.content.category):
        raise Refused("release_first", _RELEASE_FIRST, field="attach")
    told = _told(checked, files)
    return [Addressed(one.unit, derived_id(notification, one.unit), None, told[one.unit]) for one in checked.recipients]


def _again(
    workspace: Workspace, group: Sequence[Notification], document: object, files: Sequence[str]
) -> list[Addressed]:
    """Give who has a notification that was written already; whoever is competent by now is no concern here."""
    if all_alike(group):
        return [Addressed(state.to_unit, state.id, state, tuple(files)) for state in group]
    checked = check(workspace, document)
    left = unsaid(checked.recipients, checked.files, files)
    if left:
        raise refusal(left)
    told = _told(checked, files)
    return [Addressed(state.to_unit, state.id, state, told.get(state.to_unit, ())) for state in group]


def _told(checked: Checked, files: Sequence[str]) -> dict[str, tuple[str, ...]]:
    """Give which of some files each unit gets."""
    theirs = [(name, units_for(checked.recipients, checked.files, name)) for name in files]
    return {one.unit: tuple(name for name, units in theirs if one.unit in units) for one in checked.recipients}


def write(
    workspace: Workspace, notification: bytes, document: object, person: str, call: tuple[str, str] = ("", "")
) -> None:
    """Write a notification under an id, with the next number; the same id again changes nothing.

    A refused one uses up no number, and all recipients get theirs or none does. What somebody got back is written anew
    under its number. `call` is with whom and when it was handed over by telephone already. Raises `Refused`.
    """
    with workspace.at_once():
        if not known(workspace, notification):
            before = releasing.find(workspace, notification)
            number = before.request.body.number if before else _number(workspace)
            notify(workspace, Request(notification, document, number, person, *call))


def _number(workspace: Workspace) -> str:
    """Make the next human number, offline: from the device's ordinal and a counter."""
    device = workspace.directory.devices.get(workspace.device)
    ordinal = device.ordinal if device else 0
    year = moment(workspace.now()).year
    prefix = cooperation_in_force(workspace).number_prefix
    return numbered(prefix, year, ordinal, workspace.own.next_count())


def known(workspace: Workspace, notification: bytes) -> bool:
    """Say whether a notification of this id has been written here before, or somebody is to release it."""
    if workspace.group(notification) or phoned.find(workspace, notification):
        return True
    release = releasing.find(workspace, notification)
    return release is not None and release.standing in (Standing.REQUESTED, Standing.RELEASED)


def notify(workspace: Workspace, request: Request) -> None:
    """Record a notification for each of its recipients, all or none; raises `Refused` with the first problem.

    Where a second person has to release it, that is asked for instead; where all of it lies outside the cooperation,
    the call by which it was told is kept; so it is for children of whom no recipient is told.
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
    writing = phoned.Writing(request.id, request.number, request.person)
    if checked.phoned:
        phoned.record(workspace, writing, checked)
        return
    phoned.record_left_out(workspace, writing, checked)
    if releasing.is_needed(workspace, checked.content.category):
        releasing.ask(workspace, request.id, _request(workspace, request, checked))
        return
    for recipient in checked.recipients:
        deed = _deed(workspace, request, checked, recipient)
        workspace.record(workspace.pair(recipient.unit), [deed])


def _deed(workspace: Workspace, request: Request, checked: Checked, recipient: Recipient) -> Deed:
    content, told = checked.content, (one.unit for one in checked.recipients)
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
        content=parted(content, recipient.children),
        override_reason=str(document.get("override_reason", "")),
        also=tuple(unit for unit in told if unit != recipient.unit),
    )
    return Deed("notification.notified", derived_id(request.id, recipient.unit), body)


def _request(workspace: Workspace, request: Request, checked: Checked) -> ReleaseRequested:
    document: Mapping[str, Any] = request.document if isinstance(request.document, dict) else {}
    return ReleaseRequested(
        process_id=derived_id(request.id, "process"),
        number=request.number,
        category=checked.content.category,
        urgency=str(checked.content.urgency),
        rules_version=rules_in_force(workspace).version,
        from_unit=workspace.unit,
        recipients=tuple(Addressee(one.unit, str(one.rule), one.children) for one in checked.recipients),
        person=request.person,
        content=checked.content,
        override_unit=str(document.get("override_unit", "")),
        override_reason=str(document.get("override_reason", "")),
        called=request.called,
        called_at=request.called_at,
    )

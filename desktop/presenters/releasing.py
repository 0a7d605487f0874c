"""Having a notification released: asking a second person, releasing, returning, taking back.

What is released goes out with the release or not at all. Who may do what the fold says; here is only what that takes.
"""

from __future__ import annotations

from typing import Final

from desktop.domain.derivation import derived_id
from desktop.domain.notification_events import Notified, PhoneHandover
from desktop.domain.notification_state import Mark, Notification
from desktop.domain.parting import parted
from desktop.domain.refused import Refused
from desktop.domain.release_gate import needs_release
from desktop.domain.release_state import (
    Addressee,
    Release,
    ReleaseDecided,
    ReleaseRequested,
    RequestWithdrawn,
    Standing,
)
from desktop.presenters.agreement import rules_in_force
from desktop.workspace.recording import Deed
from desktop.workspace.workspace import Workspace

_NONE: Final = "Zu dieser Meldung ist keine Freigabe angefordert."
_DECIDED: Final = "Darüber ist schon entschieden."


def is_needed(workspace: Workspace, code: str) -> bool:
    """Say whether a second person has to release what is written of a category now."""
    rules = workspace.rules
    return bool(rules.stated) and needs_release(rules, rules_in_force(workspace).version, code)


def find(workspace: Workspace, entity: bytes) -> Release | None:
    """Give the release of a notification, by its id or by that of one of its recipients; None if there is none."""
    notification: Notification | None = workspace.state("notification", entity)
    found: Release | None = workspace.state("release", entity if notification is None else notification.notification_id)
    if found is not None or notification is not None:
        return found
    states = (state for _, state in workspace.states("release"))
    return next((state for state in states if entity in recipient_ids(state)), None)


def recipient_ids(state: Release) -> dict[bytes, Addressee]:
    """Give the ids under which the recipients have the notification, or would."""
    return {derived_id(state.id, one.unit): one for one in state.request.body.recipients}


def required(workspace: Workspace, entity: bytes) -> Release:
    """Give the release of a notification; raises `Refused` if there is none."""
    found = find(workspace, entity)
    if found is None:
        raise Refused("not_found", _NONE, field="id")
    return found


def ask(workspace: Workspace, notification: bytes, body: ReleaseRequested) -> None:
    """Ask for the release of a notification: its draft is copied once into the channel of the unit."""
    workspace.record(workspace.own_unit(), [Deed("release.requested", notification, body)])


def release(workspace: Workspace, entity: bytes, person: str) -> None:
    """Release a notification and send it, all or nothing; one that is released already stays as it is.

    Raises `Refused` for what was returned or taken back: its writer does not want it to go out as it is.
    """
    state = required(workspace, entity)
    if state.standing is Standing.RELEASED:
        return
    if state.standing is not Standing.REQUESTED:
        raise Refused("decided_already", _DECIDED)
    asked, own = state.request, workspace.own_unit()
    with workspace.at_once():
        workspace.record(own, [Deed("release.released", state.id, ReleaseDecided(asked.event, person))])
        for unit_entity, one in recipient_ids(state).items():
            body = _notified(state, one, person, asked.device)
            workspace.record(workspace.pair(one.unit), [Deed("notification.notified", unit_entity, body)])
        _note_call(workspace, state)


def _notified(state: Release, one: Addressee, person: str, device: bytes) -> Notified:
    body = state.request.body
    return Notified(
        notification_id=state.id,
        process_id=body.process_id,
        number=body.number,
        category=body.category,
        urgency=body.urgency,
        rules_version=body.rules_version,
        from_unit=body.from_unit,
        to_unit=one.unit,
        rule=one.rule,
        person=body.person,
        content=parted(body.content, one.children),
        override_reason=body.override_reason,
        released_by=person,
        written_by=device,
        also=tuple(other.unit for other in body.recipients if other.unit != one.unit),
    )


def _note_call(workspace: Workspace, state: Release) -> None:
    """Tell the first recipient of the call by which the writer handed it over already."""
    body = state.request.body
    if body.called:
        first = body.recipients[0].unit
        call = PhoneHandover(body.person, body.called, body.called_at)
        deed = Deed("notification.phone_handover", derived_id(state.id, first), call)
        workspace.record(workspace.pair(first), [deed])


def give_back(workspace: Workspace, entity: bytes, person: str, reason: str) -> None:
    """Return a notification to its writer, with a reason; one that is returned already stays as it is."""
    state = required(workspace, entity)
    if state.standing is Standing.RETURNED:
        return
    if state.standing is not Standing.REQUESTED:
        raise Refused("decided_already", _DECIDED)
    body = ReleaseDecided(state.request.event, person, reason)
    workspace.record(workspace.own_unit(), [Deed("release.returned", state.id, body)])


def take_back(workspace: Workspace, entity: bytes, person: str, reason: str) -> None:
    """Take a request back, or drop what was returned."""
    state = required(workspace, entity)
    if state.standing is not Standing.WITHDRAWN:
        withdraw(workspace, state, person, reason)


def withdraw(workspace: Workspace, state: Release, person: str, reason: str) -> None:
    """Record that a request is taken back, or a release whose notification goes nowhere."""
    workspace.record(workspace.own_unit(), [Deed("release.withdrawn", state.id, RequestWithdrawn(person, reason))])


def take_release_back(workspace: Workspace, withdrawn: Notification, person: str, reason: str) -> None:
    """Take a release back once its notification has been withdrawn for every recipient."""
    state: Release | None = workspace.state("release", withdrawn.notification_id)
    group = [one for _, one in workspace.group(withdrawn.notification_id)]
    if state is None or not workspace.is_own(state.releaser):
        return
    if all(Mark.WITHDRAWN in one.marks for one in group):
        withdraw(workspace, state, person, reason)

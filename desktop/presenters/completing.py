"""The whole report after an immediate notice: written on the full form, sent as a supplement under the same number.

Its draft is bound to the notification: whoever begins it again goes on where it was left. It overwrites nothing. Units
that were told of different children get a report each: one goes only to those that were told the same.
"""

from __future__ import annotations

from typing import Any, Final

from desktop.domain.derivation import derived_id
from desktop.domain.form_walk import Problem
from desktop.domain.forms import examine as examine_form
from desktop.domain.notification_check import check_notification
from desktop.domain.notification_events import PhoneHandover
from desktop.domain.notification_state import Mark, Notification
from desktop.domain.refused import Refused
from desktop.domain.routing import Recipient
from desktop.presenters import attaching, drafts, later, notifications
from desktop.presenters.agreement import cooperation_in_force, rules_in_force
from desktop.presenters.drafts import Draft
from desktop.presenters.notifications import find_one
from desktop.presenters.times import moment
from desktop.workspace.workspace import Workspace

UNREACHED: Final = "Dieser Bericht geht dort nicht hin. Ist er gesendet, melden Sie auch dort."


def is_due(workspace: Workspace, state: Notification) -> bool:
    """Say whether the whole report still has to follow an immediate notice of one's own unit."""
    if workspace.unit != state.from_unit or state.urgency != "immediate" or state.erased:
        return False
    if any(one.full for one in state.supplements) or not {Mark.WITHDRAWN, Mark.RECALLED}.isdisjoint(state.marks):
        return False
    examined = examine_form(_document(state), rules_in_force(workspace), moment(workspace.now()), full=True)
    return bool(examined.problems)


def begin(workspace: Workspace, entity: bytes) -> bytes:
    """Give the draft of a notification's whole report: the one that was begun, or one with what was said first."""
    state = find_one(workspace, entity)
    draft = derived_id(min(one.id for one in _told_alike(workspace, state)), "report")
    found = drafts.find(workspace, draft)
    if found is None or found[0].discarded:
        made = Draft(draft, state.category, state.urgency, _document(state), completes=state.id)
        drafts.save(workspace, made)
    return draft


def _told_alike(workspace: Workspace, state: Notification) -> list[Notification]:
    """Give those of a notification's recipients that were told of the same children at first, in the same words."""
    group = (one for _, one in workspace.group(state.notification_id))
    return [one for one in group if one.content == state.content]


def _document(state: Notification) -> dict[str, Any]:
    return state.content.document()


def problems(workspace: Workspace, notification: bytes, document: object) -> tuple[Problem, ...]:
    """Say what keeps a document from being the whole report of a notification."""
    return later.read_later(workspace, _state(workspace, notification), document, "supplemented", full=True).problems


def _state(workspace: Workspace, notification: bytes) -> Notification:
    state = workspace.state("notification", notification)
    if not isinstance(state, Notification) or state.erased:
        raise Refused("not_found", "Diese Meldung liegt auf diesem Gerät nicht vor.", field="id")
    return state


def send(workspace: Workspace, draft: Draft, person: str) -> bytes:
    """Send the whole report to the units that were told of the same children, and remove its draft; all or nothing."""
    with workspace.at_once():
        state = _state(workspace, draft.completes)
        alike = _told_alike(workspace, state)
        for one in alike:
            if not any(added.full for added in one.supplements):
                later.supplement(workspace, one.id, draft.document, person, full=True)
        if draft.call is not None:
            body = PhoneHandover(person, draft.call.to, draft.call.at)
            notifications.phone_handover(workspace, state.id, body)
        only = tuple(one.id for one in alike)
        attaching.wait(workspace, state.notification_id, person, draft.files, only)
        attaching.remember(workspace, draft.id, state.notification_id, only)
        drafts.forget_discarded(workspace)
        workspace.own.discard_draft(draft.id)
    return draft.completes


def sent(workspace: Workspace, draft: Draft) -> bytes | None:
    """Give the notification whose report a draft has become, None while it is a draft."""
    state = workspace.state("notification", draft.completes)
    full = isinstance(state, Notification) and any(one.full for one in state.supplements)
    return draft.completes if full else None


def receivers(workspace: Workspace, notification: bytes) -> tuple[tuple[str, str], ...]:
    """Give the units that get the report of a notification, each with the rule that led to it."""
    alike = _told_alike(workspace, _state(workspace, notification))
    return tuple((one.to_unit, one.rule) for one in alike)


def unreached(workspace: Workspace, notification: bytes, document: object) -> tuple[Recipient, ...]:
    """Give who is competent by what a report says and was not by the first notice, and has nothing of it."""
    state = _state(workspace, notification)
    before = _competent(workspace, _document(state))
    known = {one.unit for one in before}.union(*(one.units for one in _told_alike(workspace, state)))
    return tuple(one for one in _competent(workspace, document) if one.unit not in known)


def _competent(workspace: Workspace, document: object) -> tuple[Recipient, ...]:
    rules, cooperation, now = rules_in_force(workspace), cooperation_in_force(workspace), moment(workspace.now())
    return check_notification(document, rules, cooperation, now, workspace.unit).recipients

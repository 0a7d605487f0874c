"""What was added once a notification had been passed on: it follows to that unit, or a person says why it need not.

Until then its sender's clock runs, for the unit that has the child knows nothing of it. It passes nothing on by itself.
"""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from desktop.domain.notification_events import AdditionsPassedOn, AdditionsWithheld, Supplemented
from desktop.domain.notification_later import in_parts, said_in
from desktop.domain.notification_said import Supplement
from desktop.domain.notification_state import Notification
from desktop.domain.refused import Refused
from desktop.presenters import later, notifications
from desktop.presenters.ended_forwards import passed_on, standing
from desktop.presenters.notifications import find_one, whole
from desktop.workspace.recording import Deed
from desktop.workspace.workspace import Workspace


def left_behind(workspace: Workspace, state: Notification) -> tuple[Supplement, ...]:
    """Give what the sender has added since one's own unit passed it on, and that has not followed yet.

    What a person has kept back is among it: it can follow all the same.
    """
    if workspace.unit != state.to_unit or passed_on(workspace, state) is None:
        return ()
    return state.left_behind


def pass_on_additions(
    workspace: Workspace, entity: bytes, person: str, seen: Collection[bytes] | None = None
) -> dict[str, Any]:
    """Let what the sender has added, and that somebody has `seen`, follow to where it was passed on."""
    state = find_one(workspace, entity)
    additions = notifications.of_those(left_behind(workspace, state), seen)
    if not additions:
        return whole(workspace, state.id)
    named = tuple(one.event for one in additions)
    with workspace.at_once():
        let_follow(workspace, state, person, additions)
        return notifications.see_urgency(workspace, state.id, person, named)


def let_follow(workspace: Workspace, state: Notification, person: str, additions: tuple[Supplement, ...]) -> None:
    """Say what was added again where one's own unit passed it on to, and tell its sender of it, both or neither."""
    named = [one.event for one in additions]
    with workspace.at_once():
        for forward_, there in standing(workspace, state):
            # What a program of before let follow it did not name here.
            known = [said_in(one) for one in there.supplements]
            deeds = [_addition(there, person, one) for one in additions if said_in(one) not in known]
            workspace.record(workspace.pair(there.to_unit), deeds)
            said = (AdditionsPassedOn(person, forward_.entity, part) for part in in_parts(named))
            told = [Deed("notification.additions_passed_on", state.id, one) for one in said]
            workspace.record(workspace.pair(state.from_unit), told)


def withhold_additions(
    workspace: Workspace, entity: bytes, person: str, reason: str, seen: Collection[bytes] | None = None
) -> dict[str, Any]:
    """Say why where it was passed on nobody needs what was added and somebody has `seen`. Raises `Refused`."""
    state = find_one(workspace, entity)
    if workspace.unit != state.to_unit:
        raise Refused("receiver_only", "Das kann nur die empfangende Stelle.")
    if not reason.strip():
        raise Refused.at("reason", "reason_required", "Bitte einen Grund angeben.")
    named = tuple(one.event for one in notifications.of_those(state.to_pass_on, seen))
    if state.own_forward is None or not named:
        raise Refused("nothing_left_behind", "Es gibt keinen Nachtrag, der noch weiterzugeben wäre.")
    with workspace.at_once():
        for part in in_parts(named):
            said = AdditionsWithheld(person, reason.strip(), state.own_forward.entity, part)
            notifications.act(workspace, state.id, "additions_withheld", said)
        return later.note(workspace, state.id, person, named)


def _addition(there: Notification, person: str, one: Supplement) -> Deed:
    name = "corrected" if one.corrects else "supplemented"
    body = Supplemented(person, one.content, one.explanation, one.demand, full=one.full, urgency=one.urgency)
    return Deed(f"notification.{name}", there.id, body)

"""Erasing from a screen or a command: a notification for both units, anything else for all that read it."""

from __future__ import annotations

from typing import Any

from desktop.domain.kinds import HIDDEN, KINDS
from desktop.domain.notification_state import Notification
from desktop.domain.refused import Refused
from desktop.presenters import notifications
from desktop.presenters.times import id_text
from desktop.workspace.workspace import Workspace

_NOTIFICATION, _PERSON = "notification", "person"
_INSIDE = ("assignment", "assessment")
"""What a unit keeps to itself of a notification goes with it."""
_NOTHING = "Dazu liegt auf diesem Gerät nichts vor."
_ANOTHERS = "Das kann nur die eigene Behörde löschen."


def find(workspace: Workspace, entity: bytes) -> tuple[str, bytes]:
    """Give the kind of what an id stands for, and the id it stands under; raises `Refused` if there is nothing.

    The name of a device's person is none of it: a device that lost it would say it again; nor is the read log, which is
    not for those to erase whom it is about.
    """
    if workspace.any_of(_NOTIFICATION, [entity]) or workspace.group(entity):
        return _NOTIFICATION, notifications.find_one(workspace, entity).id
    for kind in KINDS.keys() - {_PERSON, *HIDDEN}:
        if workspace.state(kind, entity) is not None:
            return kind, entity
    raise Refused("not_found", _NOTHING, field="id")


def erase(workspace: Workspace, entity: bytes, person: str, reason: str) -> None:
    """Have something erased; asking again for what is gone changes nothing. Raises `Refused`."""
    kind, entity = find(workspace, entity)
    state = workspace.state(kind, entity)
    if isinstance(state, Notification) and state.erased:
        return
    unit = workspace.directory.units.get(workspace.unit)
    agency = getattr(state, "agency", None)
    if agency is not None and (unit is None or unit.agency != agency):
        raise Refused("own_agency_only", _ANOTHERS)
    with workspace.at_once():
        # One erasure for all that stands under the id in a channel.
        beside = (one for one in _INSIDE if kind == _NOTIFICATION and workspace.state(one, entity) is not None)
        for one in (kind, *list(beside)[:1]):
            workspace.erase(one, entity, person, reason)
        if isinstance(state, Notification):
            _erase_release(workspace, state, person, reason)


def _erase_release(workspace: Workspace, state: Notification, person: str, reason: str) -> None:
    """Have the request erased too by which the last of a notification was released: it holds the same words."""
    asked = workspace.state("release", state.notification_id)
    others = [one for _, one in workspace.group(state.notification_id) if one.id != state.id]
    if asked is not None and not others:
        workspace.erase("release", asked.id, person, reason)


def whole(workspace: Workspace, kind: str, entity: bytes) -> dict[str, Any]:
    """Give what is left of it, or what it still is while the erasure is under way."""
    state = workspace.state(kind, entity)
    if isinstance(state, Notification):
        return notifications.whole(workspace, entity)
    return {"id": id_text(entity), "kind": kind, "state": "erased" if state is None else "current"}

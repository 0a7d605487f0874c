"""The one chosen in whole: a notification, what waits for its release, or what was told by telephone alone."""

from __future__ import annotations

from desktop.domain.notification_state import Notification
from desktop.domain.release_state import Release
from desktop.presenters import boxes, notification_detail, notifications, phoned, release_detail, releasing
from desktop.presenters.notification_detail import Detail
from desktop.workspace.workspace import Workspace


def chosen(workspace: Workspace, entity: bytes) -> Notification | Release:
    """Give the one that an id stands for; raises `Refused` if there is none."""
    release = releasing.find(workspace, entity)
    if release is not None and boxes.is_waiting(workspace, release, entity):
        return release
    return notifications.find(workspace, entity)


def other_unit(workspace: Workspace, state: Notification | Release) -> str:
    """Give the unit on the other side, who will see what is done."""
    if isinstance(state, Release):
        return state.request.body.recipients[0].unit
    return state.from_unit if workspace.unit == state.to_unit else state.to_unit


def detail(workspace: Workspace, entity: bytes, *, addresses: bool = False) -> Detail:
    """Give everything a screen shows of one of the list; raises `Refused` if there is none."""
    told = phoned.find(workspace, entity)
    if told is not None:
        return phoned.detail(workspace, told, addresses=addresses)
    state = chosen(workspace, entity)
    if isinstance(state, Release):
        return release_detail.detail(workspace, state, addresses=addresses)
    return notification_detail.detail(workspace, entity, addresses=addresses)

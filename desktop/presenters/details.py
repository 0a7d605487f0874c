"""The one chosen in whole: a notification, or what waits for its release, whichever of them is there."""

from __future__ import annotations

from desktop.presenters import boxes, notification_detail, release_detail, releasing
from desktop.presenters.notification_detail import Detail
from desktop.workspace.workspace import Workspace


def detail(workspace: Workspace, entity: bytes) -> Detail:
    """Give everything a screen shows of one of the list; raises `Refused` if there is none."""
    release = releasing.find(workspace, entity)
    if release is not None and boxes.is_waiting(workspace, release, entity):
        return release_detail.detail(workspace, release)
    return notification_detail.detail(workspace, entity)

"""What recipients of one incident read of each other where one of them gets nothing after all.

Each notification names the other units that are told too. Where one of them is withdrawn before it was sent, the
others must not go on believing that somebody there knows. What was sent and given up again the domain tells of itself.
"""

from __future__ import annotations

from desktop.domain.notification_events import ToldAlsoRecalled
from desktop.domain.notification_state import Notification
from desktop.presenters.newly_competent import recipients_of
from desktop.workspace.recording import Deed
from desktop.workspace.workspace import Workspace


def take_back(workspace: Workspace, withdrawn: Notification, person: str) -> None:
    """Tell the other recipients that the unit of a notification that was withdrawn is told nothing."""
    unit, body = withdrawn.to_unit, ToldAlsoRecalled(withdrawn.to_unit, withdrawn.id, person)
    for one in recipients_of(workspace, withdrawn):
        if unit in one.also and unit not in one.also_recalled:
            deed = Deed("notification.told_also_recalled", one.id, body)
            workspace.record(workspace.pair(one.to_unit), [deed])

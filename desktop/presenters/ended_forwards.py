"""Where a notification was passed on and somebody may have it, and where nobody has it any more: that is taken back.

Whoever had it before waits for a person of the unit it went to. Without this word they would wait for ever. Nothing is
decided here; who may take back what, `forwarding.py` says.
"""

from __future__ import annotations

from typing import Final

from desktop.domain.notification_events import ForwardTakenBack
from desktop.domain.notification_state import Mark, Notification
from desktop.domain.notification_way import Forward
from desktop.presenters import attaching
from desktop.workspace.recording import Deed
from desktop.workspace.workspace import Workspace

_ENDED: Final = frozenset({Mark.RECALLED, Mark.WITHDRAWN})
"""With one of these nobody has what was passed on."""


def has_ended(workspace: Workspace, forward: Forward) -> bool:
    """Say whether nobody is waited for any more where something was passed on to, nor anywhere it went from there."""
    there = workspace.state("notification", forward.entity)
    if not isinstance(there, Notification):
        return False
    refused = Mark.NOT_COMPETENT in there.marks and not there.open_forwards
    return refused or not _ENDED.isdisjoint(there.marks)


def open_forward(workspace: Workspace, state: Notification) -> str | None:
    """Give the unit that one's own unit has passed it on to and that may have it: not taken back, and not given up."""
    own = (one for one in state.open_forwards if one.by_unit == workspace.unit)
    return next((one.to_unit for one in own if not has_ended(workspace, one)), None)


def passed_on(workspace: Workspace, state: Notification) -> Notification | None:
    """Give what one's own unit has made of a notification where it passed it on, as long as that stands."""
    return next((there for _, there in standing(workspace, state)), None)


def standing(workspace: Workspace, state: Notification) -> list[tuple[Forward, Notification]]:
    """Give where one's own unit has passed it on and somebody may have it; to two units where two did so at once."""
    own = [one for one in state.open_forwards if one.by_unit == workspace.unit]
    found = ((one, workspace.state("notification", one.entity)) for one in own if not has_ended(workspace, one))
    return [(one, there) for one, there in found if isinstance(there, Notification)]


def take_back(workspace: Workspace, state: Notification, person: str) -> None:
    """Take back what one's own unit has passed on in vain: whoever acknowledges it now has it again."""
    own = (one for one in state.open_forwards if workspace.unit == one.by_unit == state.to_unit)
    for there in [workspace.state("notification", one.entity) for one in own if has_ended(workspace, one)]:
        tell(workspace, there, person, "")


def tell(workspace: Workspace, there: Notification, person: str, reason: str) -> None:
    """Tell whoever a notification came from that it does not go on to where it was passed on to.

    No file follows it any more; what was added there and still waits here goes nowhere (`notification_nowhere.py`).
    """
    if there.origin is not None:
        leg = there.origin.way[-1]
        body = ForwardTakenBack(person, reason, there.to_unit, there.id)
        workspace.record(workspace.pair(leg.from_unit), [Deed("notification.forward_taken_back", leg.entity, body)])
        attaching.give_up_all(workspace, there.notification_id)

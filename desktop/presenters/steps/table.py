"""The table of steps: a group is a file beside this one and a line here; its steps say where they stand."""

from __future__ import annotations

from typing import Final

from desktop.domain.notification_state import Mark, Notification
from desktop.presenters import access
from desktop.presenters.steps.adding import ADDING
from desktop.presenters.steps.calling import CALLING
from desktop.presenters.steps.finishing import FINISHING
from desktop.presenters.steps.following import FOLLOWING
from desktop.presenters.steps.handling import HANDLING
from desktop.presenters.steps.linking import LINKING
from desktop.presenters.steps.passing_on import PASSING_ON
from desktop.presenters.steps.receiving import RECEIVING
from desktop.presenters.steps.releasing import RELEASING
from desktop.presenters.steps.sending import SENDING
from desktop.presenters.steps.showing import SHOWING
from desktop.presenters.steps.step import Step
from desktop.presenters.steps.taking_back import TAKING_BACK
from desktop.workspace.workspace import Workspace

_GROUPS: Final = (
    RECEIVING,
    SENDING,
    CALLING,
    FINISHING,
    RELEASING,
    SHOWING,
    PASSING_ON,
    TAKING_BACK,
    LINKING,
    ADDING,
    FOLLOWING,
    HANDLING,
)
TABLE: Final[dict[str, Step]] = {
    step.name: step for step in sorted((one for group in _GROUPS for one in group), key=lambda one: one.place)
}
MANY: Final = 5
"""More steps than these do not stand side by side: the rare ones go into a menu, if that is more than one."""


def allowed(workspace: Workspace, state: Notification) -> tuple[str, ...]:
    """Give the names of the steps this device may take now; none once access has ended or nothing is left to do."""
    over = state.erased or Mark.WITHDRAWN in state.marks or (Mark.RECALLED in state.marks and state.given_up)
    if over or access.has_ended(workspace):
        return ()
    # Given up unasked, because it was misdirected: the sender still has to take note of that, and nothing else is left.
    left = (TABLE["misdirection_noted"],) if Mark.RECALLED in state.marks else tuple(TABLE.values())
    return tuple(step.name for step in left if step.offered(workspace, state))


def leading(workspace: Workspace, state: Notification, offered: tuple[str, ...]) -> str:
    """Give the one of the steps offered that comes next in the life of a notification, empty where none does."""
    steps = (TABLE[name] for name in offered)
    return next((step.name for step in steps if step.primary and step.leads(workspace, state)), "")


def parted(steps: tuple[Step, ...], main: str = "") -> tuple[tuple[Step, ...], tuple[Step, ...]]:
    """Give the steps that have a button of their own, and those that stand in the menu; the `main` one never does."""
    rare = tuple(step for step in steps if step.rare and step.name != main)
    if len(steps) <= MANY or len(rare) <= 1:
        return steps, ()
    return tuple(step for step in steps if step not in rare), rare

"""What the notifying unit does with what it wrote, before anybody has it."""

from __future__ import annotations

from typing import Final

from desktop.domain.notification_state import Notification
from desktop.presenters import notifications
from desktop.presenters.steps.question import Question
from desktop.presenters.steps.step import Answers, Dialog, Step
from desktop.workspace.workspace import Workspace


def _still_here(workspace: Workspace, state: Notification) -> bool:
    return all(row.status in ("waiting", "uploading") for row in workspace.pending(state.id))


def _withdraw(workspace: Workspace, entity: bytes, person: str, answers: Answers) -> object:
    return notifications.withdraw(workspace, entity, person, answers["reason"])


SENDING: Final = (
    Step(
        name="withdrawn",
        place=20,
        button="Zurückziehen …",
        icon="undo-2",
        sense=_still_here,
        dialog=Dialog(
            "Meldung zurückziehen?",
            "Sie wurde noch nicht gesendet und wird es dann auch nicht.",
            "Zurückziehen",
            (Question("reason", "Grund (freiwillig)", long=True),),
            destroys=True,
        ),
        do=_withdraw,
        done="Meldung zurückgezogen.",
    ),
)

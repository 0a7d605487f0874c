"""How the receiving unit comes to an end with a notification."""

from __future__ import annotations

from typing import Final

from desktop.domain.notification_events import Remarked
from desktop.domain.notification_state import Notification, Processing
from desktop.presenters import notifications
from desktop.presenters.steps.question import Question
from desktop.presenters.steps.step import Answers, Dialog, Step
from desktop.workspace.workspace import Workspace


def _open(_workspace: Workspace, state: Notification) -> bool:
    return Processing.CLOSED not in state.processing


def _close(workspace: Workspace, entity: bytes, person: str, answers: Answers) -> object:
    return notifications.act(workspace, entity, "closed", Remarked(person, answers["reason"]))


FINISHING: Final = (
    Step(
        name="closed",
        place=60,
        button="Abschließen …",
        icon="archive",
        sense=_open,
        dialog=Dialog(
            "Meldung abschließen?",
            "{other} sieht, dass sie abgeschlossen ist.",
            "Abschließen",
            (Question("reason", "Bemerkung (freiwillig)", long=True),),
        ),
        do=_close,
        done="Meldung abgeschlossen.",
    ),
)

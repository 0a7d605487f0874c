"""How the receiving unit comes to an end with a notification."""

from __future__ import annotations

from typing import Final

from desktop.domain.notification_events import Remarked, TakenOver
from desktop.domain.notification_state import Mark, Notification, Processing
from desktop.presenters import handling, notifications
from desktop.presenters.steps.question import REASON, Question
from desktop.presenters.steps.step import Answers, Dialog, Step
from desktop.workspace.workspace import Workspace


def _open(_workspace: Workspace, state: Notification) -> bool:
    return set(state.steps) != {Processing.CLOSED}


def _assessed(workspace: Workspace, state: Notification) -> bool:
    """Say whether two have come to a result for each child, so that it may be closed before it goes into the file."""
    if Processing.TAKEN_OVER in state.processing or Mark.MISDIRECTED in state.marks:
        return False
    recorded = workspace.state("assessment", state.id) is not None
    return recorded and handling.needs_second(workspace, state) is None


def _close(workspace: Workspace, entity: bytes, person: str, answers: Answers) -> object:
    return handling.close(workspace, entity, person, answers["reason"])


def _closed(_workspace: Workspace, state: Notification) -> bool:
    return Processing.CLOSED in state.processing or Processing.TAKEN_OVER in state.processing


def _reopen(workspace: Workspace, entity: bytes, person: str, answers: Answers) -> object:
    return notifications.act(workspace, entity, "reopened", Remarked(person, answers["reason"]))


def _not_in_the_file(_workspace: Workspace, state: Notification) -> bool:
    return set(state.steps) != {Processing.TAKEN_OVER}


def _all_closed(_workspace: Workspace, state: Notification) -> bool:
    return set(state.steps) == {Processing.CLOSED}


def _number(_workspace: Workspace, state: Notification) -> tuple[Question, ...]:
    known = state.acknowledgement
    number = known.file_number if known is not None else ""
    return (Question("file_number", "Aktenzeichen", needed=True, preset=number),)


def _take_over(workspace: Workspace, entity: bytes, person: str, answers: Answers) -> object:
    return notifications.take_over(workspace, entity, TakenOver(person, answers["file_number"]))


FINISHING: Final = (
    Step(
        name="closed",
        place=60,
        button="Abschließen …",
        icon="archive",
        primary=True,
        sense=_open,
        leads=_assessed,
        dialog=Dialog(
            "Meldung abschließen?",
            "{other} sieht, dass sie abgeschlossen ist.",
            "Abschließen",
            (Question("reason", "Bemerkung (freiwillig)", long=True),),
        ),
        do=_close,
        done="Meldung abgeschlossen.",
    ),
    Step(
        name="taken_over",
        place=65,
        button="In Akte übernehmen …",
        icon="file-text",
        rare=True,
        primary=True,
        sense=_not_in_the_file,
        leads=_all_closed,
        dialog=Dialog(
            "In die eigene Akte übernehmen?",
            "{other} sieht, dass die Meldung in einer Akte steht, und deren Aktenzeichen.",
            "Übernehmen",
            questions=_number,
        ),
        do=_take_over,
        done="In Akte übernommen.",
    ),
    Step(
        name="reopened",
        place=70,
        button="Wieder aufnehmen …",
        icon="history",
        rare=True,
        sense=_closed,
        dialog=Dialog(
            "Meldung wieder aufnehmen?",
            "{other} sieht, dass sie wieder bearbeitet wird, und warum.",
            "Wieder aufnehmen",
            (REASON,),
        ),
        do=_reopen,
        done="Meldung wieder aufgenommen.",
    ),
)

"""What is done with a notification that waits for its release. When each is offered, `release_detail.py` says."""

from __future__ import annotations

from typing import Final

from desktop.domain.notification_state import Notification
from desktop.presenters import drafts, releasing
from desktop.presenters.steps.question import REASON, Question
from desktop.presenters.steps.step import Answers, Dialog, Step
from desktop.workspace.workspace import Workspace


def _never(_workspace: Workspace, _state: Notification) -> bool:
    """What is a notification already waits for nobody's release."""
    return False


def _release(workspace: Workspace, entity: bytes, person: str, _answers: Answers) -> None:
    releasing.release(workspace, entity, person)


def _return(workspace: Workspace, entity: bytes, person: str, answers: Answers) -> None:
    releasing.give_back(workspace, entity, person, answers["reason"])


def _take_back(workspace: Workspace, entity: bytes, person: str, answers: Answers) -> None:
    state = releasing.required(workspace, entity)
    drafts.take_back_request(workspace, state, person, answers["reason"])


RELEASING: Final = (
    Step(
        name="released",
        place=92,
        button="Freigeben",
        icon="shield-check",
        primary=True,
        sense=_never,
        dialog=Dialog(
            "Meldung freigeben als {person}, {unit}?",
            "Danach wird sie gesendet. {other} sieht, wer sie geschrieben und wer sie freigegeben hat.",
            "Freigeben",
        ),
        do=_release,
        done="Meldung freigegeben.",
    ),
    Step(
        name="returned",
        place=94,
        button="Zurückgeben …",
        icon="reply",
        sense=_never,
        dialog=Dialog(
            "Meldung zurückgeben?",
            "Wer sie geschrieben hat, liest den Grund und kann sie überarbeiten. Gesendet wird nichts.",
            "Zurückgeben",
            (REASON,),
        ),
        do=_return,
        done="Meldung zurückgegeben.",
    ),
    Step(
        name="request_withdrawn",
        place=96,
        button="Anforderung zurücknehmen …",
        icon="undo-2",
        sense=_never,
        dialog=Dialog(
            "Anforderung der Freigabe zurücknehmen?",
            "Gesendet wird nichts. Der Text ist dann wieder ein Entwurf.",
            "Zurücknehmen",
            (Question("reason", "Grund (freiwillig)", long=True),),
        ),
        do=_take_back,
        done="Anforderung zurückgenommen. Der Text liegt unter „Entwürfe“.",
    ),
)

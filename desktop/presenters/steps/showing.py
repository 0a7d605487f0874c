"""Seeing who reported: for a reason only, which stands in the timeline of both sides."""

from __future__ import annotations

from typing import Final

from desktop.presenters import guarded, notifications
from desktop.presenters.steps.question import REASON
from desktop.presenters.steps.step import Answers, Dialog, Step
from desktop.workspace.workspace import Workspace


def _show(workspace: Workspace, entity: bytes, person: str, answers: Answers) -> object:
    return notifications.show_reporter(workspace, entity, person, answers["reason"])


SHOWING: Final = (
    Step(
        name=guarded.REPORTER_SHOWN,
        place=95,
        button="Hinweisgebende Person …",
        icon="eye",
        rare=True,
        dialog=Dialog(
            "Hinweisgebende Person anzeigen?",
            "Wer einen Hinweis gab, bleibt verborgen, soweit Ihre Arbeit es nicht erfordert. "
            "Der Grund steht im Verlauf, für beide Seiten.",
            "Anzeigen",
            (REASON,),
        ),
        do=_show,
        done="Die hinweisgebende Person ist zu sehen.",
        sense=guarded.hides_reporter,
    ),
)

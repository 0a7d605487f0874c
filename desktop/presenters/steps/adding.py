"""What the notifying unit adds later: a supplement, a correction, an answer, the whole report."""

from __future__ import annotations

from typing import Final

from desktop.domain.notification_state import Delivery, Mark, Notification
from desktop.domain.said import Verbatim, joined
from desktop.presenters import amending, completing, later
from desktop.presenters.agreement import unit_name
from desktop.presenters.form_fields import label_of
from desktop.presenters.newly_competent import untold
from desktop.presenters.steps import calling
from desktop.presenters.steps.question import Question, document_of
from desktop.presenters.steps.step import Answers, Dialog, Step
from desktop.presenters.telling_also import may_tell, tell_also
from desktop.presenters.times import id_text
from desktop.workspace.workspace import Workspace


def _sent(_workspace: Workspace, state: Notification) -> bool:
    """Say whether it has gone out: before that it is withdrawn and written anew."""
    return state.delivery is not Delivery.QUEUED


def _is_next(workspace: Workspace, state: Notification) -> bool:
    """Say whether the whole report comes next: not before the call that is missing, and not to the wrong unit."""
    return Mark.MISDIRECTED not in state.marks and not calling.comes_first(workspace, state)


def _supplement(workspace: Workspace, entity: bytes, _person: str, _answers: Answers) -> object:
    return amending.begin(workspace, entity, "supplemented")


def _correct(workspace: Workspace, entity: bytes, _person: str, _answers: Answers) -> object:
    return amending.begin(workspace, entity, "corrected")


def _asked(_workspace: Workspace, state: Notification) -> bool:
    return bool(state.open_questions)


def _answer_questions(_workspace: Workspace, state: Notification) -> tuple[Question, ...]:
    open_ones = tuple(
        (id_text(one.event), f"{label_of(state.content, one.field)}: {one.text}") for one in state.open_questions
    )
    return (
        Question("question", "Rückfrage", needed=True, choices=open_ones, preset=open_ones[0][0] if open_ones else ""),
        Question("explanation", "Antwort", needed=True, long=True),
    )


def _answer(workspace: Workspace, entity: bytes, person: str, answers: Answers) -> object:
    return later.supplement(workspace, entity, document_of(answers), person)


def _complete(workspace: Workspace, entity: bytes, _person: str, _answers: Answers) -> object:
    return completing.begin(workspace, entity)


def _whom_too(workspace: Workspace, state: Notification) -> tuple[Question, ...]:
    """Ask which unit is to be told too, with why each is competent; the first stands there."""
    found = untold(workspace, state)
    units = tuple((one.unit, unit_name(workspace, one.unit)) for one in found)
    why = joined((joined((Verbatim(name), one.rule), ": ") for (_, name), one in zip(units, found, strict=True)), "\n")
    first = units[0][0] if units else ""
    return (Question("to", "Zuständige Stelle", needed=True, choices=units, preset=first, hint=why),)


def _tell_also(workspace: Workspace, entity: bytes, person: str, answers: Answers) -> object:
    return tell_also(workspace, entity, person, answers["to"])


ADDING: Final = (
    Step(
        name="told_also",
        place=4,
        button="Auch dort melden …",
        icon="send",
        primary=True,
        sense=may_tell,
        dialog=Dialog(
            "Der zuständigen Stelle auch melden?",
            "Nach dem Nachtrag ist eine weitere Stelle zuständig. Sie erhält unter derselben Nummer, was jetzt gilt. "
            "Anhänge gehen nicht mit; hängen Sie dort an, was die Stelle braucht.",
            "Melden",
            questions=_whom_too,
        ),
        do=_tell_also,
        done="Auch dort gemeldet.",
    ),
    Step(
        name="completed",
        place=5,
        button="Vollständigen Bericht ergänzen",
        icon="file-text",
        primary=True,
        sense=completing.is_due,
        leads=_is_next,
        dialog=None,
        do=_complete,
        done="Der Bericht ist als Entwurf gesichert.",
    ),
    Step(
        name="supplemented",
        place=100,
        button="Ergänzen …",
        icon="file-pen",
        sense=_sent,
        dialog=None,
        do=_supplement,
        done="Der Nachtrag ist als Entwurf gesichert.",
    ),
    Step(
        name="corrected",
        place=110,
        button="Berichtigen …",
        icon="pencil-line",
        sense=_sent,
        rare=True,
        dialog=None,
        do=_correct,
        done="Die Berichtigung ist als Entwurf gesichert.",
    ),
    Step(
        name="answered",
        place=90,
        button="Rückfrage beantworten …",
        icon="reply",
        primary=True,
        sense=lambda workspace, state: workspace.unit == state.from_unit and _asked(workspace, state),
        dialog=Dialog(
            "Rückfrage beantworten",
            "{other} sieht die Antwort bei der Frage.",
            "Antworten",
            questions=_answer_questions,
        ),
        do=_answer,
        done="Antwort gesichert.",
    ),
)

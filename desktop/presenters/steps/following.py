"""What the receiving unit does with what it has: see additions, ask about a field, tell back what may be told."""

from __future__ import annotations

from typing import Final

from desktop.domain.later_form import ROWS
from desktop.domain.masking import veil_of
from desktop.domain.notification_later import direction_back
from desktop.domain.notification_state import Mark, Notification
from desktop.domain.said import Verbatim, joined, say
from desktop.presenters import later
from desktop.presenters.agreement import rules_in_force
from desktop.presenters.form_fields import fields_of
from desktop.presenters.steps.question import Answered, Question, child_questions, document_of, seen_in
from desktop.presenters.steps.step import Answers, Dialog, Step
from desktop.workspace.workspace import Workspace

_ANSWERS: Final = ("confirmed", "acted", "still_active")


def _unseen(_workspace: Workspace, state: Notification) -> bool:
    return bool(state.unseen)


def _stays_here(_workspace: Workspace, state: Notification) -> bool:
    return Mark.MISDIRECTED not in state.marks


def _noted_questions(_workspace: Workspace, state: Notification) -> tuple[Question, ...]:
    """Ask for every correction to be ticked, with what is to be done; protected places are named nowhere."""
    veil = veil_of(state.contents)

    def seen(text: str) -> str:
        return veil.text(text) if veil else text

    return tuple(
        Question(
            one.event.hex(),
            say("Gesehen: {wrong}", wrong=Verbatim(seen(one.explanation))),
            needed=True,
            tick=True,
            hint=say("Zu tun: {demand}", demand=Verbatim(seen(one.demand))) if one.demand else "",
        )
        for one in state.unseen
        if one.corrects
    )


def _note(workspace: Workspace, entity: bytes, person: str, answers: Answers) -> object:
    return later.note(workspace, entity, person, seen_in(answers))


def _asking(_workspace: Workspace, state: Notification) -> tuple[Question, ...]:
    fields = tuple((one.path, one.label) for one in fields_of(state.content))
    return (
        Question("field", "Zu welchem Feld?", needed=True, choices=fields),
        Question("text", "Was möchten Sie wissen?", needed=True, long=True),
    )


def _ask(workspace: Workspace, entity: bytes, person: str, answers: Answers) -> object:
    return later.ask(workspace, entity, person, answers["field"], answers["text"])


def _composer(workspace: Workspace, state: Notification) -> tuple[Question, ...]:
    """Ask first what needs no basis, then the basis, and what it allows only once it is chosen."""
    found = rules_in_force(workspace).feedback_in(direction_back(state.category))
    if found is None:
        return _lawful_without(state)
    bases = found.bases
    titles = tuple((one.code, one.title) for one in bases)
    hint = joined(
        (found.why_not_more, *(say("{title}: {when}", title=one.title, when=one.when) for one in bases)), "\n"
    )
    basis = Question("basis", "Rechtsgrundlage für mehr", choices=titles, hint=hint)
    allowed = {name for one in bases for name in one.allows}
    answers = (ROWS[name] for name in _ANSWERS if name in allowed)
    return (
        *_lawful_without(state),
        basis,
        *(Question(row.path, row.label, choices=row.choices, after=(Answered("basis"),)) for row in answers),
        *([Question("text", "Freier Text", long=True, after=(Answered("basis"),))] if "text" in allowed else []),
    )


def _lawful_without(state: Notification) -> tuple[Question, ...]:
    """Ask what needs no basis: who is responsible, how to reach them, how it stands."""
    known = state.acknowledgement
    responsible = (known.responsible or known.person) if known else ""
    return (
        *child_questions(state),
        Question("responsible", "Zuständige Person", needed=True, preset=responsible),
        Question("reachable", "Erreichbar unter", preset=known.phone if known else ""),
        Question("standing", "Stand", needed=True, choices=ROWS["standing"].choices, preset="in_progress"),
    )


def _feedback(workspace: Workspace, entity: bytes, person: str, answers: Answers) -> object:
    return later.feedback(workspace, entity, document_of(answers), person)


FOLLOWING: Final = (
    Step(
        name="noted",
        place=15,
        button="Nachtrag gesehen …",
        icon="eye",
        primary=True,
        sense=_unseen,
        leads=_stays_here,
        dialog=Dialog(
            "Gesehen als {person}, {unit}?",
            "{other} sieht, wer Nachtrag und Berichtigung gesehen hat.",
            "Bestätigen",
            questions=_noted_questions,
        ),
        do=_note,
        done="Nachtrag zur Kenntnis genommen.",
    ),
    Step(
        name="feedback_given",
        place=55,
        button="Rückmeldung …",
        icon="reply",
        key="R",
        dialog=Dialog(
            "Was darf zurückgemeldet werden?",
            "Ohne weitere Grundlage: Eingang, zuständige Person, Stand. Für Inhalte wählen Sie die Rechtsgrundlage.",
            "Zurückmelden",
            questions=_composer,
        ),
        do=_feedback,
        done="Rückmeldung gesichert.",
    ),
    Step(
        name="asked",
        place=120,
        button="Rückfragen …",
        icon="circle-help",
        rare=True,
        dialog=Dialog(
            "Zu einem Feld rückfragen",
            "{other} sieht die Frage bei diesem Feld.",
            "Fragen",
            questions=_asking,
        ),
        do=_ask,
        done="Rückfrage gestellt.",
    ),
)

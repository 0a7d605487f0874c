"""What stays inside the receiving unit: who has it in hand, and the record of two professionals."""

from __future__ import annotations

from typing import Final

from desktop.domain.assessment import RiskAssessment
from desktop.domain.notification_state import Notification
from desktop.presenters import handling
from desktop.presenters.steps.question import Question, child_questions, document_of
from desktop.presenters.steps.step import Answers, Dialog, Step
from desktop.presenters.times import id_text
from desktop.workspace.workspace import Workspace

_YES_NO: Final = (("yes", "Ja"), ("no", "Nein"))


def _mine(workspace: Workspace, state: Notification) -> bool:
    return workspace.unit == state.to_unit


def _people(workspace: Workspace, state: Notification) -> tuple[Question, ...]:
    """Offer the people of the unit; who has it is preset, else oneself."""
    people = handling.colleagues(workspace)
    known = handling.assignment(workspace, state.id)
    to = id_text(known.to) if known is not None else id_text(workspace.device)
    deputy = id_text(known.deputy) if known is not None and known.deputy else ""
    there = {device for device, _ in people}
    return (
        Question("to", "Zuständig", choices=people, preset=to if to in there else ""),
        Question("deputy", "Vertretung", choices=people, preset=deputy if deputy in there else ""),
    )


def _assign(workspace: Workspace, entity: bytes, person: str, answers: Answers) -> object:
    return handling.assign(workspace, entity, person, answers["to"], answers["deputy"])


def _concerns_two(workspace: Workspace, state: Notification) -> bool:
    if not _mine(workspace, state) or not state.acknowledgements:
        return False
    known = workspace.state("assessment", state.id)
    return handling.needs_second(workspace, state) is not None or isinstance(known, RiskAssessment)


def _record(_workspace: Workspace, state: Notification) -> tuple[Question, ...]:
    rows = {row.path: row for row in handling.ROWS}
    asked = [Question("second", rows["second"].label, needed=True), *child_questions(state)]
    for flag, reason in handling.ASKED:
        asked.append(Question(flag, rows[flag].label, needed=True, choices=_YES_NO))
        asked.append(Question(reason, rows[reason].label, needed=True, after=flag, when="no"))
    return (*asked, Question("text", rows["text"].label, long=True))


def _assess(workspace: Workspace, entity: bytes, person: str, answers: Answers) -> object:
    done = {name: answers[name] == "yes" for name, _ in handling.ASKED if answers[name]}
    return handling.assess(workspace, entity, document_of(answers) | done, person)


HANDLING: Final = (
    Step(
        name="assigned",
        place=52,
        button="Zuweisen …",
        icon="user",
        key="Z",
        sense=_mine,
        dialog=Dialog(
            "Wer in Ihrer Stelle hat die Meldung?",
            "Das bleibt in Ihrer Stelle; {other} sieht es nicht.",
            "Zuweisen",
            questions=_people,
        ),
        do=_assign,
        done="Zuweisung gesichert.",
    ),
    Step(
        name="assessed",
        place=58,
        button="Einschätzung zu zweit …",
        icon="users",
        sense=_concerns_two,
        dialog=Dialog(
            "Einschätzung mit zweiter Fachkraft",
            "Das bleibt in Ihrer Stelle; {other} sieht es nicht. Frühere Fassungen bleiben erhalten.",
            "Festhalten",
            questions=_record,
        ),
        do=_assess,
        done="Einschätzung festgehalten.",
    ),
)

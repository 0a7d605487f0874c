"""What stays inside the receiving unit: who has it in hand, and the record of two professionals."""

from __future__ import annotations

from typing import Final

from desktop.domain.assessment import RiskAssessment
from desktop.domain.consequence import RESULTS
from desktop.domain.notification_state import Mark, Notification
from desktop.domain.said import say
from desktop.presenters import assessing, handling
from desktop.presenters.agreement import rules_in_force
from desktop.presenters.ended_forwards import open_forward
from desktop.presenters.steps.question import Answered, Question, child_questions, document_of
from desktop.presenters.steps.step import Answers, Dialog, Step
from desktop.presenters.times import id_text
from desktop.workspace.workspace import Workspace

_YES_NO: Final = (("yes", "Ja"), ("no", "Nein"))
_WITHOUT_GUARDIANS: Final = Answered("guardians", ("no",))


def _mine(workspace: Workspace, state: Notification) -> bool:
    return workspace.unit == state.to_unit


def _people(workspace: Workspace, state: Notification) -> tuple[Question, ...]:
    """Offer the people of the unit; who has it is preset, else oneself."""
    people = handling.colleagues(workspace)
    known = handling.assignment(workspace, state.id)
    heir = workspace.directory.heir
    to = id_text(heir(known.to) if known is not None else workspace.device)
    deputy = id_text(heir(known.deputy)) if known is not None and known.deputy else ""
    there = {device for device, _ in people}
    return (
        Question("to", "Zuständig", choices=people, preset=to if to in there else ""),
        Question("deputy", "Vertretung", choices=people, preset=deputy if deputy in there else ""),
    )


def _assign(workspace: Workspace, entity: bytes, person: str, answers: Answers) -> object:
    return handling.assign(workspace, entity, person, answers["to"], answers["deputy"])


def _assign_back(workspace: Workspace, entity: bytes, person: str, done: object) -> object:
    return handling.take_assignment_back(workspace, entity, person, done if isinstance(done, bytes) else b"")


def _concerns_two(workspace: Workspace, state: Notification) -> bool:
    if not _mine(workspace, state) or not state.acknowledgements:
        return False
    known = workspace.state("assessment", state.id)
    return handling.needs_second(workspace, state) is not None or isinstance(known, RiskAssessment)


def _is_missing(workspace: Workspace, state: Notification) -> bool:
    """Say whether it still keeps one person alone from closing it, here and not where it was passed on to."""
    here = Mark.MISDIRECTED not in state.marks and open_forward(workspace, state) is None
    return here and handling.needs_second(workspace, state) is not None


def _record(workspace: Workspace, state: Notification) -> tuple[Question, ...]:
    rows = assessing.ROWS
    asked = [Question("second", rows["second"].label, needed=True), *child_questions(state)]
    for flag, reason in assessing.ASKED:
        asked += _with_reason(Question(flag, rows[flag].label, needed=True, choices=_YES_NO), reason)
    asked.append(Question("result", rows["result"].label, needed=True, choices=RESULTS))
    for one in rules_in_force(workspace).consequences:
        hint = say("{basis}: {hint}", basis=one.basis, hint=one.hint)
        after = (Answered("result", one.results), *([_WITHOUT_GUARDIANS] if one.without_guardians else []))
        answer = Question(one.code, rows[one.code].label, needed=True, choices=_YES_NO, hint=hint, after=after)
        asked += _with_reason(answer, dict(assessing.AFTER)[one.code])
    return (*asked, Question("text", rows["text"].label, long=True))


def _with_reason(answer: Question, reason: str) -> tuple[Question, Question]:
    why = Question(reason, assessing.ROWS[reason].label, needed=True, after=(Answered(answer.name, ("no",)),))
    return answer, why


def _assess(workspace: Workspace, entity: bytes, person: str, answers: Answers) -> object:
    flags = (name for name, _ in (*assessing.ASKED, *assessing.AFTER))
    done = {name: answers[name] == "yes" for name in flags if answers.get(name)}
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
        undo=_assign_back,
        undone="Zuweisung rückgängig gemacht.",
    ),
    Step(
        name="assessed",
        place=58,
        button="Einschätzung zu zweit …",
        icon="users",
        primary=True,
        sense=_concerns_two,
        leads=_is_missing,
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

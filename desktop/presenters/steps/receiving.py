"""What the receiving unit does first: confirm, take that back, say that it is not competent."""

from __future__ import annotations

from typing import Final

from desktop.domain.catalogue import URGENCY_TITLES
from desktop.domain.notification_events import Acknowledged, NotCompetent
from desktop.domain.notification_said import Acknowledgement
from desktop.domain.notification_state import Mark, Notification
from desktop.presenters import notifications
from desktop.presenters.agreement import rules_in_force
from desktop.presenters.ended_forwards import open_forward
from desktop.presenters.notifications import withdraw_window
from desktop.presenters.steps.passing_on import unit_question
from desktop.presenters.steps.question import REASON, Answered, Question, seen_in
from desktop.presenters.steps.step import Answers, Dialog, Step
from desktop.workspace.workspace import Workspace

_ELSEWHERE: Final = frozenset({Mark.NOT_COMPETENT, Mark.MISDIRECTED, Mark.RECALL_REQUESTED})
_EXPLAINED: Final = Question("reason", "Erläuterung", long=True)


def _mine(workspace: Workspace, state: Notification) -> Acknowledgement | None:
    return next(iter(notifications.own_acknowledgements(workspace, state)), None)


def _unconfirmed(workspace: Workspace, state: Notification) -> bool:
    """Say whether one's own word is waited for: not while it stands passed on to somebody else."""
    unsaid = not state.acknowledgements or Mark.NOT_COMPETENT in state.marks
    return unsaid and open_forward(workspace, state) is None


def _still_mine(workspace: Workspace, state: Notification) -> bool:
    mine = _mine(workspace, state)
    return mine is not None and workspace.now() - mine.at <= withdraw_window(workspace, state)


def _may_be_anothers(workspace: Workspace, state: Notification) -> bool:
    unsaid = not state.acknowledgements and Mark.NOT_COMPETENT not in state.marks
    return unsaid and open_forward(workspace, state) is None


def _is_for_us(_workspace: Workspace, state: Notification) -> bool:
    """Say whether nobody has said that it belongs elsewhere, or wants it back."""
    return _ELSEWHERE.isdisjoint(state.marks)


def _acknowledge(workspace: Workspace, entity: bytes, person: str, answers: Answers) -> object:
    names = ("file_number", "responsible", "phone", "urgency", "reason")
    body = Acknowledged(person, *(answers.get(name, "") for name in names))
    return notifications.acknowledge(workspace, entity, body, seen_in(answers))


def _withdraw(workspace: Workspace, entity: bytes, person: str, answers: Answers) -> object:
    return notifications.withdraw(workspace, entity, person, answers["reason"])


def _not_competent(workspace: Workspace, entity: bytes, person: str, answers: Answers) -> object:
    body = NotCompetent(person, answers["reason"], answers.get("suggest", ""), answers.get("code", ""))
    return notifications.not_competent(workspace, entity, body)


def _who_is(workspace: Workspace, state: Notification) -> tuple[Question, ...]:
    """Ask why, by the list of the rules where they have one, and who is."""
    codes = tuple((one.code, str(one.title)) for one in rules_in_force(workspace).not_competent)
    why = (Question("code", "Grund", needed=True, choices=codes), _EXPLAINED) if codes else (REASON,)
    return *why, unit_question(workspace, state, "suggest", needed=False)


def _confirming(_workspace: Workspace, state: Notification) -> tuple[Question, ...]:
    """Ask who is responsible, and whether the urgency is taken as it is; another one needs a reason."""
    other = tuple(one for one in URGENCY_TITLES if one != state.graded)
    return (
        Question("responsible", "Zuständige Person (freiwillig)"),
        Question("phone", "Rufnummer für Rückfragen (freiwillig)"),
        Question("file_number", "Aktenzeichen (freiwillig)"),
        Question("urgency", "Dringlichkeit", choices=tuple(URGENCY_TITLES.items()), preset=state.graded),
        Question(
            "reason", "Grund der anderen Dringlichkeit", needed=True, long=True, after=(Answered("urgency", other),)
        ),
    )


RECEIVING: Final = (
    Step(
        name="acknowledged",
        place=10,
        button="Eingang bestätigen",
        icon="check-check",
        key="B",
        primary=True,
        sense=_unconfirmed,
        leads=_is_for_us,
        dialog=Dialog(
            "Eingang bestätigen als {person}, {unit}?",
            "{other} sieht Name und Uhrzeit.",
            "Bestätigen",
            questions=_confirming,
        ),
        do=_acknowledge,
        done="Eingang bestätigt.",
    ),
    Step(
        name="acknowledgement_withdrawn",
        place=30,
        button="Bestätigung zurücknehmen …",
        icon="undo-2",
        rare=True,
        sense=_still_mine,
        dialog=Dialog(
            "Eingangsbestätigung zurücknehmen?",
            "{other} sieht das mit Grund. Die Frist läuft weiter.",
            "Zurücknehmen",
            (REASON,),
        ),
        do=_withdraw,
        done="Eingangsbestätigung zurückgenommen.",
    ),
    Step(
        name="not_competent",
        place=50,
        button="Nicht zuständig …",
        icon="triangle-alert",
        sense=_may_be_anothers,
        dialog=Dialog(
            "Nicht zuständig?",
            "Die meldende Stelle wird informiert. Ihre Frist endet erst, wenn jemand den Eingang bestätigt. "
            "Weiterleiten können Sie danach.",
            "Mitteilen",
            questions=_who_is,
        ),
        do=_not_competent,
        done="Mitgeteilt, dass Ihre Stelle nicht zuständig ist.",
    ),
)

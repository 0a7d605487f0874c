"""The steps of a notification as people take them: ask for what the step needs, have it done, say what became of it.

Each dialog names what it does and who will see it. What is wrong stands in the dialog, which stays until it is right.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from PySide6.QtWidgets import QWidget

from desktop.domain.notification_events import Acknowledged, NotCompetent, PhoneHandover, Remarked
from desktop.domain.refused import Refused
from desktop.domain.said import say
from desktop.presenters import notifications
from desktop.presenters.agreement import agency_name, unit_name
from desktop.presenters.times import moment
from desktop.ui.ask import Ask, Question
from desktop.ui.desk import Desk
from desktop.workspace.workspace import Workspace

Answers = dict[str, str]
Do = Callable[[Workspace, bytes, str, Answers], dict[str, Any]]


def _acknowledge(workspace: Workspace, entity: bytes, person: str, answers: Answers) -> dict[str, Any]:
    body = Acknowledged(
        person, answers.get("file_number", ""), answers.get("responsible", ""), answers.get("phone", "")
    )
    return notifications.acknowledge(workspace, entity, body)


def _withdraw(workspace: Workspace, entity: bytes, person: str, answers: Answers) -> dict[str, Any]:
    return notifications.withdraw(workspace, entity, person, answers["reason"])


def _hand_over(workspace: Workspace, entity: bytes, person: str, answers: Answers) -> dict[str, Any]:
    return notifications.phone_handover(workspace, entity, PhoneHandover(person, answers["to"], answers["at"]))


def _not_competent(workspace: Workspace, entity: bytes, person: str, answers: Answers) -> dict[str, Any]:
    return notifications.not_competent(workspace, entity, NotCompetent(person, answers["reason"]))


def _close(workspace: Workspace, entity: bytes, person: str, answers: Answers) -> dict[str, Any]:
    return notifications.act(workspace, entity, "closed", Remarked(person, answers["reason"]))


@dataclass(frozen=True, slots=True)
class Step:
    """One step: what its dialog says and asks, what is done, and what is said of it then."""

    heading: str
    text: str
    confirm: str
    questions: tuple[Question, ...]
    do: Do
    done: str
    destroys: bool = False


_REASON: Final = Question("reason", "Grund", needed=True, long=True)
CALLED: Final = (
    Question("to", "Gesprochen mit (Name oder Stelle)", needed=True),
    Question("at", "Zeitpunkt des Anrufs", moment=True),
)
STEPS: Final = {
    "acknowledged": Step(
        "Eingang bestätigen als {person}, {unit}?",
        "{other} sieht Name und Uhrzeit.",
        "Bestätigen",
        (
            Question("responsible", "Zuständige Person (freiwillig)"),
            Question("phone", "Rufnummer für Rückfragen (freiwillig)"),
            Question("file_number", "Aktenzeichen (freiwillig)"),
        ),
        _acknowledge,
        "Eingang bestätigt.",
    ),
    "acknowledgement_withdrawn": Step(
        "Eingangsbestätigung zurücknehmen?",
        "{other} sieht das mit Grund. Die Frist läuft weiter.",
        "Zurücknehmen",
        (_REASON,),
        _withdraw,
        "Eingangsbestätigung zurückgenommen.",
    ),
    "withdrawn": Step(
        "Meldung zurückziehen?",
        "Sie wurde noch nicht gesendet und wird es dann auch nicht.",
        "Zurückziehen",
        (Question("reason", "Grund (freiwillig)", long=True),),
        _withdraw,
        "Meldung zurückgezogen.",
        destroys=True,
    ),
    "phone_handover": Step(
        "Telefonisch übergeben",
        "Wird im Verlauf der Meldung festgehalten, für beide Seiten.",
        "Festhalten",
        CALLED,
        _hand_over,
        "Telefonische Übergabe festgehalten.",
    ),
    "not_competent": Step(
        "Nicht zuständig?",
        "Die meldende Stelle wird informiert. Ihre Frist endet erst, wenn jemand den Eingang bestätigt.",
        "Mitteilen",
        (_REASON,),
        _not_competent,
        "Mitgeteilt, dass Ihre Stelle nicht zuständig ist.",
    ),
    "closed": Step(
        "Meldung abschließen?",
        "{other} sieht, dass sie abgeschlossen ist.",
        "Abschließen",
        (Question("reason", "Bemerkung (freiwillig)", long=True),),
        _close,
        "Meldung abgeschlossen.",
    ),
}


class StepTaker:
    """Takes the steps of an unlocked profile."""

    def __init__(self, desk: Desk, window: QWidget, done: Callable[[str], object]) -> None:
        """Ask above a window; `done` is told what to announce."""
        self._desk = desk
        self._window = window
        self._done = done

    def take(self, entity: bytes, step: str) -> Ask:
        """Ask for what a step needs; gives the dialog, which is open."""
        spec, workspace = STEPS[step], self._desk.workspace
        state = notifications.find(workspace, entity)
        other = state.from_unit if workspace.unit == state.to_unit else state.to_unit
        values = {
            "person": self._desk.person,
            "unit": unit_name(workspace, workspace.unit),
            "other": agency_name(workspace, other),
        }
        ask = Ask(say(spec.heading, **values), say(spec.text, **values), spec.confirm, spec.questions, self._window)
        if spec.destroys:
            ask.set_destructive()
        ask.set_now(self._now())
        ask.accepted_with.connect(lambda answers: self._do(ask, spec, entity, answers))
        ask.open()
        return ask

    def _now(self) -> datetime:
        return moment(self._desk.workspace.now())

    def _do(self, ask: Ask, spec: Step, entity: bytes, answers: Answers) -> None:
        person = self._desk.person

        def then(_result: dict[str, Any]) -> None:
            ask.finish()
            self._done(spec.done)

        def refused(reason: Refused) -> None:
            if ask.left:
                self._done(reason.message)
            ask.show_problem(reason.message, reason.field)

        self._desk.do(lambda workspace: spec.do(workspace, entity, person, answers), then, refused)

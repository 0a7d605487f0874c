"""A telephone call, kept in the timeline of both sides: the program never replaces it."""

from __future__ import annotations

from typing import Final

from desktop.domain.deadlines import acknowledge_by
from desktop.domain.notification_events import PhoneHandover
from desktop.domain.notification_state import Delivery, Notification
from desktop.presenters import calls, notifications
from desktop.presenters.steps.question import Question
from desktop.presenters.steps.step import Answers, Dialog, Step
from desktop.workspace.workspace import Workspace

CALLED: Final = (
    Question("to", "Gesprochen mit (Name oder Stelle)", needed=True),
    Question("at", "Zeitpunkt des Anrufs", moment=True),
)


def comes_first(workspace: Workspace, state: Notification) -> bool:
    """Say whether only a call helps now: an immediate one that waits here, or one that nobody confirmed in time."""
    if workspace.unit != state.from_unit or any(one.type == "phone_handover" for one in state.timeline):
        return False
    if state.delivery is Delivery.QUEUED:
        return state.urgency == "immediate"
    due = 0 if state.clock_stopped else acknowledge_by(state, workspace.terms)
    return 0 < due < workspace.now()


def _hand_over(workspace: Workspace, entity: bytes, person: str, answers: Answers) -> object:
    call = calls.noted(answers["to"], answers["at"], workspace.now())
    return notifications.phone_handover(workspace, entity, PhoneHandover(person, call.to, call.at))


CALLING: Final = (
    Step(
        name="phone_handover",
        place=40,
        button="Telefonisch übergeben …",
        icon="phone-forwarded",
        key="T",
        primary=True,
        leads=comes_first,
        dialog=Dialog(
            "Telefonisch übergeben",
            "Wird im Verlauf der Meldung festgehalten, für beide Seiten.",
            "Festhalten",
            CALLED,
        ),
        do=_hand_over,
        done="Telefonische Übergabe festgehalten.",
    ),
)

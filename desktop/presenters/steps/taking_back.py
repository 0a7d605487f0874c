"""Taking back what was sent, on both sides, and what went to the wrong unit."""

from __future__ import annotations

from typing import Final

from desktop.domain.notification_state import Mark, Notification
from desktop.domain.said import joined
from desktop.presenters.ended_forwards import open_forward
from desktop.presenters.misdirections import confirmed_by
from desktop.presenters.recalling import (
    WHAT_REMAINS,
    confirm,
    misdirected,
    recall,
    refuse,
    said_misdirected,
    take_misdirection_back,
)
from desktop.presenters.steps.passing_on import goes_on_first
from desktop.presenters.steps.question import REASON, Question
from desktop.presenters.steps.step import Answers, Dialog, Step
from desktop.workspace.workspace import Workspace


def _not_asked_for(_workspace: Workspace, state: Notification) -> bool:
    return {Mark.RECALL_REQUESTED, Mark.RECALLED}.isdisjoint(state.marks)


def _asked_for(_workspace: Workspace, state: Notification) -> bool:
    return Mark.RECALL_REQUESTED in state.marks and Mark.RECALLED not in state.marks


def _to_give_up(workspace: Workspace, state: Notification) -> bool:
    """Say whether it is given up unasked here, because it went to the wrong unit."""
    marks, asked = set(state.marks), {Mark.RECALL_REQUESTED, Mark.RECALLED}
    return workspace.unit == state.to_unit and Mark.MISDIRECTED in marks and asked.isdisjoint(marks)


def _is_elsewhere(workspace: Workspace, state: Notification) -> bool:
    """Say whether nobody lacks what would be given up.

    Nothing has to go on, what went on has somebody there, and no colleague has it in hand here.
    """
    under_way = open_forward(workspace, state) is not None and state.arrived is None
    return not (goes_on_first(workspace, state) or state.to_pass_on or under_way or confirmed_by(state))


def _unsaid(_workspace: Workspace, state: Notification) -> bool:
    return Mark.MISDIRECTED not in state.marks


def _to_note(workspace: Workspace, state: Notification) -> bool:
    """Say whether the receiver has said that it went wrong, and its sender has not yet: their clock runs till then."""
    sender = workspace.unit == state.from_unit
    return sender and Mark.MISDIRECTED in state.marks and not said_misdirected(state, workspace.unit)


def _may_take_it_back(workspace: Workspace, state: Notification) -> bool:
    return said_misdirected(state, workspace.unit)


def _recall(workspace: Workspace, entity: bytes, person: str, answers: Answers) -> object:
    return recall(workspace, entity, person, answers["reason"])


def _confirm(workspace: Workspace, entity: bytes, person: str, answers: Answers) -> object:
    return confirm(workspace, entity, person, answers["reason"])


def _refuse(workspace: Workspace, entity: bytes, person: str, answers: Answers) -> object:
    return refuse(workspace, entity, person, answers["reason"])


def _misdirected(workspace: Workspace, entity: bytes, person: str, answers: Answers) -> object:
    return misdirected(workspace, entity, person, answers["reason"])


def _take_misdirection_back(workspace: Workspace, entity: bytes, person: str, answers: Answers) -> object:
    return take_misdirection_back(workspace, entity, person, answers["reason"])


def _giving_up(text: str, button: str) -> Dialog:
    """Ask before the content goes, whether its sender wants it back or it went to the wrong unit."""
    remark = Question("reason", "Bemerkung (freiwillig)", long=True)
    return Dialog("Inhalt aufgeben und bestätigen?", text, button, (remark,), destroys=True)


TAKING_BACK: Final = (
    Step(
        name="recalled",
        place=12,
        button="Rückruf bestätigen …",
        icon="undo-2",
        primary=True,
        sense=_asked_for,
        dialog=_giving_up(WHAT_REMAINS, "Bestätigen"),
        do=_confirm,
        done="Bestätigt. Von der Meldung bleibt der Nachweis.",
    ),
    Step(
        name="given_up",
        place=8,
        button="Inhalt aufgeben …",
        icon="trash-2",
        primary=True,
        sense=_to_give_up,
        leads=_is_elsewhere,
        dialog=_giving_up(
            joined(("Danach lässt sich nichts mehr weiterleiten oder zurücknehmen.", WHAT_REMAINS), " "), "Aufgeben"
        ),
        do=_confirm,
        done="Inhalt aufgegeben. Von der Meldung bleibt der Nachweis.",
    ),
    Step(
        name="misdirection_noted",
        place=9,
        button="Fehlleitung festhalten …",
        icon="triangle-alert",
        primary=True,
        sense=_to_note,
        dialog=Dialog(
            "Fehlleitung festhalten?",
            "Danach läuft für {other} keine Frist mehr. Melden Sie vorher an die zuständige Stelle, wenn das noch "
            "nicht geschehen ist, und schreiben Sie in den Grund, wie es weitergeht: weitergeleitet oder neu gemeldet.",
            "Festhalten",
            (REASON,),
        ),
        do=_misdirected,
        done="Fehlleitung festgehalten.",
    ),
    Step(
        name="recall_refused",
        place=13,
        button="Rückruf ablehnen …",
        icon="triangle-alert",
        sense=_asked_for,
        dialog=Dialog(
            "Rückruf ablehnen?",
            "{other} sieht den Grund. Die Meldung bleibt, wie sie ist.",
            "Ablehnen",
            (REASON,),
        ),
        do=_refuse,
        done="Rückruf abgelehnt.",
    ),
    Step(
        name="recall_requested",
        place=130,
        button="Zurückrufen …",
        icon="undo-2",
        rare=True,
        sense=_not_asked_for,
        dialog=Dialog(
            "Um Rückruf bitten?",
            "{other} bestätigt, dass der Inhalt dort nicht mehr gezeigt wird, oder schreibt, warum nicht. "
            "Bis dahin läuft die Frist weiter.",
            "Um Rückruf bitten",
            (REASON,),
        ),
        do=_recall,
        done="Um Rückruf gebeten.",
    ),
    Step(
        name="misdirected",
        place=140,
        button="Fehlgeleitet …",
        icon="triangle-alert",
        rare=True,
        sense=_unsaid,
        dialog=Dialog(
            "An die falsche Stelle gegangen?",
            "Beide Stellen sehen das mit Grund. Die meldende Stelle prüft, ob sie eine Datenschutzverletzung meldet; "
            "die empfangende gibt den Inhalt auf und bestätigt das. Schreiben Sie in den Grund, wie es weitergeht: "
            "weitergeleitet oder neu gemeldet.",
            "Festhalten",
            (REASON,),
        ),
        do=_misdirected,
        done="Fehlleitung festgehalten.",
    ),
    Step(
        name="misdirection_taken_back",
        place=141,
        button="Fehlleitung zurücknehmen …",
        icon="undo-2",
        rare=True,
        sense=_may_take_it_back,
        dialog=Dialog(
            "Fehlleitung zurücknehmen?",
            "{other} sieht das mit Grund; was festgehalten wurde, bleibt im Verlauf. Solange niemand den Eingang "
            "bestätigt hat, läuft die Frist der meldenden Stelle. Rufen Sie {other} an: Ein älteres Programm dort "
            "zeigt weiter „Fehlgeleitet“ und womöglich keine Frist. Ist schon eine Datenschutzverletzung gemeldet, "
            "sagen Sie auch dort, dass es ein Irrtum war.",
            "Zurücknehmen",
            (REASON,),
        ),
        do=_take_misdirection_back,
        done="Fehlleitung zurückgenommen.",
    ),
)

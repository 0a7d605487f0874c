"""Passing a notification on to the unit that is competent, with the one proposed that its whereabouts lead to."""

from __future__ import annotations

from typing import Final

from desktop.domain.notification_state import Mark, Notification
from desktop.domain.refused import Refused
from desktop.domain.said import Verbatim, joined
from desktop.presenters import taking_along
from desktop.presenters.additions import left_behind, pass_on_additions, withhold_additions
from desktop.presenters.agreement import unit_name
from desktop.presenters.forwarding import (
    choices,
    forward,
    may_go_on,
    may_take_back,
    proposed,
    take_back,
)
from desktop.presenters.notifications import find_one, see_urgency
from desktop.presenters.steps.question import REASON, Question, seen_in
from desktop.presenters.steps.step import Answers, Dialog, Step
from desktop.workspace.workspace import Workspace

_NOBODY: Final = "Nach dem Aufenthalt ist keine andere Stelle der Vereinbarung zuständig."


def unit_question(workspace: Workspace, state: Notification, name: str, *, needed: bool) -> Question:
    """Ask for another unit: preset with the one that the receiver named, or that the rule leads to, and the rule shown.

    What is asked for freely has nothing preset: it is said, not done.
    """
    found = proposed(workspace, state)
    units = choices(workspace, state)
    rule = joined((Verbatim(unit_name(workspace, found.unit)), found.rule), ": ") if found else _NOBODY
    preset = state.suggested_unit if state.suggested_unit in units else found.unit if found else ""
    words = tuple((unit, unit_name(workspace, unit)) for unit in units)
    label = "Zuständige Stelle" if needed else "Zuständig ist (freiwillig)"
    return Question(name, label, needed=needed, choices=words, preset=preset if needed else "", hint=rule)


def goes_on_first(workspace: Workspace, state: Notification) -> bool:
    """Say whether to pass it on comes before all else: it belongs elsewhere, and where is known."""
    if not may_go_on(workspace, state) or Mark.RECALL_REQUESTED in state.marks:
        return False
    if Mark.MISDIRECTED in state.marks:
        known = state.suggested_unit in choices(workspace, state)
        return known or proposed(workspace, state) is not None
    return Mark.NOT_COMPETENT in state.marks


def _questions(workspace: Workspace, state: Notification) -> tuple[Question, ...]:
    return unit_question(workspace, state, "to", needed=True), REASON, *taking_along.questions(state.attachments)


def _forward(workspace: Workspace, entity: bytes, person: str, answers: Answers) -> object:
    chosen = taking_along.ticked(find_one(workspace, entity), answers)
    with workspace.at_once():
        forward(workspace, entity, person, answers["to"], answers["reason"])
        if chosen:
            taking_along.let_go(workspace, entity, person, chosen)
        return see_urgency(workspace, entity, person, seen_in(answers))


def _files(workspace: Workspace, state: Notification) -> tuple[Question, ...]:
    return taking_along.questions(taking_along.left(workspace, state))


def _pass_on_files(workspace: Workspace, entity: bytes, person: str, answers: Answers) -> None:
    chosen = taking_along.ticked(find_one(workspace, entity), answers)
    if not chosen:
        raise Refused("field_missing", "Kreuzen Sie mindestens eine Datei an.")
    taking_along.let_go(workspace, entity, person, chosen)


def _left_behind(workspace: Workspace, state: Notification) -> bool:
    return bool(left_behind(workspace, state))


def _pass_on_additions(workspace: Workspace, entity: bytes, person: str, answers: Answers) -> object:
    return pass_on_additions(workspace, entity, person, seen_in(answers))


def _is_to_pass_on(_workspace: Workspace, state: Notification) -> bool:
    return bool(state.to_pass_on)


def _withhold(workspace: Workspace, entity: bytes, person: str, answers: Answers) -> object:
    return withhold_additions(workspace, entity, person, answers["reason"], seen_in(answers))


def _take_back(workspace: Workspace, entity: bytes, person: str, answers: Answers) -> object:
    return take_back(workspace, entity, person, answers["reason"])


PASSING_ON: Final = (
    Step(
        name="forwarded",
        place=51,
        button="Weiterleiten …",
        icon="forward",
        key="W",
        primary=True,
        sense=may_go_on,
        leads=goes_on_first,
        dialog=Dialog(
            "Nicht zuständig?",
            "Leiten Sie an die zuständige Stelle weiter. Die absendende Stelle wird informiert. "
            "Ihre Frist endet erst mit deren Eingangsbestätigung. Ein Anhang geht nur mit, wenn Sie ihn ankreuzen.",
            "Weiterleiten",
            questions=_questions,
        ),
        do=_forward,
        done="Weitergeleitet. Die Frist läuft, bis die andere Stelle den Eingang bestätigt.",
    ),
    Step(
        name="forward_taken_back",
        place=53,
        button="Weiterleitung zurücknehmen …",
        icon="undo-2",
        sense=may_take_back,
        dialog=Dialog(
            "Weiterleitung zurücknehmen?",
            "Danach ist wieder Ihre Stelle dran; {other} sieht das mit Grund. Die Stelle, an die weitergeleitet wurde, "
            "wird mit diesem Grund um Rückruf gebeten. Was noch nicht gesendet ist, wird nicht gesendet.",
            "Zurücknehmen",
            (REASON,),
        ),
        do=_take_back,
        done="Weiterleitung zurückgenommen. Ihre Stelle ist wieder dran.",
    ),
    Step(
        name="additions_passed_on",
        place=11,
        button="Nachtrag weitergeben",
        icon="forward",
        primary=True,
        sense=_left_behind,
        dialog=Dialog(
            "Nachtrag weitergeben?",
            "Die absendende Stelle hat nach der Weiterleitung etwas ergänzt oder berichtigt. "
            "Die Stelle, an die Sie weitergeleitet haben, hat das noch nicht.",
            "Weitergeben",
        ),
        do=_pass_on_additions,
        done="Nachtrag weitergegeben.",
    ),
    Step(
        name="additions_withheld",
        place=14,
        button="Nicht weitergeben …",
        icon="minus",
        sense=_is_to_pass_on,
        dialog=Dialog(
            "Nachtrag nicht weitergeben?",
            "Die Stelle, an die Sie weitergeleitet haben, erfährt nichts davon. {other} sieht den Grund.",
            "Nicht weitergeben",
            (REASON,),
        ),
        do=_withhold,
        done="Festgehalten, warum der Nachtrag nicht weitergegeben wird.",
    ),
    Step(
        name="files_passed_on",
        place=54,
        button="Anhänge weitergeben …",
        icon="paperclip",
        sense=taking_along.is_left,
        dialog=Dialog(
            "Anhänge weitergeben?",
            "Kreuzen Sie an, was die Stelle braucht, an die Sie weitergeleitet haben.",
            "Weitergeben",
            questions=_files,
        ),
        do=_pass_on_files,
        done="Die Anhänge gehen dorthin, sobald sie bereit sind.",
    ),
)

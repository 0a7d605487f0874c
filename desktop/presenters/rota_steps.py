"""What can be done with one shift, as people choose it: the button, what is asked, what is done, what is said then.

One line of `STEPS` each. What is done stands in `rota_deeds.py`; the window puts the dialogs up.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final

from desktop.domain.duty import Shift
from desktop.domain.said import Verbatim, joined
from desktop.domain.spans import Span
from desktop.presenters import rota_deeds
from desktop.presenters.earlier_versions import earlier_versions
from desktop.presenters.rota import is_mine, may_plan, own_name
from desktop.presenters.rota_questions import read_wish, shift_questions
from desktop.presenters.shift_words import shown_value, span_text
from desktop.presenters.shifts import shifts_between
from desktop.presenters.steps.question import Question
from desktop.presenters.words import field_word
from desktop.workspace.workspace import Workspace

Answers = Mapping[str, str]
_AROUND_MS: Final = 8 * 7 * 24 * 3600 * 1000
"""So far from now are the shifts that one can be exchanged for."""


@dataclass(frozen=True, slots=True)
class RotaStep:
    """One thing to do with a shift."""

    name: str
    button: str
    icon: str
    heading: str
    text: str
    confirm: str
    holds: Callable[[Workspace, Shift], bool]
    questions: Callable[[Workspace, Shift], tuple[Question, ...]]
    do: Callable[[Workspace, Shift, Answers], object]
    done: str
    destroys: bool = False


def steps_of(workspace: Workspace, shift: Shift) -> list[RotaStep]:
    """Give what makes sense with a shift now: nothing with another agency's, and nothing with one that is over."""
    if not may_plan(workspace, shift.unit) or shift.cancelled:
        return []
    return [step for step in STEPS if step.holds(workspace, shift)]


def title_of(shift: Shift) -> str:
    """Say which shift it is."""
    return joined((span_text(Span(shift.starts, shift.ends)), Verbatim(shift.name)))


def _ahead(workspace: Workspace, shift: Shift) -> bool:
    return shift.ends > workspace.now()


def _always(_workspace: Workspace, _shift: Shift) -> bool:
    return True


def _may_be_taken(workspace: Workspace, shift: Shift) -> bool:
    return shift.offer is not None and _ahead(workspace, shift) and not is_mine(workspace, shift)


def _change(workspace: Workspace, shift: Shift, answers: Answers) -> None:
    rota_deeds.change(workspace, shift.id, read_wish(workspace, shift.unit, shift.starts, answers).values())


def _no_questions(_workspace: Workspace, _shift: Shift) -> tuple[Question, ...]:
    return ()


def _note(_workspace: Workspace, _shift: Shift) -> tuple[Question, ...]:
    return (Question("note", "Hinweis für die Kolleginnen und Kollegen", hint="Freiwillig, keine Angaben zu Kindern."),)


def _takes(workspace: Workspace, shift: Shift) -> tuple[Question, ...]:
    name = own_name(workspace)
    known = [one for one in _around(workspace, shift) if one.name == name]
    phone = known[-1].phone if known else ""
    return (
        Question("name", "Name", needed=True, preset=name),
        Question("phone", "Rufnummer im Dienst", needed=True, preset=phone),
    )


def _around(workspace: Workspace, shift: Shift) -> list[Shift]:
    now = workspace.now()
    found = shifts_between(workspace, now - _AROUND_MS, now + _AROUND_MS)
    return [one for one in found if one.unit == shift.unit]


def _others(workspace: Workspace, shift: Shift) -> list[Shift]:
    """Give the shifts that one can be exchanged for: those to come that are somebody else's."""
    now = workspace.now()
    return [one for one in _around(workspace, shift) if one.ends > now and one.name != shift.name]


def _with_whom(workspace: Workspace, shift: Shift) -> tuple[Question, ...]:
    choices = tuple((one.id.hex(), title_of(one)) for one in _others(workspace, shift))
    return (Question("other", "Tauschen mit", needed=True, choices=choices),)


def _versions(workspace: Workspace, shift: Shift) -> tuple[Question, ...]:
    choices = tuple(
        (
            f"{one.field}:{one.version.hex()}",
            joined((field_word(one.field), shown_value(one.field, one.value), one.by)),
        )
        for one in earlier_versions(workspace, "duty", shift.id)
    )
    # The latest is what somebody has just lost.
    latest = choices[0][0] if choices else ""
    return (Question("version", "Frühere Fassung", needed=True, choices=choices, preset=latest),)


def _bring_back(workspace: Workspace, shift: Shift, answers: Answers) -> None:
    field, _, version = answers.get("version", "").partition(":")
    found = [
        one
        for one in earlier_versions(workspace, "duty", shift.id)
        if (one.field, one.version.hex()) == (field, version)
    ]
    for one in found:
        rota_deeds.change(workspace, shift.id, {one.field: one.value})


STEPS: Final = (
    RotaStep(
        "edit",
        "Ändern",
        "pencil",
        "Dienst ändern",
        "",
        "Sichern",
        _always,
        lambda workspace, shift: shift_questions(workspace, shift.unit, shift),
        _change,
        "Der Dienst ist geändert.",
    ),
    RotaStep(
        "take",
        "Übernehmen",
        "check",
        "Dienst übernehmen",
        "Sie stehen dann im Dienstplan. Wer zuerst übernimmt, hat den Dienst.",
        "Übernehmen",
        _may_be_taken,
        _takes,
        lambda workspace, shift, answers: rota_deeds.take(workspace, shift.id, answers),
        "Sie haben den Dienst übernommen.",
    ),
    RotaStep(
        "offer",
        "Zum Tausch anbieten",
        "users",
        "Dienst zum Tausch anbieten",
        "Bis jemand übernimmt, bleibt der Dienst, wie er ist.",
        "Anbieten",
        lambda workspace, shift: shift.offer is None and _ahead(workspace, shift),
        _note,
        lambda workspace, shift, answers: rota_deeds.offer(workspace, shift.id, answers.get("note", "")),
        "Der Dienst ist zum Tausch angeboten.",
    ),
    RotaStep(
        "withdraw_offer",
        "Angebot zurückziehen",
        "undo-2",
        "Angebot zurückziehen",
        "Der Dienst bleibt, wie er im Dienstplan steht.",
        "Zurückziehen",
        lambda _workspace, shift: shift.offer is not None,
        _no_questions,
        lambda workspace, shift, _answers: rota_deeds.withdraw_offer(workspace, shift.id),
        "Das Angebot ist zurückgezogen.",
    ),
    RotaStep(
        "exchange",
        "Tauschen mit …",
        "refresh-cw",
        "Zwei Dienste tauschen",
        "Namen und Rufnummern beider Dienste werden vertauscht, die Zeiten bleiben.",
        "Tauschen",
        _ahead,
        _with_whom,
        lambda workspace, shift, answers: rota_deeds.exchange(
            workspace, shift.id, bytes.fromhex(answers.get("other", ""))
        ),
        "Die Dienste sind getauscht.",
    ),
    RotaStep(
        "bring_back",
        "Andere Fassung zurückholen",
        "history",
        "Andere Fassung zurückholen",
        "Frühere Angaben bleiben 90 Tage erhalten. Was jetzt da steht, wird dann zur früheren Fassung.",
        "Zurückholen",
        lambda workspace, shift: bool(shift.changes) and bool(earlier_versions(workspace, "duty", shift.id)),
        _versions,
        _bring_back,
        "Die frühere Fassung gilt wieder.",
    ),
    RotaStep(
        "cancel",
        "Absagen",
        "trash-2",
        "Dienst absagen",
        "Der Dienst findet nicht statt. Prüfen Sie danach, ob eine Lücke entstanden ist.",
        "Absagen",
        _always,
        _no_questions,
        lambda workspace, shift, _answers: rota_deeds.cancel(workspace, shift.id),
        "Der Dienst ist abgesagt.",
        destroys=True,
    ),
)


def step_named(name: str) -> RotaStep:
    """Give a step by its name."""
    return next(step for step in STEPS if step.name == name)

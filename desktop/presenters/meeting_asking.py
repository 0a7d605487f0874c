"""What the smaller dialogs of meetings ask: an answer for a day, where a day is moved, an item of the minutes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Final

from desktop.domain.meeting_series import Span
from desktop.domain.meeting_state import Item
from desktop.domain.refused import Refused
from desktop.domain.said import Verbatim
from desktop.presenters.agreement import unit_name
from desktop.presenters.meeting_form import read_day, said_day, span_questions
from desktop.presenters.meeting_words import ANSWERS, ITEM_FIELD_TITLES
from desktop.presenters.steps.question import Answered, Question
from desktop.workspace.workspace import Workspace

_MOVES: Final = (("move", "Verlegen"), ("drop", "Fällt aus"), ("back", "Wie geplant"))


def reply_questions() -> tuple[Question, ...]:
    """Ask how somebody answers."""
    return (
        Question("answer", "Antwort", needed=True, choices=tuple(ANSWERS.items())),
        Question("deputy", "Wer kommt zur Vertretung?", after=(Answered("answer", ("deputy",)),)),
    )


def day_questions(span: Span) -> tuple[Question, ...]:
    """Ask where a day of a series is to be; it begins where it is now."""
    what = Question("what", "Was geschieht mit diesem Tag?", needed=True, choices=_MOVES, preset="move")
    moves = (Answered("what", ("move",)),)
    return (what, *(replace(one, needed=False, after=moves) for one in span_questions(span)))


def item_questions(workspace: Workspace, sort: str, item: Item | None = None) -> tuple[Question, ...]:
    """Ask for the words of an item; of a task also who does it and by when."""
    text = Question(
        "text", ITEM_FIELD_TITLES["text"], needed=True, long=True, preset=item.value("text") if item else ""
    )
    if sort != "task":
        return (text,)
    due, owner = (item.value(name) if item else "" for name in ("due", "owner"))
    owners = _owners(workspace)
    name = owner.partition(":")[2] if owner.startswith("name:") else ""
    return (
        text,
        Question("owner", ITEM_FIELD_TITLES["owner"], choices=owners, preset=owner if owner in dict(owners) else ""),
        Question("name", "Oder jemand anderes", preset=Verbatim(name)),
        Question("due", ITEM_FIELD_TITLES["due"], preset=said_day(due), hint="Zum Beispiel 15.01.2027"),
    )


def _owners(workspace: Workspace) -> tuple[tuple[str, str], ...]:
    """Give who may have a task: everybody who has a name here, and every unit."""
    people = [(f"device:{row.entity.hex()}", Verbatim(state.name)) for row, state in workspace.states("person")]
    units = [(f"unit:{unit}", Verbatim(unit_name(workspace, unit))) for unit in workspace.directory.units]
    return (*sorted(people, key=lambda one: one[1].casefold()), *sorted(units, key=lambda one: one[1].casefold()))


def item_values(answers: Mapping[str, str]) -> dict[str, str]:
    """Give what was answered as an item keeps it; raises `Refused` naming the question."""
    values = {"text": answers.get("text", "").strip()}
    if not values["text"]:
        raise Refused.at("text", "meeting_invalid", "Der Text fehlt.")
    if "due" not in answers:
        return values
    name = answers.get("name", "").strip()
    owner = f"name:{name}" if name else answers.get("owner", "")
    due = answers["due"].strip()
    return {**values, "owner": owner, "due": read_day(due, "due").isoformat() if due else ""}

"""What a unit has to do with a notification besides acknowledging it: one line for each kind of task.

A line says whose turn it is, empty while it is nobody's. Lists find what is to be done by an index of these; by when an
acknowledgement is due they know anyway (`deadlines.py`). No task may follow from anything but the state.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final

from desktop.domain.notification_state import Mark, Notification

GIVEN_UP: Final = "given_up"
"""What is no task: the receiver has given it up unasked, so that it waits for nothing there while its clock runs on."""
_UNASKED: Final = frozenset({Mark.MISDIRECTED, Mark.RECALLED})
_ENDED: Final = frozenset({Mark.RECALLED, Mark.WITHDRAWN})


def _confirms_recall(state: Notification) -> str:
    return state.to_unit if Mark.RECALL_REQUESTED in state.marks and _ENDED.isdisjoint(state.marks) else ""


def _answers(state: Notification) -> str:
    return state.from_unit if state.open_questions and _ENDED.isdisjoint(state.marks) else ""


def _notes(state: Notification) -> str:
    return state.to_unit if state.unseen and _ENDED.isdisjoint(state.marks) else ""


def _passes_on(state: Notification) -> str:
    return state.to_unit if state.to_pass_on and _ENDED.isdisjoint(state.marks) else ""


def _gives_up(state: Notification) -> str:
    asked = {Mark.RECALL_REQUESTED, *_ENDED}
    return state.to_unit if Mark.MISDIRECTED in state.marks and asked.isdisjoint(state.marks) else ""


def _takes_note(state: Notification) -> str:
    """Give the sender, who does not know yet that it was misdirected: their clock runs until they say so."""
    unknown = Mark.MISDIRECTED in state.marks and Mark.WITHDRAWN not in state.marks and not state.given_up
    return state.from_unit if unknown else ""


def _has_nothing_left(state: Notification) -> str:
    return state.to_unit if _UNASKED.issubset(state.marks) and not state.given_up else ""


NOTIFICATION_TASKS: Final[Mapping[str, Callable[[Notification], str]]] = {
    "recall": _confirms_recall,
    "answer": _answers,
    "noted": _notes,
    "pass_on": _passes_on,
    "give_up": _gives_up,
    "misdirected": _takes_note,
    GIVEN_UP: _has_nothing_left,
}


def awaits(state: Notification) -> str:
    """Give what is to be done by whom, as lists keep it: `task@unit`, one after the other."""
    whose = [(name, turn_of(state)) for name, turn_of in NOTIFICATION_TASKS.items()]
    return " ".join([f"{name}@{unit}" for name, unit in whose if unit])

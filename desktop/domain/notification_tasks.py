"""What a unit has to do with a notification besides acknowledging it: one line for each kind of task.

A line says whose turn it is, empty while it is nobody's. Lists find what is to be done by an index of these; by when an
acknowledgement is due they know anyway (`deadlines.py`). No task may follow from anything but the state.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final

from desktop.domain.notification_state import Mark, Notification

_ENDED: Final = frozenset({Mark.RECALLED, Mark.WITHDRAWN})


def _confirms_recall(state: Notification) -> str:
    return state.to_unit if Mark.RECALL_REQUESTED in state.marks and _ENDED.isdisjoint(state.marks) else ""


def _answers(state: Notification) -> str:
    return state.from_unit if state.open_questions and _ENDED.isdisjoint(state.marks) else ""


def _notes(state: Notification) -> str:
    return state.to_unit if state.unseen and _ENDED.isdisjoint(state.marks) else ""


def _passes_on(state: Notification) -> str:
    return state.to_unit if state.to_pass_on and _ENDED.isdisjoint(state.marks) else ""


NOTIFICATION_TASKS: Final[Mapping[str, Callable[[Notification], str]]] = {
    "recall": _confirms_recall,
    "answer": _answers,
    "noted": _notes,
    "pass_on": _passes_on,
}


def awaits(state: Notification) -> str:
    """Give what is to be done by whom, as lists keep it: `task@unit`, one after the other."""
    whose = [(name, turn_of(state)) for name, turn_of in NOTIFICATION_TASKS.items()]
    return " ".join([f"{name}@{unit}" for name, unit in whose if unit])

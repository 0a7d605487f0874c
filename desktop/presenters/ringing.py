"""What somebody has to be told of: notifications to one's own unit that nobody has acknowledged yet."""

from __future__ import annotations

from desktop.presenters import to_do
from desktop.workspace.workspace import Workspace


def ringing(workspace: Workspace) -> frozenset[int]:
    """Give the numbers of what has to ring until somebody acts."""
    return frozenset(_unanswered(workspace, "immediate"))


def most_pressing(workspace: Workspace) -> bytes | None:
    """Give what rings and is due first, None if nothing rings."""
    there = workspace.numbered(_unanswered(workspace, "immediate"))
    due = [(row.due, row.entity) for row, state in there if state is not None]
    return min(due)[1] if due else None


def unanswered(workspace: Workspace) -> frozenset[int]:
    """Give the numbers of all that waits for somebody's acknowledgement here."""
    return frozenset(_unanswered(workspace, ""))


def _unanswered(workspace: Workspace, urgency: str) -> list[int]:
    return workspace.numbers(to_do.unanswered(workspace, urgency)) if workspace.unit else []

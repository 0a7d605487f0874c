"""What somebody has to be told of: notifications to one's own unit that nobody has acknowledged yet."""

from __future__ import annotations

from typing import Final

from desktop.domain.rows import Party, Selection
from desktop.workspace.workspace import Workspace

_OVER: Final = ("withdrawn", "recalled", "closed", "taken_over", "erased", "queued")
_EVER: Final = 2**62


def ringing(workspace: Workspace) -> frozenset[int]:
    """Give the numbers of what has to ring until somebody acts."""
    return _unanswered(workspace, "immediate")


def unanswered(workspace: Workspace) -> frozenset[int]:
    """Give the numbers of all that waits for somebody's acknowledgement here."""
    return _unanswered(workspace, "")


def _unanswered(workspace: Workspace, urgency: str) -> frozenset[int]:
    if not workspace.unit:
        return frozenset()
    party = Party("target", workspace.unit)
    selection = Selection("notification", without=_OVER, party=party, grade=urgency, due_before=_EVER)
    return frozenset(workspace.numbers(selection))

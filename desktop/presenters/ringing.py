"""What has to ring: immediate notifications to one's own unit that nobody has acknowledged yet."""

from __future__ import annotations

from typing import Final

from desktop.domain.rows import Party, Selection
from desktop.workspace.workspace import Workspace

_OVER: Final = ("withdrawn", "recalled", "closed", "taken_over", "erased", "queued")
_EVER: Final = 2**62


def ringing(workspace: Workspace) -> frozenset[int]:
    """Give the numbers of what has to ring until somebody acts."""
    if not workspace.unit:
        return frozenset()
    selection = Selection(
        "notification",
        without=_OVER,
        party=Party("target", workspace.unit),
        grade="immediate",
        due_before=_EVER,
    )
    return frozenset(workspace.numbers(selection))

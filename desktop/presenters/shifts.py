"""The shifts of a rota that may hold years of them: only those of a window are ever read.

A shift stands in the lists by its beginning. None but the longest begins much more than a week before a moment at which
it holds, and those stand in a group of their own.
"""

from __future__ import annotations

from collections.abc import Collection
from typing import Final

from desktop.domain.duty import LONG, LONGEST_MS, Shift
from desktop.workspace.workspace import Workspace

_DAY_MS: Final = 24 * 3600 * 1000
AHEAD_MS: Final = 3 * 7 * _DAY_MS
"""So far ahead of now is looked for who comes next."""
_BEHIND_MS: Final = 2 * 7 * _DAY_MS
"""Whoever was on call so lately has a plan, though it may have run out."""


def shifts_between(workspace: Workspace, starts: int, ends: int) -> list[Shift]:
    """Give the planned shifts of all units that hold at some time between two moments, by their beginning."""
    found = {shift.id: shift for _, shift in workspace.between("duty", starts - LONGEST_MS, ends)}
    found.update({shift.id: shift for row, shift in workspace.group(LONG) if row.kind == "duty" and shift is not None})
    held = [one for one in found.values() if not one.cancelled and one.starts < ends and one.ends > starts]
    return sorted(held, key=lambda one: (one.starts, one.id))


def holding(workspace: Workspace, at: int) -> list[Shift]:
    """Give the planned shifts of all units that hold at a moment."""
    return shifts_between(workspace, at, at + 1)


def shifts(workspace: Workspace, at: int | None = None) -> list[Shift]:
    """Give the planned shifts around a moment, by default around now: of the last weeks and of those to come."""
    now = workspace.now() if at is None else at
    return shifts_between(workspace, now - _BEHIND_MS, now + AHEAD_MS)


def shifts_if_changed(workspace: Workspace, changed: Collection[bytes]) -> list[Shift] | None:
    """Give the shifts around now if one is among the entities that changed."""
    return shifts(workspace) if workspace.any_of("duty", changed) else None

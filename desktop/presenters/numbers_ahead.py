"""Which numbers a profile leaves for the lock screen: those of whoever is on call in the two weeks to come."""

from __future__ import annotations

from typing import Final

from desktop.domain.duty import Shift
from desktop.presenters.agreement import agency_name
from desktop.presenters.locked_numbers import LockedNumber, write_numbers
from desktop.presenters.shifts import shifts_between
from desktop.workspace.workspace import Workspace

AHEAD_MS: Final = 14 * 24 * 3600 * 1000


def numbers_ahead(workspace: Workspace) -> bytes:
    """Write the numbers of two weeks from now on."""
    now = workspace.now()
    planned = [one for one in shifts_between(workspace, now, now + AHEAD_MS) if one.unit in workspace.directory.units]
    return write_numbers(now, (_number(workspace, one) for one in planned))


def _number(workspace: Workspace, shift: Shift) -> LockedNumber:
    return LockedNumber(agency_name(workspace, shift.unit), shift.phone, shift.starts, shift.ends)

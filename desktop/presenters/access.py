"""Whether this device still has access: what the directory states, and what the server has told a device it revoked.

The server ends a revoked device's session before the device can read why; that it was told, and when, is kept here.
Its word alone proves nothing: it is shown, and takes nothing away. Only the signed statement ends what may be written.
"""

from __future__ import annotations

from typing import Final

from desktop.workspace.workspace import Workspace

_TOLD: Final = "access_ended"


def has_ended(workspace: Workspace) -> bool:
    """Say whether this device's access has ended: a signed statement in the directory says so."""
    known = workspace.directory.devices.get(workspace.device)
    return known is not None and known.ended_seq is not None


def was_succeeded(workspace: Workspace) -> bool:
    """Say whether a copy of this profile goes on as another device, so that this one has ended."""
    known = workspace.directory.devices.get(workspace.device)
    return known is not None and bool(known.successor)


def only_told(workspace: Workspace) -> bool:
    """Say whether the server turns this device away as revoked, and nothing signed says that it is."""
    known = workspace.directory.devices.get(workspace.device)
    return known is not None and known.ended_seq is None and told_at(workspace) > 0


def told_at(workspace: Workspace) -> int:
    """Give when the server first said that access has ended (ms since 1970 UTC), 0 if it did not."""
    return int(workspace.own.preference(_TOLD) or 0)


def note(workspace: Workspace, *, ended: bool) -> None:
    """Keep what the server said at a contact: that access has ended, or that it has not."""
    before = told_at(workspace)
    if ended != bool(before):
        workspace.own.keep_preference(_TOLD, str(workspace.now()) if ended else "")

"""The tray: what this device wrote and could not deliver, and why; in the words of the command line.

What the server or a rule has refused is in it, and what waits although it cannot go out: on a device whose access has
ended, or for a unit that takes part no longer. Once access has ended, what a server accepted before it was put back is
in it too. It shows nothing of what stands in a notification.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Any, Final

from desktop.domain.erasure import GONE
from desktop.domain.rows import OutboxRow
from desktop.presenters import access
from desktop.presenters.times import id_text, written
from desktop.workspace.putting_aside import is_receipt
from desktop.workspace.workspace import Workspace
from wire.body import decode_body
from wire.codec import Malformed
from wire.header import EnvelopeKind

_UNDER_WAY: Final = ("uploading", "waiting", "sealed")


@dataclass(frozen=True, slots=True)
class Undelivered:
    """One event, and why it was not delivered (a code)."""

    row: OutboxRow
    reason: str

    @property
    def can_be_exported(self) -> bool:
        """Say whether a lead could take it up: an event that can be read, says what it said, and needs no file."""
        whole = self.reason != GONE and deed(self.row) != "unreadable" and not self.row.chunks
        return self.row.envelope == EnvelopeKind.EVENT and whole


def undelivered(workspace: Workspace) -> list[Undelivered]:
    """Give what is in the tray, in the order it was written."""
    ended = access.has_ended(workspace) or access.only_told(workspace)
    # It can give nothing back any more, so whether a server that was put back has it nobody will find out for it.
    lost = workspace.accepted_before() if ended else set()
    found = (Undelivered(row, _reason(workspace, row, ended=ended, lost=lost)) for row in workspace.unplaced())
    return [one for one in found if one.reason]


def _reason(workspace: Workspace, row: OutboxRow, *, ended: bool, lost: Collection[bytes]) -> str:
    """Say why an event is in the tray, empty if it is not."""
    if row.status == "refused":
        return row.reason or "refused"
    under_way = row.status in _UNDER_WAY or row.event in lost
    if not under_way or row.envelope == EnvelopeKind.WRAP or is_receipt(row):
        return ""
    if ended:
        return "device_revoked"
    return "channel_closed" if workspace.held_back(row.channel) == "no_access" and workspace.active else ""


def rows(tray: Iterable[Undelivered]) -> list[dict[str, Any]]:
    """Give the tray as rows of a list."""
    return [
        {
            "id": id_text(one.row.event),
            "entity": id_text(one.row.entity),
            "type": deed(one.row),
            "written_at": written(one.row.created_at),
            "reason": one.reason,
        }
        for one in tray
    ]


def deed(row: OutboxRow) -> str:
    """Name what was written, by its kind and step, or what sort of envelope it is."""
    if row.envelope != EnvelopeKind.EVENT:
        return EnvelopeKind(row.envelope).name.lower()
    try:
        return decode_body(row.plaintext).type
    except Malformed:
        return "unreadable"

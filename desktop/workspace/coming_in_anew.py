"""Redeeming another invite with a device that a restored server does not know any more, and nobody can give back.

That is so where another device redeemed its invite before its own enrolment was back: of two the first in the directory
wins. The device keeps its id and its keys, so that what it wrote counts again once it has been let in; until then that
is kept here and by whoever holds it. Whether the server knows the device is found out elsewhere.
"""

from __future__ import annotations

from typing import Final

from desktop.domain.rows import OutboxRow
from desktop.workspace.common_rows import common_place
from desktop.workspace.ground import Ground
from desktop.workspace.stating import queued
from desktop.workspace.succession import is_chore
from wire.header import EnvelopeKind
from wire.statements import Enrolled, decode_statement

REASON: Final = "enrolled_anew"
"""Why what this device had to state is in the tray: it was stated as somebody whom the directory does not know."""
_ON_ITS_WAY: Final = ("waiting", "sealed", "accepted")


def comes_in(ground: Ground) -> bool:
    """Say whether this device is about to redeem an invite, for the first time or anew."""
    rows = ground.journal.outbox.of_entity(common_place(ground.directory_channel))
    return any(row.status in _ON_ITS_WAY and _enrols(row) for row in rows)


def why_refused(ground: Ground) -> str:
    """Give why the enrolment written last was refused, empty if it was not; nothing else that was refused counts."""
    rows = ground.journal.outbox.of_entity(common_place(ground.directory_channel))
    enrolments = [row for row in rows if _enrols(row)]
    return enrolments[-1].reason if enrolments and enrolments[-1].status == "refused" else ""


def come_in_anew(ground: Ground, statement: Enrolled) -> None:
    """Queue the enrolment with another invite; it goes alone, as an invite's session hands in nothing else."""
    outbox, channel = ground.journal.outbox, ground.directory_channel
    with ground.transaction():
        for sealed in outbox.sealed():
            if sealed.channel == channel:
                outbox.mark(sealed.events, "waiting")
                outbox.drop_sealed(channel, sealed.n)
        rows = [row for row in outbox.all("waiting") if row.channel == channel]
        nobodys = [row.event for row in rows if _enrols(row) or is_chore(row, ground.seals.device)]
        outbox.mark([row.event for row in rows], "refused", REASON)
        outbox.mark(nobodys, "moot", REASON)
        outbox.add([queued(ground, statement)])
        ground.journal.settings.put("session", b"")
        # The invite speaks first, whoever did last: as the device nobody is known there.
        ground.journal.settings.put("spoke_as_invite", b"0")


def _enrols(row: OutboxRow) -> bool:
    return row.envelope == EnvelopeKind.STATEMENT and isinstance(decode_statement(row.plaintext), Enrolled)

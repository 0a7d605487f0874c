"""What this device states in the directory, and what that says of the past. Its fold decides, nothing here."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from desktop.domain.refused import Refused
from desktop.domain.rows import OutboxRow, PlacedRow
from desktop.workspace.common_rows import common_place
from desktop.workspace.ground import Ground
from desktop.workspace.refusals import REASONS
from wire.directory_fold import fold
from wire.header import EnvelopeKind
from wire.statements import Statement, decode_statement, encode_statement


@dataclass(frozen=True, slots=True)
class Revocation:
    """That a device's access was withdrawn: the reason's code, when by the server's clock, by which device."""

    reason: str
    at: int
    by: bytes


def revocation(ground: Ground, device: bytes) -> Revocation | None:
    """Give how the directory states that a device's access was withdrawn, or None.

    What the worker is taking in at this moment is not kept yet, and nothing for the window to tell of.
    """
    known = ground.kept.devices.get(device)
    row = _statement(ground, known.revoked_seq if known else None)
    if row is None:
        return None
    stated = decode_statement(row.body)
    return Revocation(getattr(stated, "reason", ""), row.accepted_at, row.device)


def stated_at(ground: Ground, seq: int) -> int:
    """Give when the statement at a seq was accepted (ms since 1970 UTC), 0 if there is none."""
    row = _statement(ground, seq)
    return row.accepted_at if row else 0


def _statement(ground: Ground, seq: int | None) -> PlacedRow | None:
    rows = ground.journal.log.page(ground.directory_channel, seq - 1, 1) if seq else []
    return rows[0] if rows else None


def check(ground: Ground, statements: Sequence[Statement]) -> None:
    """Ask the directory's fold whether this device may state these now, one upon the other; raises `Refused`."""
    directory = ground.directory
    for statement in statements:
        directory, why = fold(directory, directory.seq + 1, ground.seals.device, statement)
        if why is not None:
            raise Refused(why, REASONS.get(why, REASONS[""]))


def queue(ground: Ground, statements: Sequence[Statement]) -> list[bytes]:
    """Queue statements; gives their event ids."""
    rows = [queued(ground, statement) for statement in statements]
    with ground.journal.transaction():
        ground.journal.outbox.add(rows)
    return [row.event for row in rows]


def queued(ground: Ground, statement: Statement) -> OutboxRow:
    """Give the row of a statement that is about to be queued."""
    channel = ground.directory_channel
    return OutboxRow(
        channel,
        ground.surroundings.new_id(),
        common_place(channel),
        encode_statement(statement),
        alarm=False,
        created_at=ground.surroundings.now(),
        envelope=EnvelopeKind.STATEMENT,
    )


def take_back(ground: Ground, event: bytes) -> bool:
    """Drop a statement that still waits here; says whether it did."""
    with ground.journal.transaction():
        if all(row.event != event for row in ground.journal.outbox.all("waiting")):
            return False
        ground.journal.outbox.drop([event])
    return True

"""Rows for the tests of the journal, with ids that can be told apart at a glance."""

from __future__ import annotations

from collections.abc import Sequence

from desktop.domain.rows import BatchRow, LogRow, OutboxRow, PlacedRow, StateRow, WaitingRow

A, B, C = bytes([1]) * 32, bytes([2]) * 32, bytes([3]) * 32
"""Channels."""


def id_of(number: int) -> bytes:
    """An id that shows its number."""
    return number.to_bytes(16, "big")


def entry(
    seq: int, outcome: str = "applied", reason: str = "", entities: tuple[int, ...] = (), event: int | None = None
) -> LogRow:
    """An envelope of the log; its event has the number of its seq unless told."""
    number = seq if event is None else event
    ids = tuple(map(id_of, entities))
    return LogRow(seq, id_of(number), b"header %d" % number, b"body %d" % number, outcome, reason, ids)


def batch(channel: bytes, first_seq: int, count: int, *, device: int = 9) -> BatchRow:
    """A placed batch."""
    return BatchRow(
        channel=channel,
        first_seq=first_seq,
        last_seq=first_seq + count - 1,
        device=id_of(device),
        n=1,
        core=b"core",
        signature=bytes(64),
        stamp=b"stamp",
        stamp_signature=bytes(64),
        head=channel[:1] * 28 + (first_seq + count - 1).to_bytes(4, "big"),
        directory_seq=5,
        accepted_at=1_800_000_000_000,
    )


def appended(channel: bytes, entries: Sequence[LogRow], *, device: int = 9) -> tuple[BatchRow, Sequence[LogRow]]:
    """A batch that holds these entries, as `append` takes them."""
    return batch(channel, entries[0].seq, len(entries), device=device), entries


def seqs(rows: Sequence[PlacedRow]) -> list[int]:
    """The places of rows."""
    return [row.seq for row in rows]


def waiting(event: int, channel: bytes = A, *, entity: int = 1, alarm: bool = False, not_before: int = 0) -> OutboxRow:
    """An event that waits in the outbox."""
    return OutboxRow(channel, id_of(event), id_of(entity), b"plaintext %d" % event, alarm, 1000 + event, not_before)


def events(rows: Sequence[OutboxRow] | Sequence[WaitingRow]) -> list[int]:
    """The numbers of the events of rows."""
    return [int.from_bytes(row.event, "big") for row in rows]


def state(entity: int, text: str = "", *, kind: str = "k", sort: int = 0) -> StateRow:
    """A state; `dataclasses.replace` gives it whatever else it needs."""
    return StateRow(kind, id_of(entity), A, 1, b"confirmed %d" % entity, b"shown %d" % entity, sort=sort, text=text)


def entities(rows: Sequence[StateRow]) -> list[int]:
    """The numbers of the entities of rows."""
    return [int.from_bytes(row.entity, "big") for row in rows]

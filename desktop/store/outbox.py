"""The outbox: this device's events until they have come back in the log, and the batches under way.

A row leaves only when the log holds its event. Nothing here decides what may be sent or when; the workspace does.

Nobody else has it before the server does, so it is kept twice. The second copy writes each event once and not again for
every step of its way: one that stands in a batch there is under way, or accepted once there is a receipt of that batch.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, Final

import msgspec
from sqlalchemy import Connection

from desktop.domain.rows import OutboxRow, ReceiptRow, SealedRow
from desktop.store.connections import Connections
from wire import limits

_PART: Final = limits.BATCH_ENVELOPES
ON_ITS_WAY: Final = ("sealed", "accepted")
_COLUMNS: Final = "channel, event, entity, plaintext, alarm, created_at, not_before, envelope, status, reason, chunks"
_ADDRESS: Final = 32
_MARK: Final = "UPDATE outbox SET status = ?, reason = ? WHERE event IN"
_REWRITE: Final = "UPDATE outbox SET plaintext = ? WHERE event = ?"
_DELETE: Final = "DELETE FROM outbox WHERE event IN"
_SEAL: Final = "INSERT OR REPLACE INTO sealed (channel, n, hash, batch, events) VALUES (?, ?, ?, ?, ?)"
_UNSEAL: Final = "DELETE FROM sealed WHERE channel = ? AND n = ?"
_ACCEPT: Final = "INSERT OR REPLACE INTO receipts (channel, n, stamp, stamp_signature) VALUES (?, ?, ?, ?)"
_UNACCEPT: Final = "DELETE FROM receipts WHERE channel = ? AND n = ?"


class OutboxTable:
    """Events waiting, sealed, accepted, refused, withdrawn or moot; and the sealed batches of each channel."""

    def __init__(self, connections: Connections) -> None:
        """Take the ways to a connection."""
        self._connections = connections

    def add(self, rows: Iterable[OutboxRow]) -> None:
        """Queue events, in order; raises `AlreadyKept` for one that is queued."""
        values = [
            (
                row.channel,
                row.event,
                row.entity,
                row.plaintext,
                int(row.alarm),
                row.created_at,
                row.not_before,
                row.envelope,
                row.status,
                row.reason,
                b"".join(row.chunks),
            )
            for row in rows
        ]
        if values:
            with self._connections.writing() as connection:
                added = f"outbox ({_COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
                connection.exec_driver_sql(f"INSERT INTO {added}", values)
                self._connections.also(f"INSERT OR REPLACE INTO {added}", values)

    def all(self, status: str | None = None) -> list[OutboxRow]:
        """Give the events of the outbox in order, all or those of one status."""
        where, values = ("", ()) if status is None else (" WHERE status = ?", (status,))
        return self._select(where, values)

    def of_entity(self, entity: bytes) -> list[OutboxRow]:
        """Give an entity's events that the log does not hold yet, in order."""
        return self._select(" WHERE entity = ?", (entity,))

    def waiting(self, channel: bytes, now: int, limit: int) -> list[OutboxRow]:
        """Give the first events of a channel that wait and may go by now (ms since 1970 UTC).

        What is of the same entity as a file under way goes after it.
        """
        where = """ WHERE channel = ? AND status = 'waiting' AND not_before <= ?
            AND entity NOT IN (SELECT entity FROM outbox WHERE channel = ? AND status = 'uploading')"""
        return self._select(where, (channel, now, channel), limit)

    def _select(self, where: str, values: tuple[object, ...], limit: int = -1) -> list[OutboxRow]:
        with self._connections.reading() as connection:
            rows = connection.exec_driver_sql(
                f"SELECT {_COLUMNS}, id FROM outbox{where} ORDER BY id LIMIT ?",
                (*values, limit),
            ).all()
        return [_row(row) for row in rows]

    def waiting_channels(self, now: int) -> list[bytes]:
        """Give the channels with events that may go by now, those with an alarm first, then the longest waiting."""
        with self._connections.reading() as connection:
            rows = connection.exec_driver_sql(
                """SELECT channel FROM outbox WHERE status = 'waiting' AND not_before <= ? GROUP BY channel
                ORDER BY max(alarm) DESC, min(id)""",
                (now,),
            ).all()
        return [bytes(row[0]) for row in rows]

    def next_due(self) -> int | None:
        """Give when the earliest waiting event may go (ms since 1970 UTC), None if none waits."""
        with self._connections.reading() as connection:
            found = connection.exec_driver_sql("SELECT min(not_before) FROM outbox WHERE status = 'waiting'").scalar()
        return None if found is None else int(found)

    def counts(self) -> dict[str, int]:
        """Count events by status."""
        with self._connections.reading() as connection:
            rows = connection.exec_driver_sql("SELECT status, count(*) FROM outbox GROUP BY status").all()
        return {row[0]: int(row[1]) for row in rows}

    def entities(self) -> set[bytes]:
        """Give the entities that the overlay touches."""
        with self._connections.reading() as connection:
            rows = connection.exec_driver_sql("SELECT DISTINCT entity FROM outbox").all()
        return {bytes(row[0]) for row in rows}

    def mark(self, events: Iterable[bytes], status: str, reason: str = "") -> None:
        """Set the status of events."""
        with self._connections.writing() as connection:
            for part in _parts(list(events)):
                statement, values = f"{_MARK} ({_marks(part)})", (status, reason, *part)
                connection.exec_driver_sql(statement, values)
                if status not in ON_ITS_WAY:
                    self._connections.also(statement, values)

    def rewrite(self, event: bytes, plaintext: bytes) -> None:
        """Change what an event that was never sent says; it keeps its id and its place."""
        with self._connections.writing() as connection:
            self._twice(connection, _REWRITE, (plaintext, event))

    def hurry(self) -> None:
        """Let everything that waits go now."""
        with self._connections.writing() as connection:
            connection.exec_driver_sql("UPDATE outbox SET not_before = 0 WHERE status = 'waiting'")

    def drop(self, events: Sequence[bytes]) -> None:
        """Remove events that have come back in the log."""
        with self._connections.writing() as connection:
            for part in _parts(events):
                statement = f"{_DELETE} ({_marks(part)})"
                self._twice(connection, statement, part)

    def sealed(self) -> list[SealedRow]:
        """Give the batches under way, in the order they were signed."""
        with self._connections.reading() as connection:
            rows = connection.exec_driver_sql(
                """SELECT channel, n, hash, batch, events FROM sealed s WHERE NOT EXISTS
                (SELECT 1 FROM receipts r WHERE r.channel = s.channel AND r.n = s.n) ORDER BY rowid"""
            ).all()
        return [_sealed(row) for row in rows]

    def accept(self, channel: bytes, n: int, stamp: bytes, stamp_signature: bytes) -> None:
        """Keep the server's stamp of a batch that is under way no longer; both stay until the log brings it back."""
        with self._connections.writing() as connection:
            self._twice(connection, _ACCEPT, (channel, n, stamp, stamp_signature))

    def receipts(self) -> list[ReceiptRow]:
        """Give the stamps of the batches that were accepted and have not come back, in the order they were signed."""
        with self._connections.reading() as connection:
            rows = connection.exec_driver_sql(
                """SELECT s.channel, s.n, s.hash, r.stamp, r.stamp_signature
                FROM sealed s JOIN receipts r ON r.channel = s.channel AND r.n = s.n ORDER BY s.rowid"""
            ).all()
        return [ReceiptRow(*row) for row in rows]

    def accepted(self, channel: bytes, n: int) -> SealedRow | None:
        """Give a batch that was accepted and has not come back."""
        with self._connections.reading() as connection:
            row = connection.exec_driver_sql(
                """SELECT s.channel, s.n, s.hash, s.batch, s.events FROM sealed s
                JOIN receipts r ON r.channel = s.channel AND r.n = s.n WHERE s.channel = ? AND s.n = ?""",
                (channel, n),
            ).first()
        return None if row is None else _sealed(row)

    def put_sealed(self, row: SealedRow) -> None:
        """Keep a sealed batch until its answer is known."""
        with self._connections.writing() as connection:
            self._twice(connection, _UNACCEPT, (row.channel, row.n))
            events = msgspec.msgpack.encode(row.events)
            self._twice(connection, _SEAL, (row.channel, row.n, row.hash, row.batch, events))

    def drop_sealed(self, channel: bytes, n: int) -> None:
        """Forget a sealed batch: it has come back, or will be sealed anew."""
        with self._connections.writing() as connection:
            self._twice(connection, _UNACCEPT, (channel, n))
            self._twice(connection, _UNSEAL, (channel, n))

    def _twice(self, connection: Connection, statement: str, values: Sequence[object]) -> None:
        """Do the very same here and in the second copy."""
        connection.exec_driver_sql(statement, tuple(values))
        self._connections.also(statement, values)


def _sealed(row: Sequence[Any]) -> SealedRow:
    return SealedRow(row[0], row[1], row[2], row[3], msgspec.msgpack.decode(row[4], type=tuple[bytes, ...]))


def _row(row: Sequence[Any]) -> OutboxRow:
    channel, event, entity, plaintext, alarm, *rest = row
    created_at, not_before, envelope, status, reason, chunks, number = rest
    return OutboxRow(
        channel=channel,
        event=event,
        entity=entity,
        plaintext=plaintext,
        alarm=bool(alarm),
        created_at=created_at,
        not_before=not_before,
        envelope=envelope,
        status=status,
        reason=reason,
        chunks=addresses_in(chunks),
        number=number,
    )


def addresses_in(joined: bytes) -> tuple[bytes, ...]:
    """Take joined addresses of chunks apart."""
    return tuple(joined[start : start + _ADDRESS] for start in range(0, len(joined), _ADDRESS))


def _parts(events: Sequence[bytes]) -> Iterable[tuple[bytes, ...]]:
    return (tuple(events[start : start + _PART]) for start in range(0, len(events), _PART))


def _marks(part: Sequence[object]) -> str:
    return ",".join("?" * len(part))

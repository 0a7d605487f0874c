"""The raw log: batches and envelopes exactly as the server placed them, with the outcome of each event.

Bytes are never changed here; outcomes are, when a late key or a newer program lets an event be folded again.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

from sqlalchemy import Connection

from desktop.domain.rows import BatchRow, ChannelRow, LogRow, PlacedRow
from desktop.store.settings import Connecting

_PLACED: Final = """SELECT c.channel, l.seq, l.event, l.header, l.body, l.outcome, l.reason, b.device, b.directory_seq,
    b.accepted_at, l.id FROM log l JOIN batches b ON b.id = l.batch JOIN channels c ON c.id = l.channel """


class LogTable:
    """Channels, authors, batches, envelopes."""

    def __init__(self, connection: Connecting) -> None:
        """Take the way to a connection."""
        self._connection = connection

    def channel(self, channel: bytes) -> ChannelRow:
        """Give how far a channel has been read; one never read stands at 0."""
        with self._connection() as connection:
            row = connection.exec_driver_sql(
                "SELECT seq, head, own_n, own_hash FROM channels WHERE channel = ?", (channel,)
            ).first()
        return ChannelRow(channel) if row is None else ChannelRow(channel, row[0], row[1], row[2], row[3])

    def channels(self) -> list[ChannelRow]:
        """Give all channels read so far."""
        with self._connection() as connection:
            rows = connection.exec_driver_sql("SELECT channel, seq, head, own_n, own_hash FROM channels").all()
        return [ChannelRow(row[0], row[1], row[2], row[3], row[4]) for row in rows]

    def put_channel(self, row: ChannelRow) -> None:
        """Move a channel's cursor."""
        with self._connection() as connection:
            connection.exec_driver_sql(
                """INSERT INTO channels (channel, seq, head, own_n, own_hash) VALUES (?, ?, ?, ?, ?)
                ON CONFLICT (channel) DO UPDATE SET seq = excluded.seq, head = excluded.head, own_n = excluded.own_n,
                own_hash = excluded.own_hash""",
                (row.channel, row.seq, row.head, row.own_n, row.own_hash),
            )

    def author(self, channel: bytes, device: bytes) -> tuple[int, bytes]:
        """Give the number and hash of a device's last batch in a channel, (0, zeros) if it has none."""
        with self._connection() as connection:
            row = connection.exec_driver_sql(
                "SELECT n, hash FROM authors JOIN channels c ON c.id = authors.channel "
                "WHERE c.channel = ? AND device = ?",
                (channel, device),
            ).first()
        return (0, bytes(32)) if row is None else (int(row[0]), bytes(row[1]))

    def put_author(self, channel: bytes, device: bytes, n: int, batch_hash: bytes) -> None:
        """Remember a device's last batch in a channel."""
        with self._connection() as connection:
            connection.exec_driver_sql(
                "INSERT OR REPLACE INTO authors (channel, device, n, hash) VALUES (?, ?, ?, ?)",
                (_channel_id(connection, channel), device, n, batch_hash),
            )

    def head_at(self, channel: bytes, seq: int) -> bytes | None:
        """Give the head after `seq` where a batch ended there, else None."""
        with self._connection() as connection:
            row = connection.exec_driver_sql(
                "SELECT b.head FROM batches b JOIN channels c ON c.id = b.channel WHERE c.channel = ? AND last_seq = ?",
                (channel, seq),
            ).first()
        return None if row is None else bytes(row[0])

    def append(self, batch: BatchRow, entries: Sequence[LogRow]) -> None:
        """Append one placed batch with its envelopes; the channel's cursor is moved by `put_channel`."""
        with self._connection() as connection:
            channel = _channel_id(connection, batch.channel)
            placed = _insert_batch(connection, channel, batch)
            first = 1 + int(connection.exec_driver_sql("SELECT coalesce(max(id), 0) FROM log").scalar_one())
            connection.exec_driver_sql(
                """INSERT INTO log (id, channel, seq, batch, event, header, body, outcome, reason)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)""",
                [
                    (number, channel, row.seq, placed, row.event, row.header, row.body, row.outcome, row.reason)
                    for number, row in enumerate(entries, first)
                ],
            )
            touched = [(entity, number) for number, row in enumerate(entries, first) for entity in row.entities]
            if touched:
                connection.exec_driver_sql("INSERT INTO entities (entity, log) VALUES (?, ?)", touched)

    def of_entity(self, entity: bytes) -> list[PlacedRow]:
        """Give an entity's events in their order (channel, seq)."""
        with self._connection() as connection:
            rows = connection.exec_driver_sql(
                _PLACED + "JOIN entities e ON e.log = l.id WHERE e.entity = ? ORDER BY l.channel, l.seq", (entity,)
            ).all()
        return [_placed(row) for row in rows]

    def with_outcome(self, channel: bytes, outcome: str, reason: str) -> list[PlacedRow]:
        """Give a channel's events that ended in an outcome for a reason, in order."""
        with self._connection() as connection:
            rows = connection.exec_driver_sql(
                _PLACED + "WHERE c.channel = ? AND l.outcome = ? AND l.reason = ? ORDER BY l.seq",
                (channel, outcome, reason),
            ).all()
        return [_placed(row) for row in rows]

    def page(self, channel: bytes, after: int, limit: int) -> list[PlacedRow]:
        """Give up to `limit` events of a channel after a seq, in order."""
        with self._connection() as connection:
            rows = connection.exec_driver_sql(
                _PLACED + "WHERE c.channel = ? AND l.seq > ? ORDER BY l.seq LIMIT ?", (channel, after, limit)
            ).all()
        return [_placed(row) for row in rows]

    def knows(self, events: Iterable[bytes]) -> set[bytes]:
        """Give those of the event ids that stand in the log."""
        wanted = list(events)
        found: set[bytes] = set()
        with self._connection() as connection:
            for start in range(0, len(wanted), 500):
                part = tuple(wanted[start : start + 500])
                marks = ",".join("?" * len(part))
                rows = connection.exec_driver_sql(f"SELECT event FROM log WHERE event IN ({marks})", part)
                found.update(bytes(row[0]) for row in rows)
        return found

    def set_outcome(self, channel: bytes, row: LogRow) -> None:
        """Write the outcome of an event folded again, and the entities it has turned out to touch."""
        with self._connection() as connection:
            number = connection.exec_driver_sql(
                "SELECT l.id FROM log l JOIN channels c ON c.id = l.channel WHERE c.channel = ? AND l.seq = ?",
                (channel, row.seq),
            ).scalar_one()
            connection.exec_driver_sql(
                "UPDATE log SET outcome = ?, reason = ? WHERE id = ?", (row.outcome, row.reason, number)
            )
            connection.exec_driver_sql("DELETE FROM entities WHERE log = ?", (number,))
            for entity in row.entities:
                connection.exec_driver_sql("INSERT INTO entities (entity, log) VALUES (?, ?)", (entity, number))

    def outcomes(self, channel: bytes | None = None) -> dict[tuple[str, str], int]:
        """Count events by outcome and reason, in one channel or in all."""
        where = "" if channel is None else "JOIN channels c ON c.id = l.channel WHERE c.channel = ? "
        with self._connection() as connection:
            rows = connection.exec_driver_sql(
                f"SELECT outcome, reason, count(*) FROM log l {where}GROUP BY outcome, reason",
                () if channel is None else (channel,),
            ).all()
        return {(row[0], row[1]): int(row[2]) for row in rows}


def _channel_id(connection: Connection, channel: bytes) -> int:
    found = connection.exec_driver_sql("SELECT id FROM channels WHERE channel = ?", (channel,)).scalar()
    if found is not None:
        return int(found)
    connection.exec_driver_sql(
        "INSERT INTO channels (channel, seq, head, own_n, own_hash) VALUES (?, 0, ?, 0, ?)",
        (channel, bytes(32), bytes(32)),
    )
    return _channel_id(connection, channel)


def _insert_batch(connection: Connection, channel: int, batch: BatchRow) -> int:
    connection.exec_driver_sql(
        """INSERT INTO batches (channel, first_seq, last_seq, device, n, core, signature, stamp, stamp_signature, head,
        directory_seq, accepted_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""",
        (
            channel,
            batch.first_seq,
            batch.last_seq,
            batch.device,
            batch.n,
            batch.core,
            batch.signature,
            batch.stamp,
            batch.stamp_signature,
            batch.head,
            batch.directory_seq,
            batch.accepted_at,
        ),
    )
    return int(connection.exec_driver_sql("SELECT last_insert_rowid()").scalar_one())


def _placed(row: Sequence[object]) -> PlacedRow:
    return PlacedRow(*row[:10])  # type: ignore[arg-type]

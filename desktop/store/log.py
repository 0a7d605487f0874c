"""The raw log: batches and envelopes exactly as the server placed them, with the outcome of each event.

Bytes are never changed here, but that an erased event loses its body; outcomes are, when a late key or a newer program
lets an event be folded again.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from typing import Any, Final

import msgspec

from desktop.domain.outcome import Verdict
from desktop.domain.rows import BatchRow, ChannelRow, LogRow, PlacedRow
from desktop.store.connections import Connections
from desktop.store.line import Line
from desktop.store.schema import place

_PLACED: Final = """SELECT c.channel, l.seq, l.event, l.header, l.body, l.outcome, l.reason, b.device, b.directory_seq,
    b.accepted_at FROM log l JOIN batches b ON b.id = l.batch JOIN channels c ON c.id = l.channel """
_APPEND: Final = """INSERT INTO log (id, channel, seq, batch, outcome, reason, event, header, body)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)"""
_NO_NUMBER: Final = -1


class LogTable:
    """Channels, authors, batches, envelopes."""

    def __init__(self, connections: Connections) -> None:
        """Take the ways to a line."""
        self._connections = connections
        self._numbers: dict[bytes, int] = {}
        self._own: dict[int, tuple[int, bytes]] = {}
        connections.after_rollback(self._numbers.clear)
        connections.after_rollback(self._own.clear)

    def channel(self, channel: bytes) -> ChannelRow:
        """Give how far a channel has been read; one never read stands at 0."""
        with self._connections.reading() as line:
            row = line.run("SELECT seq, head, own_n, own_hash FROM channels WHERE channel = ?", (channel,)).first()
        return ChannelRow(channel) if row is None else ChannelRow(channel, row[0], row[1], row[2], row[3])

    def channels(self) -> list[ChannelRow]:
        """Give all channels read so far, in the order they were first met."""
        with self._connections.reading() as line:
            rows = line.run("SELECT channel, seq, head, own_n, own_hash FROM channels ORDER BY id").all()
        return [ChannelRow(row[0], row[1], row[2], row[3], row[4]) for row in rows]

    def put_channel(self, row: ChannelRow) -> None:
        """Move a channel's cursor."""
        with self._connections.writing() as line:
            number = self._number(line, row.channel)
            self._own_batch(line, number, row)
            line.run(
                "UPDATE channels SET seq = ?, head = ?, own_n = ?, own_hash = ? WHERE id = ?",
                (row.seq, row.head, row.own_n, row.own_hash, number),
            )

    def _own_batch(self, line: Line, number: int, row: ChannelRow) -> None:
        """Keep this device's own last batch twice; of what others write the server has a copy."""
        if number not in self._own:
            known = line.run("SELECT own_n, own_hash FROM channels WHERE id = ?", (number,)).one()
            self._own[number] = (known[0], known[1])
        if self._own[number] != (row.own_n, row.own_hash):
            self._own[number] = (row.own_n, row.own_hash)
            self._connections.also(
                "INSERT OR REPLACE INTO own (channel, n, hash) VALUES (?, ?, ?)", (row.channel, row.own_n, row.own_hash)
            )

    def author(self, channel: bytes, device: bytes) -> tuple[int, bytes]:
        """Give the number and hash of a device's last batch in a channel, (0, zeros) if it has none."""
        with self._connections.reading() as line:
            row = line.run(
                "SELECT n, hash FROM authors WHERE channel = ? AND device = ?", (_find(line, channel), device)
            ).first()
        return (0, bytes(32)) if row is None else (int(row[0]), bytes(row[1]))

    def put_author(self, channel: bytes, device: bytes, n: int, batch_hash: bytes) -> None:
        """Remember a device's last batch in a channel."""
        with self._connections.writing() as line:
            line.run(
                "INSERT OR REPLACE INTO authors (channel, device, n, hash) VALUES (?, ?, ?, ?)",
                (self._number(line, channel), device, n, batch_hash),
            )

    def head_at(self, channel: bytes, seq: int) -> bytes | None:
        """Give the head after `seq` where a batch ended there, else None."""
        with self._connections.reading() as line:
            row = line.run("SELECT head FROM batches WHERE id = ?", (place(_find(line, channel), seq),)).first()
        return None if row is None else bytes(row[0])

    def append(self, batch: BatchRow, entries: Sequence[LogRow]) -> None:
        """Append one placed batch with its envelopes; the channel's cursor is moved by `put_channel`.

        Raises `AlreadyKept` for a place that is taken: what stands in the log is never replaced.
        """
        with self._connections.writing() as line:
            number = self._number(line, batch.channel)
            placed = place(number, batch.last_seq)
            _insert_batch(line, placed, number, batch)
            start = place(number, 0)
            line.run_each(_APPEND, ((start + row.seq, number, row.seq, placed, *_contents(row)) for row in entries))
            _touch(line, ((entity, start + row.seq) for row in entries for entity in row.entities))

    def of_entity(self, entity: bytes) -> list[PlacedRow]:
        """Give an entity's events, channel by channel in the order these were first met, each in its order."""
        with self._connections.reading() as line:
            rows = line.run(
                _PLACED + "JOIN entities e ON e.log = l.id WHERE e.entity = ? ORDER BY e.log", (entity,)
            ).all()
        return [_placed(row) for row in rows]

    def events(self, channel: bytes, ids: Collection[bytes]) -> list[PlacedRow]:
        """Give a channel's envelopes with these ids, in order; the whole channel is gone through for them."""
        with self._connections.reading() as line:
            rows = line.run(
                _PLACED + "WHERE l.channel = ? AND l.event IN (SELECT unhex(value) FROM json_each(?)) ORDER BY l.id",
                (_find(line, channel), msgspec.json.encode([one.hex() for one in ids]).decode()),
            ).all()
        return [_placed(row) for row in rows]

    def event_ids(self, channel: bytes) -> set[bytes]:
        """Give the ids of all of a channel's events."""
        with self._connections.reading() as line:
            number = _find(line, channel)
            rows = line.run(
                "SELECT event FROM log WHERE id > ? AND id < ?", (place(number, 0), place(number + 1, 0))
            ).all()
        return {bytes(row[0]) for row in rows}

    def with_outcome(self, channel: bytes, outcome: str, reason: str) -> list[PlacedRow]:
        """Give a channel's events that ended in an outcome for a reason, in order."""
        with self._connections.reading() as line:
            rows = line.run(
                _PLACED + "WHERE l.channel = ? AND l.outcome = ? AND l.reason = ? ORDER BY l.id",
                (_find(line, channel), outcome, reason),
            ).all()
        return [_placed(row) for row in rows]

    def page(self, channel: bytes, after: int, limit: int) -> list[PlacedRow]:
        """Give up to `limit` events of a channel after a seq, in order."""
        with self._connections.reading() as line:
            number = _find(line, channel)
            rows = line.run(
                _PLACED + "WHERE l.id > ? AND l.id < ? ORDER BY l.id LIMIT ?",
                (place(number, after), place(number + 1, 0), limit),
            ).all()
        return [_placed(row) for row in rows]

    def batches(self, channel: bytes, after: int, limit: int) -> list[BatchRow]:
        """Give up to `limit` batches of a channel after a seq, in order."""
        with self._connections.reading() as line:
            number = _find(line, channel)
            rows = line.run(
                """SELECT first_seq, last_seq, device, n, core, signature, stamp, stamp_signature, head, directory_seq,
                accepted_at FROM batches WHERE id > ? AND id < ? ORDER BY id LIMIT ?""",
                (place(number, after), place(number + 1, 0), limit),
            ).all()
        return [BatchRow(channel, *row) for row in rows]

    def cut(self, channel: bytes, after: int) -> None:
        """Take everything after a seq out of a channel; whoever does so has kept it elsewhere."""
        with self._connections.writing() as line:
            number = self._number(line, channel)
            span = (place(number, after), place(number + 1, 0))
            line.run("DELETE FROM entities WHERE log > ? AND log < ?", span)
            line.run("DELETE FROM log WHERE id > ? AND id < ?", span)
            line.run("DELETE FROM batches WHERE id > ? AND id < ?", span)

    def set_outcome(self, channel: bytes, row: LogRow) -> None:
        """Write the outcome of an event folded again, and the entities it has turned out to touch as well.

        The body of one that was erased goes.
        """
        gone = ", body = x''" if row.outcome == Verdict.ERASED else ""
        with self._connections.writing() as line:
            placed = place(self._number(line, channel), row.seq)
            line.run(f"UPDATE log SET outcome = ?, reason = ?{gone} WHERE id = ?", (row.outcome, row.reason, placed))
            _touch(line, [(entity, placed) for entity in row.entities])

    def outcomes(
        self, channel: bytes | None = None, among: Collection[str] | None = None
    ) -> dict[tuple[str, str], int]:
        """Count events by outcome and reason, in one channel or in all; a channel's counts add up to its seq.

        To count those `among` some outcomes takes as long as there are of them, however long the log is.
        """
        with self._connections.reading() as line:
            where, values = "channel IN (SELECT id FROM channels)", list[object]()
            if channel is not None:
                where, values = "channel = ?", [_find(line, channel)]
            if among is not None:
                where, values = f"{where} AND outcome IN ({', '.join('?' * len(among))})", [*values, *among]
            rows = line.run(
                f"SELECT outcome, reason, count(*) FROM log WHERE {where} GROUP BY outcome, reason", tuple(values)
            ).all()
        return {(row[0], row[1]): int(row[2]) for row in rows}

    def _number(self, line: Line, channel: bytes) -> int:
        """Give a channel's number, a new one where it has none. Numbers never change, so they are remembered."""
        known = self._numbers.get(channel)
        if known is not None:
            return known
        line.run(
            "INSERT OR IGNORE INTO channels (channel, seq, head, own_n, own_hash) VALUES (?, 0, ?, 0, ?)",
            (channel, bytes(32), bytes(32)),
        )
        self._numbers[channel] = _find(line, channel)
        return self._numbers[channel]


def _find(line: Line, channel: bytes) -> int:
    """Give a channel's number, -1 where it has none."""
    found = line.run("SELECT id FROM channels WHERE channel = ?", (channel,)).scalar()
    return _NO_NUMBER if found is None else int(found)


def _insert_batch(line: Line, placed: int, number: int, batch: BatchRow) -> None:
    line.run(
        """INSERT INTO batches (id, channel, first_seq, last_seq, device, n, core, signature, stamp, stamp_signature,
        head, directory_seq, accepted_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""",
        (
            placed,
            number,
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


def _contents(row: LogRow) -> tuple[object, ...]:
    # The driver asks around how to keep a word that is not simply one, as those of an enumeration.
    return str(row.outcome), row.reason, row.event, row.header, row.body


def _touch(line: Line, touched: Iterable[tuple[bytes, int]]) -> None:
    line.run_each("INSERT OR IGNORE INTO entities (entity, log) VALUES (?, ?)", touched)


def _placed(row: Sequence[Any]) -> PlacedRow:
    channel, seq, event, header, body, outcome, reason, device, directory_seq, accepted_at = row
    return PlacedRow(channel, seq, event, header, body, outcome, reason, device, directory_seq, accepted_at)

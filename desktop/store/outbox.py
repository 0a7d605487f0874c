"""The outbox: this device's events until they have come back in the log, and the batches under way.

A row leaves only when the log holds its event. Nothing here decides what may be sent or when; the workspace does.

What an event says is written once. Where it stands by now is a narrow row of its own (`whereabouts`): a step of its way
rewrites no word of it. What stands with the words is how it was left by somebody (waiting, refused, withdrawn); on its
way it is where a batch is, and that is told by the batches alone. So `whereabouts` could be made anew from the rest.

Nobody else has it before the server does, so it is kept twice. The second copy knows no whereabouts: an event that
stands in a batch there is under way, or accepted once there is a receipt of that batch.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from itertools import chain
from typing import Any, Final

import msgspec

from desktop.domain.rows import LONGEST_DELAY_MS, UNPLACED, OutboxRow, ReceiptRow, SealedRow, WaitingRow
from desktop.store.connections import Connections
from desktop.store.line import Line
from desktop.store.schema import GOES_UNREAD
from wire import limits
from wire.decoders import unpack

_PART: Final = limits.BATCH_ENVELOPES
ON_ITS_WAY: Final = ("sealed", "accepted")
_COLUMNS: Final = "channel, event, entity, plaintext, alarm, created_at, not_before, envelope, status, reason, chunks"
_EVENT: Final = """o.channel, o.event, o.entity, o.plaintext, o.alarm, o.created_at, w.not_before, o.envelope, w.status,
    CASE w.status WHEN o.status THEN o.reason ELSE '' END, o.chunks, o.id"""
_BY_WORDS: Final = "outbox o CROSS JOIN whereabouts w ON w.id = o.id"
_BY_PLACE: Final = "whereabouts w CROSS JOIN outbox o ON o.id = w.id"
"""CROSS JOIN keeps the order: what is asked for is looked up in the first of the two."""
_TO_GO: Final = "SELECT o.event, o.envelope, o.plaintext, o.alarm, o.chunks FROM"
_MAY_GO: Final = "w.status = 'waiting' AND w.not_before NOT BETWEEN ? AND ?"
_DUE: Final = f"{_TO_GO} {_BY_PLACE} WHERE w.channel = ? AND {_MAY_GO}"
_UNREAD: Final = f"{_TO_GO} {_BY_WORDS} WHERE o.channel = ? AND o.{GOES_UNREAD} AND {_MAY_GO}"
_BEHIND_FILES: Final = " AND o.entity NOT IN (SELECT entity FROM outbox WHERE channel = ? AND status = 'uploading')"
_FIRST: Final = f"""SELECT {_EVENT} FROM (SELECT id AS first FROM whereabouts WHERE status IN (?, ?, ?, ?)
    ORDER BY (alarm = 1 AND status <> 'accepted') DESC, id LIMIT ?) CROSS JOIN whereabouts w ON w.id = first
    CROSS JOIN outbox o ON o.id = first ORDER BY (w.alarm = 1 AND w.status <> 'accepted') DESC, w.id"""
_CHANNELS: Final = """
    WITH RECURSIVE each_one (channel) AS (
        SELECT min(channel) FROM whereabouts WHERE status = 'waiting'
        UNION ALL
        SELECT (SELECT min(w.channel) FROM whereabouts w WHERE w.status = 'waiting' AND w.channel > each_one.channel)
        FROM each_one WHERE channel IS NOT NULL)
    SELECT channel, first FROM (
        SELECT channel,
            (SELECT w.id FROM whereabouts w WHERE w.status = 'waiting' AND w.channel = each_one.channel
                AND w.not_before NOT BETWEEN :next AND :last ORDER BY w.id LIMIT 1) AS first,
            EXISTS (SELECT 1 FROM whereabouts w WHERE w.status = 'waiting' AND w.alarm = 1
                AND w.channel = each_one.channel AND w.not_before NOT BETWEEN :next AND :last) AS rings
        FROM each_one WHERE channel IS NOT NULL)
    WHERE first IS NOT NULL ORDER BY rings DESC, first"""
_ALARMED: Final = """SELECT DISTINCT channel FROM whereabouts
    WHERE status = 'waiting' AND alarm = 1 AND not_before NOT BETWEEN ? AND ?"""
_RINGS: Final = f"SELECT 1 FROM {_BY_WORDS} WHERE w.alarm = 1 AND o.event IN"
_ADDRESS: Final = 32
_PLACED: Final = "INSERT INTO whereabouts (id, channel, status, not_before, alarm) VALUES (?, ?, ?, ?, ?)"
_MOVE: Final = "UPDATE whereabouts SET status = ? WHERE"
_LEAVE: Final = "DELETE FROM whereabouts WHERE"
_FROM: Final = """SELECT min(id), max(id), group_concat(hex(event), '') FROM (
    SELECT id, event FROM outbox WHERE id >= (SELECT id FROM outbox WHERE event = ?) ORDER BY id LIMIT ?)"""
_MARK: Final = "UPDATE outbox SET status = ?, reason = ? WHERE event IN"
_HURRY: Final = "UPDATE whereabouts SET not_before = 0 WHERE status = 'waiting' AND not_before > 0"
_REWRITE: Final = "UPDATE outbox SET plaintext = ? WHERE event = ?"
_DELETE: Final = "DELETE FROM outbox WHERE event IN"
_SEAL: Final = "INSERT OR REPLACE INTO sealed (channel, n, hash, batch, events) VALUES (?, ?, ?, ?, ?)"
_UNSEAL: Final = "DELETE FROM sealed WHERE channel = ? AND n = ?"
_BATCH: Final = "SELECT channel, n, hash, batch, events FROM sealed WHERE channel = ? AND n = ?"
_ACCEPT: Final = "INSERT OR REPLACE INTO receipts (channel, n, stamp, stamp_signature) VALUES (?, ?, ?, ?)"
_UNACCEPT: Final = "DELETE FROM receipts WHERE channel = ? AND n = ?"


class OutboxTable:
    """Events waiting, sealed, accepted, refused, withdrawn or moot; and the sealed batches of each channel."""

    def __init__(self, connections: Connections) -> None:
        """Take the ways to a line."""
        self._connections = connections
        self._read: dict[tuple[bytes, int], SealedRow] = {}

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
            with self._connections.writing() as line:
                added = f"outbox ({_COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
                line.run(f"INSERT INTO {added}", values)
                self._place(line, values)
                self._connections.also(f"INSERT OR REPLACE INTO {added}", values)

    def _place(self, line: Line, values: Sequence[tuple[Any, ...]]) -> None:
        """Note where events just added stand; their ids are the last ones, without a gap."""
        last = int(line.run("SELECT max(id) FROM outbox").scalar_one())
        places = [
            (number, channel, status, not_before, alarm)
            for number, (channel, _, _, _, alarm, _, not_before, _, status, *_) in enumerate(
                values, last - len(values) + 1
            )
        ]
        line.run(_PLACED, places)

    def all(self, status: str | None = None) -> list[OutboxRow]:
        """Give the events of the outbox in order, all or those of one status."""
        where, values = ("", ()) if status is None else (" WHERE w.status = ?", (status,))
        return self._select(_BY_PLACE + where, values)

    def first(self, limit: int) -> list[OutboxRow]:
        """Give the first events still to come to the log, in order, but those that ring and the server lacks before.

        However many there are, the words of no more than so many are read.
        """
        with self._connections.reading() as line:
            rows = line.run(_FIRST, (*UNPLACED, limit)).all()
        return [_row(row) for row in rows]

    def of_entity(self, entity: bytes) -> list[OutboxRow]:
        """Give an entity's events that the log does not hold yet, in order."""
        return self._select(f"{_BY_WORDS} WHERE o.entity = ?", (entity,))

    def of_entities(self, entities: Collection[bytes]) -> dict[bytes, list[OutboxRow]]:
        """Give the events of several entities that the log does not hold yet, by entity and in order.

        Each is looked up, but where there are fewer events than entities: then those are looked through.
        """
        with self._connections.reading() as line:
            many = line.run("SELECT max(id) - min(id) >= ? FROM outbox", (len(entities),)).scalar()
        touched = list(entities) if many else [one for one in self.entities() if one in entities]
        found: dict[bytes, list[OutboxRow]] = {}
        for part in _parts(touched):
            for row in self._select(f"{_BY_WORDS} WHERE o.entity IN ({_marks(part)})", part):
                found.setdefault(row.entity, []).append(row)
        return found

    def names(self, entity: bytes) -> list[bytes]:
        """Give the ids of an entity's events in order; no word of them is read."""
        with self._connections.reading() as line:
            rows = line.run("SELECT event FROM outbox WHERE entity = ? ORDER BY id", (entity,)).all()
        return [bytes(row[0]) for row in rows]

    def some(self, events: Sequence[bytes]) -> list[OutboxRow]:
        """Give the events with these ids, in order; one that is not there is left out."""
        parts = [self._select(f"{_BY_WORDS} WHERE o.event IN ({_marks(part)})", part) for part in _parts(events)]
        return sorted(chain.from_iterable(parts), key=lambda row: row.number)

    def waiting(self, channel: bytes, now: int, limit: int, *, past_files: bool = False) -> list[WaitingRow]:
        """Give the first events of a channel that wait and may go by now (ms since 1970 UTC).

        What is of the same entity as a file under way goes after it, or `past_files`.
        """
        asked, behind = (_DUE, ()) if past_files else (_DUE + _BEHIND_FILES, (channel,))
        return self._waiting(f"{asked} ORDER BY w.id LIMIT ?", (channel, *_delayed(now), *behind, limit))

    def unread(self, channel: bytes, now: int, limit: int) -> list[WaitingRow]:
        """Give the first of those that go although nobody could read them there; of all others no word is read."""
        return self._waiting(f"{_UNREAD} ORDER BY o.id LIMIT ?", (channel, *_delayed(now), limit))

    def _waiting(self, asked: str, values: tuple[object, ...]) -> list[WaitingRow]:
        with self._connections.reading() as line:
            return [
                WaitingRow(event, envelope, plaintext, bool(alarm), addresses_in(chunks) if chunks else ())
                for event, envelope, plaintext, alarm, chunks in line.run(asked, values)
            ]

    def _select(self, source: str, values: tuple[object, ...], limit: int = -1) -> list[OutboxRow]:
        with self._connections.reading() as line:
            rows = line.run(
                f"SELECT {_EVENT} FROM {source} ORDER BY w.id LIMIT ?",
                (*values, limit),
            ).all()
        return [_row(row) for row in rows]

    def waiting_channels(self, now: int) -> list[bytes]:
        """Give the channels with events that may go by now, those with an alarm first, then the longest waiting."""
        with self._connections.reading() as line:
            rows = line.run(_CHANNELS, dict(zip(("next", "last"), _delayed(now), strict=True))).all()
        return [bytes(row[0]) for row in rows]

    def alarmed_channels(self, now: int) -> set[bytes]:
        """Give the channels in which an alarm waits that may go by now."""
        with self._connections.reading() as line:
            return {bytes(row[0]) for row in line.run(_ALARMED, _delayed(now))}

    def rings(self, events: Sequence[bytes]) -> bool:
        """Say whether one of these events raises an alarm; no word of them is read."""
        with self._connections.reading() as line:
            return any(line.run(f"{_RINGS} ({_marks(part)}) LIMIT 1", part).all() for part in _parts(events))

    def next_due(self) -> int | None:
        """Give when the earliest waiting event may go (ms since 1970 UTC), None if none waits."""
        due = "SELECT min(not_before) FROM whereabouts WHERE status = 'waiting'"
        with self._connections.reading() as line:
            found = line.run(due).scalar()
        return None if found is None else int(found)

    def counts(self) -> dict[str, int]:
        """Count events by status."""
        with self._connections.reading() as line:
            rows = line.run("SELECT status, count(*) FROM whereabouts GROUP BY status").all()
        return {row[0]: int(row[1]) for row in rows}

    def entities(self) -> set[bytes]:
        """Give the entities that the overlay touches."""
        with self._connections.reading() as line:
            rows = line.run("SELECT DISTINCT entity FROM outbox").all()
        return {bytes(row[0]) for row in rows}

    def mark(self, events: Iterable[bytes], status: str, reason: str = "") -> None:
        """Set the status of events."""
        with self._connections.writing() as line:
            for part in _parts(list(events)):
                where, place = _place_of(line, part)
                line.run(f"{_MOVE} {where}", (status, *place))
                if status not in ON_ITS_WAY:
                    statement = f"{_MARK} ({_marks(part)}) AND (status <> ? OR reason <> ?)"
                    self._twice(line, statement, (status, reason, *part, status, reason))

    def rewrite(self, event: bytes, plaintext: bytes) -> None:
        """Change what an event that was never sent says; it keeps its id and its place."""
        with self._connections.writing() as line:
            self._twice(line, _REWRITE, (plaintext, event))

    def hurry(self) -> None:
        """Let everything that waits go now."""
        with self._connections.writing() as line:
            line.run(_HURRY)

    def drop(self, events: Sequence[bytes]) -> None:
        """Remove events that have come back in the log."""
        with self._connections.writing() as line:
            for part in _parts(events):
                where, place = _place_of(line, part)
                line.run(f"{_LEAVE} {where}", place)
                self._twice(line, f"{_DELETE} ({_marks(part)})", part)

    def sealed(self) -> list[SealedRow]:
        """Give the batches under way, in the order they were signed.

        What this process has written or read of them before is not read again: a hash names the bytes.
        """
        with self._connections.reading() as line:
            names = line.run(
                """SELECT channel, n, hash FROM sealed s WHERE NOT EXISTS
                (SELECT 1 FROM receipts r WHERE r.channel = s.channel AND r.n = s.n) ORDER BY rowid"""
            ).all()
            rows = [self._known(name) or _sealed(line.run(_BATCH, name[:2]).one()) for name in names]
        self._read.clear()
        self._read.update({(row.channel, row.n): row for row in rows})
        return rows

    def _known(self, name: Sequence[Any]) -> SealedRow | None:
        channel, n, batch_hash = name
        row = self._read.get((channel, n))
        return row if row is not None and row.hash == batch_hash else None

    def accept(self, channel: bytes, n: int, stamp: bytes, stamp_signature: bytes) -> None:
        """Keep the server's stamp of a batch that is under way no longer; both stay until the log brings it back."""
        with self._connections.writing() as line:
            self._twice(line, _ACCEPT, (channel, n, stamp, stamp_signature))

    def receipts(self) -> list[ReceiptRow]:
        """Give the stamps of the batches that were accepted and have not come back, in the order they were signed."""
        with self._connections.reading() as line:
            rows = line.run(
                """SELECT s.channel, s.n, s.hash, r.stamp, r.stamp_signature
                FROM sealed s JOIN receipts r ON r.channel = s.channel AND r.n = s.n ORDER BY s.rowid"""
            ).all()
        return [ReceiptRow(*row) for row in rows]

    def accepted(self, channel: bytes, n: int) -> SealedRow | None:
        """Give a batch that was accepted and has not come back."""
        with self._connections.reading() as line:
            row = line.run(
                """SELECT s.channel, s.n, s.hash, s.batch, s.events FROM sealed s
                JOIN receipts r ON r.channel = s.channel AND r.n = s.n WHERE s.channel = ? AND s.n = ?""",
                (channel, n),
            ).first()
        return None if row is None else _sealed(row)

    def put_sealed(self, row: SealedRow) -> None:
        """Keep a sealed batch until its answer is known."""
        with self._connections.writing() as line:
            self._twice(line, _UNACCEPT, (row.channel, row.n))
            events = msgspec.msgpack.encode(row.events)
            self._twice(line, _SEAL, (row.channel, row.n, row.hash, row.batch, events))
        self._read[row.channel, row.n] = row

    def drop_sealed(self, channel: bytes, n: int) -> None:
        """Forget a sealed batch: it has come back, or will be sealed anew."""
        with self._connections.writing() as line:
            self._twice(line, _UNACCEPT, (channel, n))
            self._twice(line, _UNSEAL, (channel, n))

    def _twice(self, line: Line, statement: str, values: Sequence[object]) -> None:
        """Do the very same here and in the second copy."""
        line.run(statement, tuple(values))
        self._connections.also(statement, values)


def _delayed(now: int) -> tuple[int, int]:
    """Give from when to when the time of an event lies that has to wait; beyond it a clock was wrong, so it may go."""
    return now + 1, now + LONGEST_DELAY_MS


def _place_of(line: Line, events: Sequence[bytes]) -> tuple[str, tuple[object, ...]]:
    """Say in which rows of `whereabouts` events stand: from the first to the last where no other is between them.

    So it nearly always is with those of a batch; to look each of them up takes three times as long.
    """
    first, last, found = line.run(_FROM, (events[0], len(events))).one()
    if found == b"".join(events).hex().upper():
        return "id BETWEEN ? AND ?", (first, last)
    return f"id IN (SELECT id FROM outbox WHERE event IN ({_marks(events)}))", tuple(events)


def _sealed(row: Sequence[Any]) -> SealedRow:
    return SealedRow(row[0], row[1], row[2], row[3], unpack(row[4], tuple[bytes, ...]))


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

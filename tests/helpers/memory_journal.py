"""The journal in memory, for tests of the rooms above the store. The contract suite of the store proves it."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from itertools import islice
from typing import Any

import msgspec

from desktop.domain.outcome import Verdict
from desktop.domain.rows import (
    GOES_UNREAD,
    LONGEST_DELAY_MS,
    UNPLACED,
    AsideRow,
    BatchRow,
    ChannelRow,
    ErasedRow,
    LogRow,
    OutboxRow,
    PlacedRow,
    ReadingRow,
    ReceiptRow,
    SealedRow,
    StateRow,
    StoredKey,
    WaitingRow,
)
from desktop.store.database import AlreadyKept
from tests.helpers.memory_aside import MemoryAside, MemoryDrafts, MemorySettings
from tests.helpers.memory_erased import MemoryErased
from tests.helpers.memory_readings import Key, MemoryReadings
from tests.helpers.memory_states import MemoryStates

Place = tuple[bytes, int]


@dataclass
class Tables:
    """All there is. Rows are frozen, so that a copy of a table is as good as the table."""

    channels: dict[bytes, ChannelRow] = field(default_factory=dict)
    authors: dict[tuple[bytes, bytes], tuple[int, bytes]] = field(default_factory=dict)
    batches: dict[Place, BatchRow] = field(default_factory=dict)
    log: dict[Place, tuple[LogRow, BatchRow]] = field(default_factory=dict)
    ends: dict[bytes, int] = field(default_factory=dict)
    outbox: dict[bytes, OutboxRow] = field(default_factory=dict)
    sealed: dict[tuple[bytes, int], SealedRow] = field(default_factory=dict)
    states: dict[tuple[str, bytes], StateRow] = field(default_factory=dict)
    settings: dict[str, bytes] = field(default_factory=dict)
    keys: dict[tuple[str, bytes, bytes], StoredKey] = field(default_factory=dict)
    drafts: dict[bytes, tuple[bytes, int, bytes]] = field(default_factory=dict)
    readings: dict[Key, ReadingRow] = field(default_factory=dict)
    erased: dict[tuple[bytes, str, bytes], ErasedRow] = field(default_factory=dict)
    receipts: dict[tuple[bytes, int], tuple[bytes, bytes]] = field(default_factory=dict)
    aside: dict[tuple[bytes, bytes], AsideRow] = field(default_factory=dict)

    def copied(self) -> dict[str, dict[Any, Any]]:
        return {name: dict(table) for name, table in vars(self).items()}

    def restore(self, copy: dict[str, dict[Any, Any]]) -> None:
        for name, table in copy.items():
            setattr(self, name, table)


class MemoryJournal:
    """States the workspace's Journal, with drafts besides."""

    def __init__(self) -> None:
        self._tables = Tables()
        self._inside = False
        self.log = MemoryLog(self._tables)
        self.outbox = MemoryOutbox(self._tables)
        self.states = MemoryStates(lambda: self._tables.states)
        self.settings = MemorySettings(self._tables)
        self.keys = MemoryKeys(self._tables)
        self.drafts = MemoryDrafts(self._tables)
        self.readings = MemoryReadings(self._tables)
        self.erased = MemoryErased(self._tables)
        self.aside = MemoryAside(self._tables)

    def scrub(self) -> bool:
        return True

    @contextmanager
    def transaction(self, *, more_follows: bool = False) -> Iterator[None]:
        if self._inside:
            yield
            return
        copy, self._inside = self._tables.copied(), True
        try:
            yield
        except BaseException:
            self._tables.restore(copy)
            raise
        finally:
            self._inside = False


class _Table:
    def __init__(self, tables: Tables) -> None:
        self._tables = tables


class MemoryLog(_Table):
    def channel(self, channel: bytes) -> ChannelRow:
        return self._tables.channels.get(channel, ChannelRow(channel))

    def channels(self) -> list[ChannelRow]:
        return list(self._tables.channels.values())

    def put_channel(self, row: ChannelRow) -> None:
        self._tables.channels[row.channel] = row

    def author(self, channel: bytes, device: bytes) -> tuple[int, bytes]:
        return self._tables.authors.get((channel, device), (0, bytes(32)))

    def put_author(self, channel: bytes, device: bytes, n: int, batch_hash: bytes) -> None:
        self._meet(channel)
        self._tables.authors[channel, device] = (n, batch_hash)

    def head_at(self, channel: bytes, seq: int) -> bytes | None:
        batch = self._tables.batches.get((channel, seq))
        return None if batch is None else batch.head

    def append(self, batch: BatchRow, entries: Sequence[LogRow]) -> None:
        places = [(batch.channel, row.seq) for row in entries]
        if (batch.channel, batch.last_seq) in self._tables.batches or any(map(self._tables.log.__contains__, places)):
            raise AlreadyKept
        self._meet(batch.channel)
        self._tables.batches[batch.channel, batch.last_seq] = batch
        self._tables.ends[batch.channel] = max(batch.last_seq, self._tables.ends.get(batch.channel, 0))
        for row in entries:
            self._tables.log[batch.channel, row.seq] = (row, batch)

    def of_entity(self, entity: bytes) -> list[PlacedRow]:
        return self._placed(lambda row: entity in row.entities)

    def events(self, channel: bytes, ids: Collection[bytes]) -> list[PlacedRow]:
        return self._placed(lambda row: row.event in ids, channel)

    def event_ids(self, channel: bytes) -> set[bytes]:
        return {row.event for row in self._placed(lambda _: True, channel)}

    def with_outcome(self, channel: bytes, outcome: str, reason: str) -> list[PlacedRow]:
        return self._placed(lambda row: (row.outcome, row.reason) == (outcome, reason), channel)

    def page(self, channel: bytes, after: int, limit: int) -> list[PlacedRow]:
        return [_placed(*entry) for entry in islice(self._entries(channel, after), limit)]

    def batches(self, channel: bytes, after: int, limit: int) -> list[BatchRow]:
        places = sorted(place for place in self._tables.batches if place[0] == channel and place[1] > after)
        return [self._tables.batches[place] for place in places[:limit]]

    def cut(self, channel: bytes, after: int) -> None:
        self._meet(channel)
        for places in (self._tables.batches, self._tables.log):
            for place in [place for place in places if place[0] == channel and place[1] > after]:
                del places[place]
        self._tables.ends[channel] = after

    def set_outcome(self, channel: bytes, row: LogRow) -> None:
        known, batch = self._tables.log[channel, row.seq]
        entities = tuple(dict.fromkeys(known.entities + row.entities))
        body = b"" if row.outcome == Verdict.ERASED else known.body
        again = msgspec.structs.replace(known, body=body, outcome=row.outcome, reason=row.reason, entities=entities)
        self._tables.log[channel, row.seq] = (again, batch)

    def outcomes(
        self, channel: bytes | None = None, among: Collection[str] | None = None
    ) -> dict[tuple[str, str], int]:
        counts: dict[tuple[str, str], int] = {}
        for row, _ in self._entries(channel):
            if among is None or row.outcome in among:
                counts[row.outcome, row.reason] = counts.get((row.outcome, row.reason), 0) + 1
        return counts

    def _meet(self, channel: bytes) -> None:
        self._tables.channels.setdefault(channel, ChannelRow(channel))

    def _entries(self, channel: bytes | None, after: int = 0) -> Iterable[tuple[LogRow, BatchRow]]:
        """What is logged: of one channel in its order, behind a seq; of all as it came."""
        log = self._tables.log
        if channel is None:
            return log.values()
        end = self._tables.ends.get(channel, 0)
        places: Iterable[tuple[bytes, int]] = ((channel, seq) for seq in range(after + 1, end + 1))
        if end - after > len(log):
            places = sorted(place for place in log if place[0] == channel and place[1] > after)
        return (log[place] for place in places if place in log)

    def _placed(self, wanted: Callable[[LogRow], bool], channel: bytes | None = None) -> list[PlacedRow]:
        """Select rows; those of one channel come in its order, so that only several need sorting."""
        found = [one for one in self._entries(channel) if wanted(one[0])]
        if channel is None:
            met = {channel: number for number, channel in enumerate(self._tables.channels)}
            found.sort(key=lambda one: (met[one[1].channel], one[0].seq))
        return [_placed(row, batch) for row, batch in found]


def _waiting(row: OutboxRow) -> WaitingRow:
    return WaitingRow(row.event, row.envelope, row.plaintext, row.alarm, row.chunks)


def _placed(row: LogRow, batch: BatchRow) -> PlacedRow:
    return PlacedRow(
        channel=batch.channel,
        seq=row.seq,
        event=row.event,
        header=row.header,
        body=row.body,
        outcome=row.outcome,
        reason=row.reason,
        device=batch.device,
        directory_seq=batch.directory_seq,
        accepted_at=batch.accepted_at,
    )


class MemoryOutbox(_Table):
    def add(self, rows: Iterable[OutboxRow]) -> None:
        listed = list(rows)
        first = 1 + max((row.number for row in self._tables.outbox.values()), default=0)
        added = {row.event: replace(row, number=number) for number, row in enumerate(listed, first)}
        if len(added) < len(listed) or added.keys() & self._tables.outbox.keys():
            raise AlreadyKept
        self._tables.outbox.update(added)

    def all(self, status: str | None = None) -> list[OutboxRow]:
        return [row for row in self._tables.outbox.values() if status in (None, row.status)]

    def first(self, limit: int) -> list[OutboxRow]:
        rows = [row for row in self.all() if row.status in UNPLACED]
        return sorted(rows, key=lambda row: not (row.alarm and row.status != "accepted"))[:limit]

    def of_entity(self, entity: bytes) -> list[OutboxRow]:
        return [row for row in self.all() if row.entity == entity]

    def of_entities(self, entities: Collection[bytes]) -> dict[bytes, list[OutboxRow]]:
        """Give the events of several entities, by entity and in order."""
        return {entity: rows for entity in entities if (rows := self.of_entity(entity))}

    def names(self, entity: bytes) -> list[bytes]:
        return [row.event for row in self.of_entity(entity)]

    def some(self, events: Sequence[bytes]) -> list[OutboxRow]:
        return [row for row in self.all() if row.event in events]

    def waiting(self, channel: bytes, now: int, limit: int, *, past_files: bool = False) -> list[WaitingRow]:
        after_a_file = {row.entity for row in self.all("uploading") if row.channel == channel and not past_files}
        due = [row for row in self._due(now) if row.channel == channel and row.entity not in after_a_file]
        return list(map(_waiting, due[:limit]))

    def unread(self, channel: bytes, now: int, limit: int) -> list[WaitingRow]:
        due = [row for row in self._due(now) if row.channel == channel and row.envelope in GOES_UNREAD]
        return list(map(_waiting, due[:limit]))

    def waiting_channels(self, now: int) -> list[bytes]:
        due = self._due(now)
        first = list(dict.fromkeys(row.channel for row in due))
        alarmed = {row.channel for row in due if row.alarm}
        return sorted(first, key=lambda channel: channel not in alarmed)

    def alarmed_channels(self, now: int) -> set[bytes]:
        return {row.channel for row in self._due(now) if row.alarm}

    def rings(self, events: Sequence[bytes]) -> bool:
        return any(row.alarm for row in self.some(events))

    def next_due(self) -> int | None:
        return min((row.not_before for row in self.all("waiting")), default=None)

    def counts(self) -> dict[str, int]:
        counts: dict[str, int] = {}
        for row in self.all():
            counts[row.status] = counts.get(row.status, 0) + 1
        return counts

    def entities(self) -> set[bytes]:
        return {row.entity for row in self.all()}

    def mark(self, events: Iterable[bytes], status: str, reason: str = "") -> None:
        for event in events:
            if event in self._tables.outbox:
                row = self._tables.outbox[event]
                self._tables.outbox[event] = replace(row, status=status, reason=reason)

    def rewrite(self, event: bytes, plaintext: bytes) -> None:
        if event in self._tables.outbox:
            self._tables.outbox[event] = replace(self._tables.outbox[event], plaintext=plaintext)

    def hurry(self) -> None:
        for row in self.all("waiting"):
            self._tables.outbox[row.event] = replace(row, not_before=0)

    def drop(self, events: Sequence[bytes]) -> None:
        for event in events:
            self._tables.outbox.pop(event, None)

    def sealed(self) -> list[SealedRow]:
        return [row for place, row in self._tables.sealed.items() if place not in self._tables.receipts]

    def accept(self, channel: bytes, n: int, stamp: bytes, stamp_signature: bytes) -> None:
        self._tables.receipts[channel, n] = (stamp, stamp_signature)

    def receipts(self) -> list[ReceiptRow]:
        held, receipts = self._tables.sealed, self._tables.receipts
        return [ReceiptRow(*place, row.hash, *receipts[place]) for place, row in held.items() if place in receipts]

    def accepted(self, channel: bytes, n: int) -> SealedRow | None:
        return self._tables.sealed.get((channel, n)) if (channel, n) in self._tables.receipts else None

    def put_sealed(self, row: SealedRow) -> None:
        self.drop_sealed(row.channel, row.n)
        self._tables.sealed[row.channel, row.n] = row

    def drop_sealed(self, channel: bytes, n: int) -> None:
        self._tables.receipts.pop((channel, n), None)
        self._tables.sealed.pop((channel, n), None)

    def _due(self, now: int) -> list[OutboxRow]:
        return [row for row in self.all("waiting") if not now < row.not_before <= now + LONGEST_DELAY_MS]


class MemoryKeys(_Table):
    def all(self) -> list[StoredKey]:
        return list(self._tables.keys.values())

    def add(self, keys: Iterable[StoredKey]) -> None:
        for key in keys:
            self._tables.keys.setdefault((key.kind, key.scope, key.key), key)

    def drop_statements(self, kinds: Sequence[str], scope: bytes) -> None:
        for place in [place for place in self._tables.keys if place[0] in kinds and place[1] == scope]:
            del self._tables.keys[place]

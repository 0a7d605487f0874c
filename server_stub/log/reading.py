"""Reading the log: where channels stand, and whole batches out of it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass
from typing import Final

from sqlalchemy import Connection, Row, select

from server_stub.log.tables import alarms, batches, channels, envelopes
from server_stub.relay.pages import Sized, ladder
from server_stub.relay.tails import Tail
from wire.batch import Batch
from wire.stamp import PlacedBatch, SignedStamp

BATCHES_AT_ONCE: Final = 1024


@dataclass(frozen=True, slots=True)
class Numbered:
    """A channel's tail with its short number in the tables."""

    number: int
    tail: Tail


def numbered(row: Row[int, bytes, int, bytes, bytes]) -> Numbered:
    """Read a row of (number, id, seq, head, epoch)."""
    number, channel, seq, head, epoch = row
    return Numbered(number, Tail(channel, seq, head, epoch))


TAIL: Final = select(channels.c.number, channels.c.id, channels.c.seq, channels.c.head, channels.c.epoch)


def tails(connection: Connection, ids: Collection[bytes]) -> dict[bytes, Numbered]:
    """Read where channels stand, all from one snapshot; channels that hold nothing are absent."""
    rows = connection.execute(TAIL.where(channels.c.id.in_(ids), channels.c.seq > 0))
    return {row[1]: numbered(row) for row in rows}


def all_tails(connection: Connection) -> dict[bytes, Numbered]:
    """Read where every channel stands."""
    return {row[1]: numbered(row) for row in connection.execute(TAIL.where(channels.c.seq > 0))}


def alarm_counts(connection: Connection, ids: Collection[bytes] | None) -> dict[bytes, dict[str, int]]:
    """Read how many alarm bits each unit has set in channels (None: in all)."""
    query = select(channels.c.id, alarms.c.unit, alarms.c.count).join_from(alarms, channels)
    counts: dict[bytes, dict[str, int]] = defaultdict(dict)
    for channel, unit, count in connection.execute(query if ids is None else query.where(channels.c.id.in_(ids))):
        counts[channel][unit] = count
    return dict(counts)


def head_at(connection: Connection, number: int, seq: int) -> bytes | None:
    """Read a channel's head after `seq`, if a batch ends there."""
    query = select(batches.c.head).where(batches.c.channel == number, batches.c.last_seq == seq)
    return connection.scalar(query)


def batch_end_below(connection: Connection, number: int, seq: int) -> int:
    """Give the last seq below `seq` at which a batch ends, or 0."""
    query = select(batches.c.last_seq).where(batches.c.channel == number, batches.c.last_seq < seq)
    return connection.scalar(query.order_by(batches.c.last_seq.desc()).limit(1)) or 0


def ends_below(connection: Connection, channel: Numbered) -> list[tuple[int, bytes]]:
    """Read places of a channel's log from its end downwards, as `behind` names them: (seq, head) of batch ends."""
    b = batches.c
    found: dict[int, bytes] = {}
    for rung in ladder(channel.tail.seq):
        query = select(b.last_seq, b.head).where(b.channel == channel.number, b.last_seq <= rung)
        row = connection.execute(query.order_by(b.last_seq.desc()).limit(1)).one_or_none()
        if row is not None:
            found[row[0]] = row[1]
    return list(found.items())


def sizes(connection: Connection, channel: Numbered, after: int) -> list[Sized]:
    """Read the next batches after a seq as a page counts them, up to the tail that was read."""
    b = batches.c
    query = (
        select(b.first_seq, b.last_seq, b.size, b.head)
        .where(b.channel == channel.number, b.last_seq > after, b.last_seq <= channel.tail.seq)
        .order_by(b.last_seq)
        .limit(BATCHES_AT_ONCE)
    )
    return [Sized(channel.tail.channel, *row) for row in connection.execute(query)]


def placed(connection: Connection, number: int, first: int, last: int) -> tuple[PlacedBatch, ...]:
    """Read whole batches from the one that starts at `first` to the one that ends at `last`."""
    e = envelopes.c
    query = select(e.header, e.body).where(e.channel == number, e.seq >= first, e.seq <= last).order_by(e.seq)
    stored = connection.execute(query).all()
    b = batches.c
    heads = (
        select(b.first_seq, b.last_seq, b.core, b.signature, b.stamp, b.stamp_signature)
        .where(b.channel == number, b.last_seq >= first, b.last_seq <= last)
        .order_by(b.last_seq)
    )
    answer = []
    for start, end, core, signature, stamp, stamp_signature in connection.execute(heads):
        members = stored[start - first : end + 1 - first]
        headers, bodies = zip(*members, strict=True)
        answer.append(PlacedBatch(Batch(core, signature, headers, bodies), SignedStamp(stamp, stamp_signature)))
    return tuple(answer)

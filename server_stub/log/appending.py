"""One writing transaction: locks channels, tells the relay what stands before a batch, stores what it accepts.

Lock order: the directory, then channels sorted by id. The counter rows are raised as the last step, so a reader never
sees a seq whose envelopes are not there.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Final

from sqlalchemy import Connection, Executable, Table, bindparam, insert, select, update

from server_stub.log import chunks
from server_stub.log.database import insert_into
from server_stub.log.emptying import Emptying
from server_stub.log.once_more import renamed
from server_stub.log.reading import TAIL, Numbered, numbered
from server_stub.log.tables import alarms, batches, channels, envelopes, epochs, witnesses, wraps
from server_stub.relay.batches import Accept
from server_stub.relay.tails import Before, Kept, Tail
from wire.batch import OpenedBatch, batch_size
from wire.header import EnvelopeKind
from wire.names import ZERO_HASH
from wire.stamp import SignedStamp

_KEY_KINDS: Final = frozenset({EnvelopeKind.EPOCH, EnvelopeKind.WRAP})
_LAST = (
    select(batches.c.n, batches.c.hash)
    .where(batches.c.channel == bindparam("channel"), batches.c.device == bindparam("device"), batches.c.n > 0)
    .order_by(batches.c.n.desc())
    .limit(1)
)
_SAME = select(batches.c.hash, batches.c.stamp, batches.c.stamp_signature).where(
    batches.c.channel == bindparam("channel"), batches.c.device == bindparam("device"), batches.c.n == bindparam("n")
)
_EVENTS = select(envelopes.c.event, envelopes.c.seq).where(
    envelopes.c.channel == bindparam("channel"), envelopes.c.event.in_(bindparam("events", expanding=True))
)
_EPOCHS = select(epochs.c.key).where(epochs.c.channel == bindparam("channel"))
_COVERED = select(wraps.c.unit, wraps.c.unit_key).where(
    wraps.c.channel == bindparam("channel"), wraps.c.key == bindparam("key")
)
_RAISE = (
    update(channels)
    .where(channels.c.number == bindparam("raised"))
    .values(seq=bindparam("new_seq"), head=bindparam("new_head"), epoch=bindparam("new_epoch"))
)
# As SQLAlchemy would say it to SQLite; by hand, since it goes through every row of thousands a push before it says it.
_KEEP: Final = """INSERT INTO envelopes (channel, seq, event, header, body)
    VALUES (:channel, :seq, :event, :header, :body) ON CONFLICT DO NOTHING"""
_ALARM = (
    update(alarms)
    .where(alarms.c.channel == bindparam("at"), alarms.c.unit == bindparam("by"))
    .values(count=alarms.c.count + bindparam("more"))
)


class Appending:
    """What one transaction has locked and stored so far.

    `emptied` counts the bodies it has taken away, `dropped` names the chunks that nothing needs any more for that, and
    `needed` are the addresses of those that what it stored needs.
    """

    def __init__(self, connection: Connection, now: int) -> None:
        self._connection = connection
        self._now = now
        self._channels: dict[bytes, Numbered] = {}
        self._raised: set[bytes] = set()
        self.emptied = 0
        self.needed: set[bytes] = set()
        self.dropped: tuple[str, ...] = ()

    @property
    def raised(self) -> frozenset[bytes]:
        """Give the channels that have grown."""
        return frozenset(self._raised)

    def lock(self, channel: bytes, *, shared: bool = False, make: bool = False) -> Numbered | None:
        """Lock a channel's counter row until the transaction ends; `make` creates one that does not exist yet."""
        query = TAIL.where(channels.c.id == channel).with_for_update(read=shared)
        row = self._connection.execute(query).one_or_none()
        if row is None and make:
            self._make(channel)
            row = self._connection.execute(query).one()
        if row is None:
            return None
        self._channels[channel] = numbered(row)
        return self._channels[channel]

    def lock_all(self, ids: Iterable[bytes], makeable: frozenset[bytes]) -> None:
        """Lock channels in the one order in which everybody locks them."""
        for channel in sorted(ids):
            if channel not in self._channels:
                self.lock(channel, make=channel in makeable)

    def _make(self, channel: bytes) -> None:
        row = {"id": channel, "seq": 0, "head": ZERO_HASH, "epoch": ZERO_HASH}
        self._connection.execute(self._insert_new(channels), row)

    def before(self, opened: OpenedBatch) -> Before:
        """Read what the log holds that matters for a batch."""
        core = opened.core
        channel = self._channels.get(core.channel)
        if channel is None:
            return Before(Tail(core.channel))
        here = {"channel": channel.number, "device": core.device}
        last = self._connection.execute(_LAST, here).one_or_none()
        before = Before(channel.tail) if last is None else Before(channel.tail, last[0], last[1])
        if core.n <= before.last_n:
            return replace(before, same=self._same(here | {"n": core.n}))
        before = replace(before, chunks=self._chunks(channel, opened))
        if not any(sealed.header.kind in _KEY_KINDS for sealed in opened.headers):
            return before
        return replace(before, epochs=self._epochs(channel), covered=self._covered(channel))

    def with_known_events(self, before: Before, opened: OpenedBatch) -> Before:
        """Add which events of a batch the channel holds: looked up only for an answer that has to name them."""
        channel = self._channels.get(opened.core.channel)
        return before if channel is None else replace(before, events=self._events(channel, opened))

    def before_restoring(self, opened: OpenedBatch) -> Before:
        """Read besides which events the channel holds, all its keys, and who has shown this batch before."""
        before = self.before(opened)
        channel = self._channels.get(opened.core.channel)
        if channel is None:
            return before
        shown = select(witnesses.c.unit).where(witnesses.c.channel == channel.number, witnesses.c.hash == opened.hash)
        return replace(
            before,
            events=self._events(channel, opened),
            epochs=self._epochs(channel),
            witnesses=frozenset(self._connection.scalars(shown)),
            follows=self._follows(channel, opened.core.previous),
        )

    def _follows(self, channel: Numbered, previous: bytes) -> bool:
        stands = select(batches.c.n).where(batches.c.channel == channel.number, batches.c.hash == previous)
        return previous == ZERO_HASH or self._connection.scalar(stands) is not None

    def witness(self, opened: OpenedBatch, unit: str) -> None:
        """Remember that a holder of a unit has shown a batch; once a unit and batch."""
        row = {"channel": self._channels[opened.core.channel].number, "hash": opened.hash, "unit": unit}
        self._connection.execute(self._insert_new(witnesses), row)

    def tail(self, channel: bytes) -> Numbered | None:
        """Give where a locked channel stands by now."""
        return self._channels.get(channel)

    def _same(self, key: dict[str, object]) -> Kept:
        kept, stamp, signature = self._connection.execute(_SAME, key).one()
        return Kept(kept, SignedStamp(stamp, signature))

    def _events(self, channel: Numbered, opened: OpenedBatch) -> dict[bytes, int]:
        events = [sealed.header.event for sealed in opened.headers]
        rows = self._connection.execute(_EVENTS, {"channel": channel.number, "events": events})
        return dict(rows.all())

    def _epochs(self, channel: Numbered) -> frozenset[bytes]:
        return frozenset(self._connection.scalars(_EPOCHS, {"channel": channel.number}))

    def _covered(self, channel: Numbered) -> frozenset[tuple[str, bytes]]:
        here = {"channel": channel.number, "key": channel.tail.epoch}
        return frozenset((unit, key) for unit, key in self._connection.execute(_COVERED, here))

    def _chunks(self, channel: Numbered, opened: OpenedBatch) -> frozenset[bytes]:
        named = {chunk for sealed in opened.headers for chunk in sealed.header.chunks}
        return frozenset(chunks.renew(self._connection, channel.tail.channel, named, self._now) if named else ())

    def store(self, opened: OpenedBatch, accept: Accept, stamp: SignedStamp, tail: Tail) -> bool:
        """Store an accepted batch up to the new end `tail`; False, storing nothing, if it holds a known event."""
        channel = self._channels[tail.channel]
        first = channel.tail.seq + 1
        savepoint = self._connection.begin_nested()
        if not self._insert_envelopes(channel.number, opened, first, accept.known):
            savepoint.rollback()
            return False
        savepoint.commit()
        self._insert_batch(opened, accept, stamp, tail)
        for index, key in accept.epochs:
            self._connection.execute(insert(epochs), {"channel": channel.number, "key": key, "seq": first + index})
        headers = [sealed.header for sealed in opened.headers]
        named = ((seq, one) for seq, one in enumerate(headers, first) if one.chunks)
        needs = [(seq, one.chunks) for seq, one in named if one.event not in accept.known]
        chunks.link(self._connection, tail.channel, needs)
        self.needed.update(*(addresses for _, addresses in needs))
        if accept.wraps:
            self._note_wraps(channel.number, accept)
        if accept.alarms:
            self._count_alarms(channel.number, accept)
        if accept.erasing:
            emptied = Emptying(self._connection, channel.number, accept.units).carry_out(accept.erasing, accept.unit)
            self.emptied += len(emptied)
            self.dropped += chunks.drop_links(self._connection, tail.channel, emptied)
        self._channels[tail.channel] = Numbered(channel.number, replace(tail, epoch=accept.epoch))
        self._raised.add(tail.channel)
        return True

    def _insert_batch(self, opened: OpenedBatch, accept: Accept, stamp: SignedStamp, tail: Tail) -> None:
        row = {
            "channel": self._channels[tail.channel].number,
            "first_seq": tail.seq - len(opened.headers) + 1,
            "last_seq": tail.seq,
            "device": opened.core.device,
            # What stands beside its author's line takes no number of it.
            "n": -tail.seq if accept.beside else opened.core.n,
            "size": batch_size(opened.batch),
            "hash": opened.hash,
            "core": opened.batch.core,
            "signature": opened.batch.signature,
            "stamp": stamp.stamp,
            "stamp_signature": stamp.signature,
            "head": tail.head,
        }
        self._connection.execute(insert(batches), row)

    def _insert_envelopes(self, number: int, opened: OpenedBatch, first: int, known: frozenset[bytes]) -> bool:
        events = (sealed.header.event for sealed in opened.headers)
        parts = zip(events, opened.batch.headers, opened.batch.bodies, strict=True)
        rows = [
            {"channel": number, "seq": seq, "event": event, "header": header, "body": body}
            for seq, (event, header, body) in enumerate(parts, first)
        ]
        if known:
            rows = list(renamed(self._connection, number, rows, known))
        options = {"preserve_rowcount": True}
        if self._connection.dialect.name == "sqlite":
            return self._connection.exec_driver_sql(_KEEP, rows, execution_options=options).rowcount == len(rows)
        return self._connection.execute(self._insert_new(envelopes), rows, execution_options=options).rowcount == len(
            rows
        )

    def _insert_new(self, table: Table) -> Executable:
        """Give an insert that passes over rows which are there already."""
        return insert_into(self._connection, table).on_conflict_do_nothing()

    def _note_wraps(self, number: int, accept: Accept) -> None:
        """Note for which units keys were wrapped; who hands a key on a second time changes nothing."""
        rows = [
            {"channel": number, "key": key, "unit": unit, "unit_key": unit_key} for key, unit, unit_key in accept.wraps
        ]
        self._connection.execute(self._insert_new(wraps), rows)

    def _count_alarms(self, number: int, accept: Accept) -> None:
        key = {"at": number, "by": accept.unit, "more": accept.alarms}
        if not self._connection.execute(_ALARM, key).rowcount:
            row = {"channel": number, "unit": accept.unit, "count": accept.alarms}
            self._connection.execute(insert(alarms), row)

    def finish(self) -> None:
        """Raise the counters: the last step of the transaction."""
        grown = [self._channels[channel] for channel in sorted(self._raised)]
        rows = [
            {"raised": each.number, "new_seq": each.tail.seq, "new_head": each.tail.head, "new_epoch": each.tail.epoch}
            for each in grown
        ]
        if rows:
            self._connection.execute(_RAISE, rows)

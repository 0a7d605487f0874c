"""Giving out: sealing what waits into signed batches.

A channel's batches under way are chained to each other; their bytes are kept until the answer is known and sent again
unchanged. Only a retired key or a refusal makes them be sealed anew; the answers are taken in by `settling.py`. Where a
new key of the channel is due (`rotation.py`), it leads the batch, so that nothing waits for it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from desktop.domain.rows import GOES_UNREAD, ChannelRow, SealedRow, WaitingRow
from desktop.workspace import rotation
from desktop.workspace.alarms_first import AlarmsFirst
from desktop.workspace.ground import Ground
from desktop.workspace.opening import ERASURES
from desktop.workspace.sealing import Envelopes, Row, Sealer, SealingAhead
from desktop.workspace.succession import Succession
from wire import limits
from wire.access import Channel, ChannelKind
from wire.batch import Batch, BatchCore, batch_hash, batch_size, hash_list
from wire.codec import decode, encode
from wire.epoch import decode_epoch, encode_control
from wire.erasure import decode_erasure
from wire.header import EnvelopeKind, Seen, decode_header

_MOST: Final = limits.BATCH_ENVELOPES - 1
_PUSH_ROOM: Final = limits.PUSH_BYTES - limits.BATCH_BYTES
_SEALED: Final = ERASURES | {EnvelopeKind.EVENT}


@dataclass(slots=True)
class _Epoch:
    """The key a channel's batches are sealed under in this run; `due` says that one is to be made first.

    `alone` says that it is to be made even where there is no event to lead. The key is empty before the first epoch.
    """

    key: bytes
    due: bool
    alone: bool = False


@dataclass(slots=True)
class _Run:
    """How much of one push, or of all that waits (`all_of_it`), is sealed so far."""

    all_of_it: bool = False
    count: int = 0
    size: int = 0

    @property
    def has_room(self) -> bool:
        """Say whether one more batch may go."""
        return self.all_of_it or (self.count < limits.PUSH_BATCHES and self.size <= _PUSH_ROOM)

    def add(self, batch: Batch) -> None:
        """Count a batch."""
        self.count += 1
        self.size += batch_size(batch)


class Outgoing:
    """Seals and signs."""

    def __init__(self, ground: Ground) -> None:
        """Stand on the workspace's ground."""
        self._ground = ground
        self._ahead = SealingAhead()
        self._alarms = AlarmsFirst()

    @property
    def ringing(self) -> frozenset[bytes]:
        """Give the channels in which something rings of what was given out last, or waits behind it."""
        return self._alarms.channels

    def outgoing(self) -> list[Batch]:
        """Give the batches under way, those that ring first; everything in them is on the disk before this returns."""
        succession = Succession(self._ground)
        if succession.is_retired:
            succession.retire()
            succession.stop()
        elif succession.is_copy:
            return self._of_a_copy(succession)
        with self._ground.transaction():
            under_way, waiting = self._may_go()
            fresh = _Run()
            busy = {row.channel for row in under_way} | self._ground.losses.held
            to_rekey = rotation.channels_to_rekey(self._ground)
            for channel in dict.fromkeys((*waiting, *to_rekey)):
                if channel not in busy:
                    self._seal_channel(channel, fresh, rekey=channel in to_rekey)
            return self._given_out()

    def seal_ahead(self) -> None:
        """Seal what goes with the next push, behind what is under way: for while the server is at work on this one.

        It is kept twice before it leaves, not before this returns.
        """
        outbox, succession = self._ground.journal.outbox, Succession(self._ground)
        idle = not outbox.waiting_channels(self._ground.surroundings.now())
        if idle or succession.is_copy or succession.is_retired:
            return
        with self._ground.transaction(more_follows=True):
            under_way, waiting = self._may_go()
            if sum(len(row.batch) for row in under_way) > limits.PUSH_BYTES:
                # Sealed ahead before, and not answered yet.
                return
            ahead = _Run()
            for channel in waiting:
                self._seal_channel(channel, ahead, behind=[row for row in under_way if row.channel == channel])

    def everything(self) -> list[Batch]:
        """Seal all that may go by now, also behind what is under way, however much it is; gives all that is under way.

        For the lock: nobody can seal anything after it. Elsewhere a channel's next batch is better sealed when the
        answer to the one before is known, or is about to be.
        """
        succession = Succession(self._ground)
        if succession.is_copy or succession.is_retired:
            return []
        with self._ground.transaction():
            under_way, waiting = self._may_go()
            everything = _Run(all_of_it=True)
            for channel in waiting:
                self._seal_channel(channel, everything, behind=[row for row in under_way if row.channel == channel])
            self._ahead.drop()
            return self._given_out()

    def _given_out(self) -> list[Batch]:
        """Give all that is under way by now, byte for byte as it was signed."""
        rows = self._alarms.order(self._ground.journal.outbox, self._under_way(), self._ground.surroundings.now())
        return [_batch(row) for row in rows]

    def _may_go(self) -> tuple[list[SealedRow], list[bytes]]:
        """Give the batches under way and the channels in which something waits, but for those that are held."""
        waiting = self._ground.journal.outbox.waiting_channels(self._ground.surroundings.now())
        return self._under_way(), [channel for channel in waiting if channel not in self._ground.losses.held]

    def _under_way(self) -> list[SealedRow]:
        return [row for row in self._ground.journal.outbox.sealed() if row.channel not in self._ground.losses.held]

    def _of_a_copy(self, succession: Succession) -> list[Batch]:
        """Give the one batch that a copy sends as the device it was: the statement of whom it goes on as."""
        outbox, channel = self._ground.journal.outbox, self._ground.directory_channel
        with self._ground.transaction():
            row = succession.statement() if channel not in self._ground.losses.held else None
            if row is None:
                return []
            last = self._ground.journal.log.channel(channel)
            for sealed in outbox.sealed():
                if (sealed.channel, sealed.n, sealed.events) == (channel, last.own_n + 1, (row.event,)):
                    return [_batch(sealed)]
                if sealed.channel == channel:
                    # Signed before it was known what else this device has stated.
                    outbox.drop_sealed(channel, sealed.n)
                    outbox.mark(sealed.events, "waiting")
            return [self._signed(last, self._envelopes(self._ground.channels[channel], [row], _Epoch(b"", due=False)))]

    def held_back(self, channel: bytes, envelope: int = EnvelopeKind.EVENT) -> str:
        """Say why a channel's events, or other envelopes, cannot go yet, empty if they can."""
        known = self._ground.channels.get(channel)
        if known is None:
            return "no_access"
        key = self._ground.seals.current(channel)
        lacks = key is not None and not self._ground.seals.holds(channel, key)
        if known.kind is ChannelKind.PAIR and not all(map(self._can_read, known.units)):
            # Where there was never a key the server has nothing either that could be erased there.
            if envelope not in GOES_UNREAD or key is None:
                return "recipient_without_device"
            return "waiting_key" if lacks and envelope in ERASURES else ""
        return "waiting_key" if lacks and not rotation.epoch_lost(self._ground, channel) else ""

    def _can_read(self, unit: str) -> bool:
        known = self._ground.directory.units.get(unit)
        return known is not None and known.newest_key is not None and self._ground.has_device(unit)

    def _seal_channel(
        self, channel: bytes, run: _Run, *, behind: Sequence[SealedRow] = (), rekey: bool = False
    ) -> None:
        """Seal a channel's waiting events while the run has room for them.

        Each batch is chained to the one before, the first to what is under way in the channel (`behind`). With `rekey`
        the channel gets its next key even where no event waits.
        """
        known = self._ground.channels.get(channel)
        if known is None or not run.has_room:
            return
        last, held = self._ground.journal.log.channel(channel), bool(self.held_back(channel))
        epoch = self._epoch(known, rekey=rekey, held=held)
        if behind:
            last = replace(last, own_n=behind[-1].n, own_hash=behind[-1].hash)
            epoch = _Epoch(_key_of(behind) or epoch.key, due=epoch.due and not _key_of(behind))
        while run.has_room:
            rows = _together(self._waiting(known, held=held))
            envelopes = self._sealed_ahead(known, rows, epoch) or self._envelopes(known, rows, epoch)
            self._ground.journal.outbox.mark(envelopes.too_large, "refused", "too_large")
            if not envelopes.headers:
                return
            run.add(batch := self._signed(last, envelopes))
            last = replace(last, own_n=last.own_n + 1, own_hash=batch_hash(batch))
            self._alarms.note(last.own_hash, rings=_rings(rows, envelopes))
        if len(envelopes.carried) == len(rows):
            # So small that a batch holds as many of them as it may.
            self._begin_next(known, epoch, self._waiting(known, run.count * _MOST, held=held))

    def _sealed_ahead(self, channel: Channel, rows: Sequence[WaitingRow], epoch: _Epoch) -> Envelopes | None:
        """Give what was sealed of these very events before, None where they were not, or are to be led by a new key."""
        return None if epoch.due or epoch.alone else self._ahead.take(self._sealer(channel, epoch), rows)

    def _begin_next(self, channel: Channel, epoch: _Epoch, rows: Sequence[WaitingRow]) -> None:
        """Begin to seal what goes into the next batches, for while these are kept and sent."""
        parts = [_together(rows[start : start + _MOST]) for start in range(0, len(rows), _MOST)]
        self._ahead.begin(self._sealer(channel, epoch), parts)

    def _epoch(self, channel: Channel, *, rekey: bool, held: bool) -> _Epoch:
        current = self._ground.seals.current(channel.id) or b""
        if held:
            return _Epoch(current, due=False)
        lost = rotation.epoch_lost(self._ground, channel.id)
        return _Epoch(current, not current or lost or rotation.epoch_due(self._ground, channel), alone=rekey)

    def _waiting(self, channel: Channel, count: int = _MOST, *, held: bool) -> Sequence[WaitingRow]:
        """Give so many of the channel's first events that may go by now; where it is `held` what need not be read.

        Keys handed on: a unit's new device reads what came from one that has nobody any more. And erasures: what is
        over must not stay because the other side has left.
        """
        now = self._ground.surroundings.now()
        if held:
            return self._ground.journal.outbox.unread(channel.id, now, count)
        # A notification never waits for a file, nor does what is said of it later.
        past_files = channel.kind is ChannelKind.PAIR
        return self._ground.journal.outbox.waiting(channel.id, now, count, past_files=past_files)

    def _signed(self, last: ChannelRow, envelopes: Envelopes) -> Batch:
        """Sign envelopes as the batch after `last`, and keep it as under way."""
        outbox, headers, carried = self._ground.journal.outbox, envelopes.headers, tuple(envelopes.carried)
        batch = self._ground.seals.sign(self._core(last, headers), headers, envelopes.bodies)
        outbox.put_sealed(SealedRow(last.channel, last.own_n + 1, batch_hash(batch), encode(batch), carried))
        outbox.mark(carried, "sealed")
        return batch

    def _envelopes(self, channel: Channel, rows: Sequence[Row], epoch: _Epoch) -> Envelopes:
        """Seal as many events as fit, led by a new epoch where one is due; without their key only what needs none."""
        envelopes = Envelopes()
        holds_events = any(row.envelope in _SEALED for row in rows)
        if epoch.due and (holds_events or epoch.alone):
            self._new_epoch(channel, epoch, envelopes)
        if holds_events and not self._ground.seals.holds(channel.id, epoch.key):
            rows = [row for row in rows if row.envelope not in _SEALED]
        return self._sealer(channel, epoch).fill(envelopes, rows)

    def _sealer(self, channel: Channel, epoch: _Epoch) -> Sealer:
        ground = self._ground
        return Sealer(ground.seals, channel.id, epoch.key, ground.give_way, marks=ground.held.settings.alarm_bit)

    def _new_epoch(self, channel: Channel, epoch: _Epoch, envelopes: Envelopes) -> None:
        """Let a new key lead the batch; where this device cannot make one, the old one goes on."""
        epoch.due = epoch.alone = False
        lost = rotation.epoch_lost(self._ground, channel.id)
        made = self._ground.seals.new_epoch(channel.id, self._ground.directory, channel.units, lost=lost)
        if made is not None:
            event = self._ground.surroundings.new_id()
            envelopes.add(*self._ground.seals.clear(event, EnvelopeKind.EPOCH, encode_control(made)))
            epoch.key = made.key

    def _life(self, row: ChannelRow) -> bytes:
        """Give the life of the server in which this device has seen a channel so far, zeros where it lacks the end.

        What a server that was put back has not been given back yet nobody can have seen in its new life; nor anything
        at all before the first pull from it.
        """
        server = self._ground.server_heads.get(row.channel)
        lacks = row.seq > (server.seq if server else 0)
        return bytes(16) if lacks else self._ground.incarnation

    def _core(self, row: ChannelRow, headers: list[bytes]) -> BatchCore:
        ground = self._ground
        seen = Seen(self._life(row), row.seq, row.head, ground.directory.seq)
        return BatchCore(
            format=limits.FORMAT,
            root=ground.seals.root,
            channel=row.channel,
            device=ground.seals.device,
            n=row.own_n + 1,
            previous=row.own_hash,
            seen=seen,
            header_hashes=hash_list(headers),
        )


def _together(rows: Sequence[WaitingRow]) -> Sequence[WaitingRow]:
    """Give the first events that may share a batch.

    One with files goes alone: should the server have lost a chunk, nothing else waits for it.
    """
    first = next((index for index, row in enumerate(rows) if row.chunks), len(rows))
    return rows[: max(1, first)]


def _rings(rows: Sequence[WaitingRow], envelopes: Envelopes) -> bool:
    return any(row.alarm and row.event in envelopes.carried for row in rows)


def _batch(row: SealedRow) -> Batch:
    return decode(Batch, row.batch, limit=2 * limits.BATCH_BYTES)


def _key_of(under_way: Sequence[SealedRow]) -> bytes:
    """Give the channel's key after batches under way, which the log may not hold yet; empty if they name none."""
    for batch in map(_batch, reversed(under_way)):
        for data, body in zip(reversed(batch.headers), reversed(batch.bodies), strict=True):
            header = decode_header(data).header
            if header.kind == EnvelopeKind.EPOCH:
                return decode_epoch(body).key
            if header.kind in ERASURES:
                return decode_erasure(body).key
            if header.kind == EnvelopeKind.EVENT:
                return header.key
    return b""

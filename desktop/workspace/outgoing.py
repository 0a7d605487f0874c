"""Giving out: sealing what waits into signed batches.

A channel's batches under way are chained to each other; their bytes are kept until the answer is known and sent again
unchanged. Only a retired key or a refusal makes them be sealed anew; the answers are taken in by `settling.py`. Where a
new key of the channel is due (`rotation.py`), it leads the batch, so that nothing waits for it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

import msgspec

from desktop.domain.rows import ChannelRow, OutboxRow, SealedRow, WaitingRow
from desktop.workspace import rotation
from desktop.workspace.ground import Ground
from desktop.workspace.opening import ERASURES
from desktop.workspace.succession import Succession
from wire import limits
from wire.access import Channel, ChannelKind
from wire.batch import Batch, BatchCore, batch_hash, batch_size, hash_list, one_push
from wire.codec import Malformed, decode, encode
from wire.epoch import decode_epoch, encode_control
from wire.erasure import decode_erasure, encode_erasure
from wire.header import EnvelopeKind, Seen, decode_header

_ROOM: Final = limits.BATCH_BYTES - 64 * limits.KIB
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


class Outgoing:
    """Seals and signs."""

    def __init__(self, ground: Ground) -> None:
        """Stand on the workspace's ground."""
        self._ground = ground

    def outgoing(self) -> list[Batch]:
        """Give the batches to push now; everything in them is on the disk before this returns."""
        succession = Succession(self._ground)
        if succession.is_retired:
            succession.retire()
            succession.stop()
        elif succession.is_copy:
            return self._of_a_copy(succession)
        with self._ground.transaction():
            under_way, waiting = self._may_go()
            fresh: list[Batch] = []
            busy = {row.channel for row in under_way} | self._ground.losses.held
            to_rekey = rotation.channels_to_rekey(self._ground)
            for channel in dict.fromkeys((*waiting, *to_rekey)):
                if channel not in busy:
                    self._seal_channel(channel, fresh, rekey=channel in to_rekey)
        return list(one_push(_alarms_first([_batch(row) for row in under_way], fresh)))

    def seal_ahead(self) -> None:
        """Seal what goes with the next push, behind what is under way: for while the server is at work on this one."""
        outbox, succession = self._ground.journal.outbox, Succession(self._ground)
        idle = not outbox.waiting_channels(self._ground.surroundings.now())
        if idle or succession.is_copy or succession.is_retired:
            return
        with self._ground.transaction():
            under_way, waiting = self._may_go()
            ahead: list[Batch] = []
            if sum(len(row.batch) for row in under_way) > limits.PUSH_BYTES:
                # Sealed ahead before, and not answered yet.
                return
            for channel in waiting:
                self._seal_channel(channel, ahead, behind=[row for row in under_way if row.channel == channel])

    def everything(self) -> list[Batch]:
        """Seal all that may go by now, also behind what is under way, however much it is; gives all of it in order.

        For the lock: nobody can seal anything after it. Elsewhere a channel's next batch is better sealed when the
        answer to the one before is known, or is about to be.
        """
        succession = Succession(self._ground)
        if succession.is_copy or succession.is_retired:
            return []
        with self._ground.transaction():
            under_way, waiting = self._may_go()
            batches = [_batch(row) for row in under_way]
            for channel in waiting:
                behind = [row for row in under_way if row.channel == channel]
                self._seal_channel(channel, batches, behind=behind, all_of_it=True)
        return batches

    def _may_go(self) -> tuple[list[SealedRow], list[bytes]]:
        """Give the batches under way and the channels in which something waits, but for those that are held."""
        outbox, held = self._ground.journal.outbox, self._ground.losses.held
        waiting = outbox.waiting_channels(self._ground.surroundings.now())
        under_way = [row for row in outbox.sealed() if row.channel not in held]
        return under_way, [channel for channel in waiting if channel not in held]

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
            envelopes, carried = self._envelopes(self._ground.channels[channel], [row], _Epoch(b"", due=False))
            return [self._signed(last, envelopes, carried)]

    def held_back(self, channel: bytes) -> str:
        """Say why a channel's events cannot go yet, empty if they can."""
        known = self._ground.channels.get(channel)
        if known is None:
            return "no_access"
        if known.kind is ChannelKind.PAIR and not all(map(self._can_read, known.units)):
            return "recipient_without_device"
        key = self._ground.seals.current(channel)
        lacks = key is not None and not self._ground.seals.holds(channel, key)
        return "waiting_key" if lacks and not rotation.epoch_lost(self._ground, channel) else ""

    def _can_read(self, unit: str) -> bool:
        known = self._ground.directory.units.get(unit)
        return known is not None and known.newest_key is not None and self._ground.has_device(unit)

    def _seal_channel(
        self,
        channel: bytes,
        batches: list[Batch],
        *,
        behind: Sequence[SealedRow] = (),
        all_of_it: bool = False,
        rekey: bool = False,
    ) -> None:
        """Seal a channel's waiting events while one push has room for them, or `all_of_it`.

        Each batch is chained to the one before, the first to what is under way in the channel (`behind`). With `rekey`
        the channel gets its next key even where no event waits.
        """
        known = self._ground.channels.get(channel)
        if known is None or self.held_back(channel):
            return
        last = self._ground.journal.log.channel(channel)
        size = sum(map(batch_size, batches))
        epoch = self._epoch(known, rekey=rekey)
        if behind:
            last = replace(last, own_n=behind[-1].n, own_hash=behind[-1].hash)
            epoch = _Epoch(_key_of(behind) or epoch.key, due=epoch.due and not _key_of(behind))
        while all_of_it or (len(batches) < limits.PUSH_BATCHES and size <= _PUSH_ROOM):
            batch = self._seal(known, last, epoch)
            if batch is None:
                return
            batches.append(batch)
            size += batch_size(batch)
            last = replace(last, own_n=last.own_n + 1, own_hash=batch_hash(batch))

    def _epoch(self, channel: Channel, *, rekey: bool) -> _Epoch:
        current = self._ground.seals.current(channel.id) or b""
        lost = rotation.epoch_lost(self._ground, channel.id)
        return _Epoch(current, not current or lost or rotation.epoch_due(self._ground, channel), alone=rekey)

    def _seal(self, channel: Channel, last: ChannelRow, epoch: _Epoch) -> Batch | None:
        """Seal one batch after this device's `last` one; None when nothing may go."""
        outbox, now = self._ground.journal.outbox, self._ground.surroundings.now()
        # A notification never waits for a file, nor does what is said of it later.
        past_files = channel.kind is ChannelKind.PAIR
        rows = outbox.waiting(channel.id, now, limits.BATCH_ENVELOPES - 1, past_files=past_files)
        envelopes, carried = self._envelopes(channel, _together(rows), epoch)
        return self._signed(last, envelopes, carried) if envelopes else None

    def _signed(self, last: ChannelRow, envelopes: Sequence[tuple[bytes, bytes]], carried: tuple[bytes, ...]) -> Batch:
        """Sign envelopes as the batch after `last`, and keep it as under way."""
        outbox = self._ground.journal.outbox
        headers, bodies = [header for header, _ in envelopes], [body for _, body in envelopes]
        batch = self._ground.seals.sign(self._core(last, headers), headers, bodies)
        outbox.put_sealed(SealedRow(last.channel, last.own_n + 1, batch_hash(batch), encode(batch), carried))
        outbox.mark(carried, "sealed")
        return batch

    def _envelopes(
        self, channel: Channel, rows: Sequence[OutboxRow | WaitingRow], epoch: _Epoch
    ) -> tuple[list[tuple[bytes, bytes]], tuple[bytes, ...]]:
        """Seal as many events as fit, led by a new epoch where one is due; gives all envelopes and the events' ids."""
        envelopes: list[tuple[bytes, bytes]] = []
        holds_events = any(row.envelope in _SEALED for row in rows)
        if epoch.due and (holds_events or epoch.alone):
            self._new_epoch(channel, epoch, envelopes)
        if holds_events and not self._ground.seals.holds(channel.id, epoch.key):
            return [], ()
        carried: list[bytes] = []
        size = sum(len(header) + len(body) for header, body in envelopes)
        for row in rows:
            self._ground.give_way()
            envelope = self._envelope(channel, epoch.key, row)
            if envelope is None:
                continue
            size += len(envelope[0]) + len(envelope[1])
            if size > _ROOM and carried:
                break
            envelopes.append(envelope)
            carried.append(row.event)
        return envelopes, tuple(carried)

    def _new_epoch(self, channel: Channel, epoch: _Epoch, envelopes: list[tuple[bytes, bytes]]) -> None:
        """Let a new key lead the batch; where this device cannot make one, the old one goes on."""
        epoch.due = epoch.alone = False
        lost = rotation.epoch_lost(self._ground, channel.id)
        made = self._ground.seals.new_epoch(channel.id, self._ground.directory, channel.units, lost=lost)
        if made is not None:
            event = self._ground.surroundings.new_id()
            envelopes.append(self._ground.seals.clear(event, EnvelopeKind.EPOCH, encode_control(made)))
            epoch.key = made.key

    def _envelope(self, channel: Channel, key: bytes, row: OutboxRow | WaitingRow) -> tuple[bytes, bytes] | None:
        """Seal one event; one that is too large for any envelope goes to the tray and holds up nothing."""
        try:
            if row.envelope == EnvelopeKind.EVENT:
                return self._ground.seals.seal(channel.id, key, row)
            if row.envelope in ERASURES:
                return self._erasure(channel, key, row)
            return self._ground.seals.clear(row.event, row.envelope, row.plaintext)
        except Malformed:
            self._ground.journal.outbox.mark([row.event], "refused", "too_large")
            return None

    def _erasure(self, channel: Channel, key: bytes, row: OutboxRow | WaitingRow) -> tuple[bytes, bytes]:
        """Seal the tombstone of an erasure, which waits in the clear like every event."""
        waiting, seals = decode_erasure(row.plaintext), self._ground.seals
        tombstone = seals.seal_tombstone(channel.id, key, waiting.entity, waiting.tombstone)
        erasure = msgspec.structs.replace(waiting, key=key, tombstone=tombstone)
        return seals.clear(row.event, row.envelope, encode_erasure(erasure))

    def _life(self, row: ChannelRow) -> bytes:
        """Give the life of the server in which this device has seen a channel so far, zeros where it lacks the end.

        What a server that was put back has not been given back yet nobody can have seen in its new life.
        """
        heads = self._ground.server_heads
        server = heads.get(row.channel)
        lacks = bool(heads) and row.seq > (server.seq if server else 0)
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


def _alarms_first(under_way: list[Batch], fresh: list[Batch]) -> list[Batch]:
    """Put new batches behind those under way, but for the channels in which one of them raises an alarm."""
    ringing = {_channel(batch) for batch in fresh if under_way and _rings(batch)}
    first = [batch for batch in fresh if ringing and _channel(batch) in ringing]
    return [*first, *under_way, *[batch for batch in fresh if not (ringing and _channel(batch) in ringing)]]


def _channel(batch: Batch) -> bytes:
    return decode(BatchCore, batch.core, limit=limits.BATCH_BYTES).channel


def _rings(batch: Batch) -> bool:
    return any(decode_header(header).header.alarm for header in batch.headers)


def _batch(row: SealedRow) -> Batch:
    return decode(Batch, row.batch, limit=2 * limits.BATCH_BYTES)


def _key_of(under_way: Sequence[SealedRow]) -> bytes:
    """Give the channel's key after batches under way, which the log may not hold yet; empty if they name none."""
    for batch in map(_batch, reversed(under_way)):
        for data, body in zip(reversed(batch.headers), reversed(batch.bodies), strict=True):
            header = decode_header(data).header
            if header.kind == EnvelopeKind.EPOCH:
                return decode_epoch(body).key
            if header.kind in _SEALED:
                return header.key
    return b""

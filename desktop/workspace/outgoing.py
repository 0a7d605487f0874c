"""Giving out: sealing what waits into signed batches.

A channel's batches under way are chained to each other; their bytes are kept until the answer is known and sent again
unchanged. Only a retired key or a refusal makes them be sealed anew; the answers are taken in by `settling.py`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

import msgspec

from desktop.domain.rows import ChannelRow, OutboxRow, SealedRow
from desktop.workspace.ground import Ground
from desktop.workspace.opening import ERASURES
from desktop.workspace.succession import Succession
from wire import limits
from wire.access import Channel, ChannelKind
from wire.batch import Batch, BatchCore, batch_hash, batch_size, hash_list
from wire.codec import Malformed, decode, encode
from wire.epoch import encode_control
from wire.erasure import decode_erasure, encode_erasure
from wire.header import EnvelopeKind, Seen, decode_header

_ROOM: Final = limits.BATCH_BYTES - 64 * limits.KIB
_PUSH_ROOM: Final = limits.PUSH_BYTES - limits.BATCH_BYTES
_SEALED: Final = ERASURES | {EnvelopeKind.EVENT}


@dataclass(slots=True)
class _Epoch:
    """The key a channel's batches are sealed under in this run; empty before its first epoch is made."""

    key: bytes


class Outgoing:
    """Seals and signs."""

    def __init__(self, ground: Ground) -> None:
        """Stand on the workspace's ground."""
        self._ground = ground

    def outgoing(self) -> list[Batch]:
        """Give the batches to push now; everything in them is on the disk before this returns."""
        outbox, succession = self._ground.journal.outbox, Succession(self._ground)
        if succession.is_retired:
            succession.retire()
            succession.stop()
        elif succession.is_copy:
            return self._of_a_copy(succession)
        with self._ground.transaction():
            under_way, held = outbox.sealed(), self._ground.losses.held
            batches = [_batch(row) for row in under_way if row.channel not in held]
            busy = {row.channel for row in under_way} | held
            for channel in outbox.waiting_channels(self._ground.surroundings.now()):
                if channel not in busy:
                    self._seal_channel(channel, batches)
        return batches[: limits.PUSH_BATCHES]

    def everything(self) -> list[Batch]:
        """Seal all that may go by now, also behind what is under way, however much it is; gives all of it in order.

        For the lock: nobody can seal anything after it. Elsewhere a channel's next batch is better sealed when the
        answer to the one before is known.
        """
        outbox, succession = self._ground.journal.outbox, Succession(self._ground)
        if succession.is_copy or succession.is_retired:
            return []
        with self._ground.transaction():
            under_way, held = outbox.sealed(), self._ground.losses.held
            batches = [_batch(row) for row in under_way if row.channel not in held]
            free = (one for one in outbox.waiting_channels(self._ground.surroundings.now()) if one not in held)
            for channel in free:
                self._seal_channel(channel, batches, behind=[row for row in under_way if row.channel == channel])
        return batches

    def _of_a_copy(self, succession: Succession) -> list[Batch]:
        """Give the one batch that a copy sends as the device it was: the statement of whom it goes on as."""
        outbox, channel = self._ground.journal.outbox, self._ground.directory_channel
        with self._ground.transaction():
            row = succession.statement()
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
            envelopes, carried = self._envelopes(self._ground.channels[channel], [row], _Epoch(b""))
            return [self._signed(last, envelopes, carried)]

    def held_back(self, channel: bytes) -> str:
        """Say why a channel's events cannot go yet, empty if they can."""
        known = self._ground.channels.get(channel)
        if known is None:
            return "no_access"
        if known.kind is ChannelKind.PAIR and not all(map(self._can_read, known.units)):
            return "recipient_without_device"
        key = self._ground.seals.current(channel)
        return "waiting_key" if key is not None and not self._ground.seals.holds(channel, key) else ""

    def _can_read(self, unit: str) -> bool:
        known = self._ground.directory.units.get(unit)
        return known is not None and known.newest_key is not None and bool(self._ground.directory.members(unit))

    def _seal_channel(self, channel: bytes, batches: list[Batch], *, behind: Sequence[SealedRow] | None = None) -> None:
        """Seal a channel's waiting events, each batch chained to the one before, while one push has room for them.

        With what is under way in the channel (`behind`), they are chained to that, however much there is.
        """
        known = self._ground.channels.get(channel)
        if known is None or self.held_back(channel):
            return
        last = self._ground.journal.log.channel(channel)
        size = sum(map(batch_size, batches))
        epoch = _Epoch(self._ground.seals.current(channel) or b"")
        if behind:
            last = replace(last, own_n=behind[-1].n, own_hash=behind[-1].hash)
            epoch.key = epoch.key or _key_of(behind)
        while behind is not None or (len(batches) < limits.PUSH_BATCHES and size <= _PUSH_ROOM):
            batch = self._seal(known, last, epoch)
            if batch is None:
                return
            batches.append(batch)
            size += batch_size(batch)
            last = replace(last, own_n=last.own_n + 1, own_hash=batch_hash(batch))

    def _seal(self, channel: Channel, last: ChannelRow, epoch: _Epoch) -> Batch | None:
        """Seal one batch after this device's `last` one; None when nothing may go."""
        outbox, now = self._ground.journal.outbox, self._ground.surroundings.now()
        rows = outbox.waiting(channel.id, now, limits.BATCH_ENVELOPES - 1)
        envelopes, carried = self._envelopes(channel, rows, epoch)
        return self._signed(last, envelopes, carried) if carried else None

    def _signed(self, last: ChannelRow, envelopes: Sequence[tuple[bytes, bytes]], carried: tuple[bytes, ...]) -> Batch:
        """Sign envelopes as the batch after `last`, and keep it as under way."""
        outbox = self._ground.journal.outbox
        headers, bodies = [header for header, _ in envelopes], [body for _, body in envelopes]
        batch = self._ground.seals.sign(self._core(last, headers), headers, bodies)
        outbox.put_sealed(SealedRow(last.channel, last.own_n + 1, batch_hash(batch), encode(batch), carried))
        outbox.mark(carried, "sealed")
        return batch

    def _envelopes(
        self, channel: Channel, rows: Sequence[OutboxRow], epoch: _Epoch
    ) -> tuple[list[tuple[bytes, bytes]], tuple[bytes, ...]]:
        """Seal as many events as fit, led by a new epoch where the channel has none; gives them and their ids."""
        envelopes: list[tuple[bytes, bytes]] = []
        if any(row.envelope in _SEALED for row in rows):
            if not epoch.key:
                self._first_epoch(channel, epoch, envelopes)
            if not epoch.key or not self._ground.seals.holds(channel.id, epoch.key):
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

    def _first_epoch(self, channel: Channel, epoch: _Epoch, envelopes: list[tuple[bytes, bytes]]) -> None:
        made = self._ground.seals.new_epoch(channel.id, self._ground.directory, channel.units)
        if made is not None:
            event = self._ground.surroundings.new_id()
            envelopes.append(self._ground.seals.clear(event, EnvelopeKind.EPOCH, encode_control(made)))
            epoch.key = made.key

    def _envelope(self, channel: Channel, key: bytes, row: OutboxRow) -> tuple[bytes, bytes] | None:
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

    def _erasure(self, channel: Channel, key: bytes, row: OutboxRow) -> tuple[bytes, bytes]:
        """Seal the tombstone of an erasure, which waits in the clear like every event."""
        waiting, seals = decode_erasure(row.plaintext), self._ground.seals
        tombstone = seals.seal_tombstone(channel.id, key, waiting.entity, waiting.tombstone)
        erasure = msgspec.structs.replace(waiting, key=key, tombstone=tombstone)
        return seals.clear(row.event, row.envelope, encode_erasure(erasure))

    def _core(self, row: ChannelRow, headers: list[bytes]) -> BatchCore:
        ground = self._ground
        seen = Seen(ground.incarnation, row.seq, row.head, ground.directory.seq)
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


def _batch(row: SealedRow) -> Batch:
    return decode(Batch, row.batch, limit=2 * limits.BATCH_BYTES)


def _key_of(under_way: Sequence[SealedRow]) -> bytes:
    """Give the key that batches under way are sealed under, which the log may not hold yet; empty if none is."""
    headers = (decode_header(data).header for row in under_way for data in _batch(row).headers)
    return next((header.key for header in headers if header.kind == EnvelopeKind.EVENT), b"")

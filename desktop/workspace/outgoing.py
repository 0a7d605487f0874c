"""Giving out: sealing what waits into signed batches, and taking in the answers.

A channel's batches under way are chained to each other; their bytes are kept until the answer is known and sent again
unchanged. Only a retired key or a refusal makes them be sealed anew. A refused envelope never blocks the next.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from desktop.domain.progress import Halt, Settled
from desktop.domain.rows import ChannelRow, OutboxRow, SealedRow
from desktop.workspace.ground import Ground
from desktop.workspace.sentences import CLONED, RESTORED, REVOKED
from wire import limits
from wire.access import Channel, ChannelKind
from wire.batch import Batch, BatchCore, batch_hash, batch_size, hash_list
from wire.codec import decode, encode
from wire.epoch import encode_control
from wire.header import EnvelopeKind, Seen, decode_header
from wire.messages import Accepted, EpochRetired, Known, Later, PushResult, RefusedBatch

_ROOM: Final = limits.BATCH_BYTES - 64 * limits.KIB
_PUSH_ROOM: Final = limits.PUSH_BYTES - limits.BATCH_BYTES


@dataclass(slots=True)
class _Epoch:
    """The key a channel's batches are sealed under in this run; empty before its first epoch is made."""

    key: bytes


class Outgoing:
    """Seals, signs and settles."""

    def __init__(self, ground: Ground) -> None:
        """Stand on the workspace's ground."""
        self._ground = ground

    def outgoing(self) -> list[Batch]:
        """Give the batches to push now; everything in them is on the disk before this returns."""
        outbox = self._ground.journal.outbox
        with self._ground.journal.transaction():
            under_way = outbox.sealed()
            batches = [decode(Batch, row.batch, limit=2 * limits.BATCH_BYTES) for row in under_way]
            busy = {row.channel for row in under_way}
            for channel in outbox.waiting_channels(self._ground.surroundings.now()):
                if channel not in busy:
                    self._seal_channel(channel, batches)
            self._ground.journal.keys.add(self._ground.seals.take_new())
        return batches[: limits.PUSH_BATCHES]

    def held_back(self, channel: bytes) -> str:
        """Say why a channel's events cannot go yet, empty if they can."""
        known = self._ground.channels.get(channel)
        if known is None:
            return "no_access"
        if known.kind is ChannelKind.PAIR and not all(map(self._can_read, known.units)):
            return "recipient_without_device"
        return ""

    def _can_read(self, unit: str) -> bool:
        known = self._ground.directory.units.get(unit)
        return known is not None and known.newest_key is not None and bool(self._ground.directory.members(unit))

    def _seal_channel(self, channel: bytes, batches: list[Batch]) -> None:
        """Seal a channel's waiting events, each batch chained to the one before, while one push has room for them."""
        known = self._ground.channels.get(channel)
        if known is None or self.held_back(channel):
            return
        last = self._ground.journal.log.channel(channel)
        size = sum(map(batch_size, batches))
        epoch = _Epoch(self._ground.seals.current(channel) or b"")
        while len(batches) < limits.PUSH_BATCHES and size <= _PUSH_ROOM:
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
        if not carried:
            return None
        headers, bodies = [header for header, _ in envelopes], [body for _, body in envelopes]
        batch = self._ground.seals.sign(self._core(last, headers), headers, bodies)
        outbox.put_sealed(SealedRow(channel.id, last.own_n + 1, batch_hash(batch), encode(batch), carried))
        outbox.mark(carried, "sealed")
        return batch

    def _envelopes(
        self, channel: Channel, rows: Sequence[OutboxRow], epoch: _Epoch
    ) -> tuple[list[tuple[bytes, bytes]], tuple[bytes, ...]]:
        """Seal as many events as fit, led by a new epoch where the channel has none; gives them and their ids."""
        envelopes: list[tuple[bytes, bytes]] = []
        if any(row.envelope == EnvelopeKind.EVENT for row in rows):
            if not epoch.key:
                self._first_epoch(channel, epoch, envelopes)
            if not epoch.key or not self._ground.seals.holds(channel.id, epoch.key):
                return [], ()
        carried: list[bytes] = []
        size = sum(len(header) + len(body) for header, body in envelopes)
        for row in rows:
            envelope = self._envelope(channel, epoch.key, row)
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

    def _envelope(self, channel: Channel, key: bytes, row: OutboxRow) -> tuple[bytes, bytes]:
        if row.envelope == EnvelopeKind.EVENT:
            return self._ground.seals.seal(channel.id, key, row)
        return self._ground.seals.clear(row.event, row.envelope, row.plaintext)

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

    def settle(self, batches: Sequence[Batch], results: Sequence[PushResult]) -> Settled:
        """Take in the answers to a push, in one transaction; raises `Halt` if this device may not go on."""
        total = Settled()
        outbox = self._ground.journal.outbox
        with self._ground.journal.transaction():
            for batch, result in zip(batches, results, strict=False):
                # Read again each time: what was refused before may have freed the batches chained to it.
                row = next((row for row in outbox.sealed() if row.hash == batch_hash(batch)), None)
                if row is not None:
                    one = self._settle_one(row, result)
                    total = Settled(
                        total.accepted + one.accepted,
                        total.refused + one.refused,
                        total.again or one.again,
                        max(total.later, one.later),
                    )
        return total

    def _settle_one(self, row: SealedRow, result: PushResult) -> Settled:
        match result:
            case Accepted() | Known():
                return self._accepted(row)
            case Later():
                return self._later(row, result)
            case EpochRetired():
                self._free(row, row.events)
                return Settled(again=True)
            case RefusedBatch():
                return self._refused(row, result)

    def _accepted(self, row: SealedRow) -> Settled:
        """The server has it; the events stay in the outbox until the log brings them back."""
        outbox, log = self._ground.journal.outbox, self._ground.journal.log
        known = log.channel(row.channel)
        log.put_channel(ChannelRow(known.channel, known.seq, known.head, row.n, row.hash))
        outbox.drop_sealed(row.channel, row.n)
        outbox.mark(row.events, "accepted")
        return Settled(accepted=len(row.events))

    def _later(self, row: SealedRow, result: Later) -> Settled:
        if result.expected_n and result.expected_n != row.n:
            lost = result.expected_n < row.n
            raise Halt("server_restored" if lost else "counter_reuse", RESTORED if lost else CLONED)
        return Settled(later=max(1.0, result.after_seconds))

    def _refused(self, row: SealedRow, result: RefusedBatch) -> Settled:
        """Put the bad envelopes aside and let the rest be signed again under the same number."""
        if result.code == "revoked":
            raise Halt("revoked", REVOKED)
        if result.code == "counter_reuse":
            raise Halt("counter_reuse", CLONED)
        bad = self._bad_events(row, result)
        self._free(row, [event for event in row.events if event not in bad])
        for event, code in bad.items():
            self._ground.journal.outbox.mark([event], "refused", code)
        return Settled(refused=len(bad), again=True)

    def _bad_events(self, row: SealedRow, result: RefusedBatch) -> dict[bytes, str]:
        batch = decode(Batch, row.batch, limit=2 * limits.BATCH_BYTES)
        named = {}
        for envelope in result.envelopes:
            if envelope.index < len(batch.headers):
                named[decode_header(batch.headers[envelope.index]).header.event] = envelope.code
        found = {event: named[event] for event in row.events if event in named}
        return found or dict.fromkeys(row.events, result.code)

    def _free(self, row: SealedRow, events: Sequence[bytes]) -> None:
        """Let events be sealed anew, and with them those of all batches chained to this one."""
        outbox = self._ground.journal.outbox
        outbox.mark(events, "waiting")
        outbox.drop_sealed(row.channel, row.n)
        for later in outbox.sealed():
            if later.channel == row.channel and later.n > row.n:
                outbox.mark(later.events, "waiting")
                outbox.drop_sealed(later.channel, later.n)

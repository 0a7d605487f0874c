"""Giving out: sealing what waits into signed batches, and taking in the answers.

A channel has one batch under way at a time; its bytes are kept until the answer is known and sent again unchanged. Only a
retired key makes them be sealed anew. A refused envelope never blocks the next.
"""

from __future__ import annotations

from collections.abc import Sequence
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


class Outgoing:
    """Seals, signs and settles."""

    def __init__(self, ground: Ground) -> None:
        """Stand on the workspace's ground."""
        self._ground = ground

    def outgoing(self) -> list[Batch]:
        """Give the batches to push now; everything in them is on the disk before this returns."""
        with self._ground.journal.transaction():
            under_way = self._ground.journal.outbox.sealed()
            batches = [decode(Batch, row.batch, limit=2 * limits.BATCH_BYTES) for row in under_way]
            busy = {row.channel for row in under_way}
            for channel in self._ground.journal.outbox.waiting_channels(self._ground.surroundings.now()):
                if len(batches) >= limits.PUSH_BATCHES or sum(map(batch_size, batches)) > _PUSH_ROOM:
                    break
                batch = None if channel in busy else self._seal(channel)
                if batch is not None:
                    batches.append(batch)
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

    def _seal(self, channel: bytes) -> Batch | None:
        known = self._ground.channels.get(channel)
        if known is None or self.held_back(channel):
            return None
        now = self._ground.surroundings.now()
        rows = self._ground.journal.outbox.waiting(channel, now, limits.BATCH_ENVELOPES - 1)
        envelopes, carried = self._envelopes(known, rows)
        if not carried:
            return None
        headers, bodies = [header for header, _ in envelopes], [body for _, body in envelopes]
        row = self._ground.journal.log.channel(channel)
        batch = self._ground.seals.sign(self._core(row, headers), headers, bodies)
        under_way = SealedRow(channel, row.own_n + 1, batch_hash(batch), encode(batch), carried)
        self._ground.journal.outbox.put_sealed(under_way)
        self._ground.journal.outbox.mark(carried, "sealed")
        return batch

    def _envelopes(
        self, channel: Channel, rows: Sequence[OutboxRow]
    ) -> tuple[list[tuple[bytes, bytes]], tuple[bytes, ...]]:
        """Seal as many events as fit, led by a new epoch where the channel has none; gives them and their ids."""
        envelopes: list[tuple[bytes, bytes]] = []
        key = b""
        if any(row.envelope == EnvelopeKind.EVENT for row in rows):
            key = self._ground.seals.current(channel.id) or self._first_epoch(channel, envelopes)
            if not key or not self._ground.seals.holds(channel.id, key):
                return [], ()
        carried: list[bytes] = []
        size = sum(len(header) + len(body) for header, body in envelopes)
        for row in rows:
            envelope = self._envelope(channel, key, row)
            size += len(envelope[0]) + len(envelope[1])
            if size > _ROOM and carried:
                break
            envelopes.append(envelope)
            carried.append(row.event)
        return envelopes, tuple(carried)

    def _first_epoch(self, channel: Channel, envelopes: list[tuple[bytes, bytes]]) -> bytes:
        epoch = self._ground.seals.new_epoch(channel.id, self._ground.directory, channel.units)
        if epoch is None:
            return b""
        event = self._ground.surroundings.new_id()
        envelopes.append(self._ground.seals.clear(event, EnvelopeKind.EPOCH, encode_control(epoch)))
        return epoch.key

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
        with self._ground.journal.transaction():
            under_way = {row.hash: row for row in self._ground.journal.outbox.sealed()}
            for batch, result in zip(batches, results, strict=False):
                row = under_way.get(batch_hash(batch))
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
        outbox.drop_sealed(row.channel)
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
        self._ground.journal.outbox.drop_sealed(row.channel)
        self._ground.journal.outbox.mark(events, "waiting")

"""What a server has lost and this profile holds: noticed after a pull, and given back part by part.

It is given back as it was, batch and stamp; the server decides where each goes, and can prove to itself that it once
had it. Until all of it has been offered nothing new goes into a channel that has lost something, for that would take
its place. What the server does not take stays here, and on the screen.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from desktop.domain.progress import Returning
from desktop.domain.rows import AsideRow, ReceiptRow
from desktop.workspace.ground import Ground, Losses
from desktop.workspace.kept_aside import first_seq, placed_batch, read_aside
from desktop.workspace.rewinding import batches_after, common_place_with, contradiction, entries_of, life_of
from wire import limits
from wire.batch import Batch, batch_hash, batch_size
from wire.codec import decode
from wire.messages import Accepted, Behind, Cursor, Known, RestoreAnswer, RestoreRequest
from wire.names import ZERO_HASH
from wire.stamp import PlacedBatch, SignedStamp, read_stamp


@dataclass(frozen=True, slots=True)
class _Offer:
    """One batch to give back; `recover` says that nothing held here lies before it."""

    name: bytes
    placed: PlacedBatch
    recover: bool


class _Standing:
    """Where this side and the server stand, read once for all channels."""

    def __init__(self, ground: Ground) -> None:
        self._ground = ground
        self.read = {row.channel: row.seq for row in ground.journal.log.channels()}
        self.aside: dict[bytes, list[AsideRow]] = {}
        for row in ground.journal.aside.all() if ground.journal.aside.count() else []:
            self.aside.setdefault(row.channel, []).append(row)
        self.receipts: dict[bytes, list[ReceiptRow]] = {}
        for receipt in ground.journal.outbox.receipts():
            if _is_lost(receipt, self.server(receipt.channel)[0], self.read.get(receipt.channel, 0)):
                self.receipts.setdefault(receipt.channel, []).append(receipt)

    def server(self, channel: bytes) -> tuple[int, bytes]:
        """Give how far the server's log of a channel goes, as of the last pull, and its head."""
        cursor = self._ground.server_heads.get(channel)
        return (0, ZERO_HASH) if cursor is None else (cursor.seq, cursor.head)

    def lacks_end(self, channel: bytes) -> bool:
        """Say whether the server's log of a channel is the beginning of the one held here."""
        seq, head = self.server(channel)
        return self.read.get(channel, 0) > seq and (not seq or self._ground.journal.log.head_at(channel, seq) == head)

    def lacking(self, channel: bytes) -> int:
        """Count the events that the server lacks of a channel, as far as that can be told without reading them."""
        denied = self._ground.losses.contradicted.get(channel)
        since = self.server(channel)[0] if denied is None else denied
        missing = self.read.get(channel, 0) - since if denied is not None or self.lacks_end(channel) else 0
        aside = sum(len(row.events) for row in self.aside.get(channel, ()))
        stamps = (read_stamp(_signed(row))[0] for row in self.receipts.get(channel, ()))
        return missing + aside + sum(stamp.count for stamp in stamps)

    def lacks(self, channel: bytes) -> bool:
        """Say whether the server lacks something of a channel."""
        denied = channel in self._ground.losses.contradicted
        return denied or channel in self.aside or channel in self.receipts or self.lacks_end(channel)


class Restoring:
    """Notices losses, and gives back."""

    def __init__(self, ground: Ground) -> None:
        """Stand on the workspace's ground."""
        self._ground = ground
        self._standing = _Standing(ground)

    def notice(self) -> bool:
        """Say, after a pull, whether the server lacks something; holds back what would take its place."""
        channels, losses = self._ground.channels, self._ground.losses
        lossy = [channel for channel in channels if self._standing.lacks(channel)]
        untried = [channel for channel in lossy if self._untried(channel)]
        losses.held = frozenset(channels if self._ground.directory_channel in untried else untried)
        return bool(lossy)

    def has_offered_all(self, channel: bytes) -> bool:
        """Say whether everything that the server lacks of a channel has been offered to it in this life."""
        return not self._untried(channel)

    def _untried(self, channel: bytes) -> bool:
        return any(offer.name not in self._ground.losses.tried for offer in self._offers(channel))

    def next_part(self, *, signed_in: bool) -> RestoreRequest | None:
        """Give the next batches to offer, the directory's first; None when all have been.

        With another directory the server may open other channels, so that these are offered in a round of their own.
        """
        ground, losses = self._ground, self._ground.losses
        if not signed_in and not losses.asked:
            # It does not know us any more: whatever it said of its directory before, it has lost some of it since.
            ground.server_heads.pop(ground.directory_channel, None)
            losses.asked = True
        part = self._part(self._of_directory(signed_in=signed_in))
        if not part and signed_in and not losses.directory_grew:
            others = (channel for channel in ground.channels if channel != ground.directory_channel)
            part = self._part(offer for channel in others for offer in self._offers(channel))
        if not losses.returned:
            losses.to_return = sum(map(self._standing.lacking, ground.channels))
        if not part:
            losses.offered.clear()
            losses.held, losses.directory_grew, losses.asked = frozenset(), False, False
            return None
        losses.offered.update(offer.name for offer in part)
        losses.tried.update(offer.name for offer in part)
        losses.returned += sum(read_stamp(offer.placed.stamp)[0].count for offer in part)
        return RestoreRequest(tuple(offer.placed for offer in part), part[0].recover)

    def progress(self) -> Returning:
        """Give how far giving back has come, in this life of the server."""
        losses = self._ground.losses
        return Returning(losses.returned, max(losses.returned, losses.to_return))

    def _part(self, offers: Iterable[_Offer]) -> list[_Offer]:
        """Give the first offers of one sort that have not been made, as many as one request may hold."""
        part: list[_Offer] = []
        size = 0
        for offer in offers:
            if offer.name in self._ground.losses.offered:
                continue
            size += batch_size(offer.placed.batch)
            too_much = len(part) == limits.RESTORE_BATCHES or size > limits.PUSH_BYTES
            if part and (too_much or offer.recover is not part[0].recover):
                return part
            part.append(offer)
        return part

    def _offers(self, channel: bytes) -> Iterator[_Offer]:
        """Go through what the server lacks of a channel: the end of the log, what is kept aside, own batches."""
        standing, losses = self._standing, self._ground.losses
        if channel in losses.contradicted:
            yield from self._signed_in_this_life(channel, losses.contradicted[channel])
        elif standing.lacks_end(channel):
            yield from self._log_after(channel, standing.server(channel)[0], recover=channel in losses.grown)
        for row in sorted(standing.aside.get(channel, ()), key=first_seq):
            yield _Offer(row.hash, read_aside(row), recover=True)
        for receipt in standing.receipts.get(channel, ()):
            yield from self._own(receipt)

    def _log_after(self, channel: bytes, seq: int, *, recover: bool) -> Iterator[_Offer]:
        for row in batches_after(self._ground, channel, seq):
            placed = placed_batch(row, entries_of(self._ground, row))
            yield _Offer(batch_hash(placed.batch), placed, recover)

    def _signed_in_this_life(self, channel: bytes, agreed: int) -> Iterator[_Offer]:
        for row in batches_after(self._ground, channel, agreed):
            if life_of(row) == self._ground.incarnation:
                placed = placed_batch(row, entries_of(self._ground, row))
                yield _Offer(batch_hash(placed.batch), placed, recover=False)

    def _own(self, receipt: ReceiptRow) -> Iterator[_Offer]:
        sealed = self._ground.journal.outbox.accepted(receipt.channel, receipt.n)
        if sealed is not None:
            batch = decode(Batch, sealed.batch, limit=2 * limits.BATCH_BYTES)
            yield _Offer(sealed.hash, PlacedBatch(batch, _signed(receipt)), recover=True)

    def _of_directory(self, *, signed_in: bool) -> Iterator[_Offer]:
        """Go through what the server lacks of the directory, also for somebody whom it does not know any more.

        Where the server stands is not known then; the last statements read ask for it.
        """
        ground, channel = self._ground, self._ground.directory_channel
        if signed_in or channel in ground.server_heads:
            yield from self._offers(channel)
        elif ground.directory.signing_key(ground.seals.device) is not None:
            end = ground.journal.log.channel(channel).seq
            *_, row = batches_after(ground, channel, max(0, end - limits.BATCH_ENVELOPES))
            placed = placed_batch(row, entries_of(ground, row))
            yield _Offer(batch_hash(placed.batch), placed, recover=False)

    def given(self, request: RestoreRequest, answer: RestoreAnswer) -> bool:
        """Take in what the server did with a part; says whether it took anything or began a new life.

        Raises `Halt` where it denies what it signed in this life and goes on living it.
        """
        losses, took = self._ground.losses, answer.incarnation != self._ground.incarnation
        for placed, result in zip(request.batches, answer.results, strict=False):
            if isinstance(result, Accepted | Known):
                took = True
                self._taken(placed, result)
        if losses.contradicted and not took:
            raise contradiction()
        for stands in answer.stands:
            self._learn_where(stands)
        return took

    def _taken(self, placed: PlacedBatch, result: Accepted | Known) -> None:
        """Take note of what the server took or had, and where it holds the very same as this side."""
        losses, stamp = self._ground.losses, read_stamp(placed.stamp)[0]
        losses.directory_grew |= stamp.channel == self._ground.directory_channel
        if result.stamp == placed.stamp and stamp.last_seq <= self._standing.read.get(stamp.channel, 0):
            losses.agreed[stamp.channel] = max(stamp.last_seq, losses.agreed.get(stamp.channel, 0))

    def _learn_where(self, stands: Behind) -> None:
        """Learn where the server's directory stands, while nobody is signed in to ask."""
        ground, channel = self._ground, self._ground.directory_channel
        if stands.channel != channel or channel in ground.server_heads:
            return
        agreed = common_place_with(ground, stands)
        if agreed != max((end.seq for end in stands.ends), default=0):
            ground.losses.grown.add(channel)
        head = ground.journal.log.head_at(channel, agreed) or ZERO_HASH
        ground.server_heads[channel] = Cursor(channel, agreed, head)
        ground.losses.offered.clear()


def _signed(receipt: ReceiptRow) -> SignedStamp:
    return SignedStamp(receipt.stamp, receipt.stamp_signature)


def _is_lost(receipt: ReceiptRow, server_seq: int, read_seq: int) -> bool:
    """Say whether the server lacks what it accepted: its log is too short, or we have read past the place."""
    stamp, _ = read_stamp(_signed(receipt))
    return stamp.last_seq > server_seq or stamp.last_seq <= read_seq


def met_anew(ground: Ground) -> None:
    """Forget what was known of a server's losses: this is another life of it."""
    ground.losses = Losses()
    ground.server_heads = {}

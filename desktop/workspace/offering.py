"""What of this profile a server lacks, batch by batch, and in which parts it is offered.

It is gone through once in a round: of a log of many batches each is read for the part it goes with, and not again for
every part behind it. Nothing here speaks to the server, or remembers what it said.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from itertools import chain

from desktop.domain.rows import BatchRow, ReceiptRow, SealedRow
from desktop.workspace.aside_book import first_seq, read_aside
from desktop.workspace.ground import Ground
from desktop.workspace.kept_aside import placed_batch
from desktop.workspace.rewinding import batches_after, entries_of, life_of, name_of
from wire import limits
from wire.batch import Batch, batch_size
from wire.codec import decode
from wire.names import ZERO_HASH
from wire.stamp import PlacedBatch, SignedStamp, read_stamp


@dataclass(frozen=True, slots=True)
class Offer:
    """One batch to give back; `recover` says that nothing held here lies before it. It is read when it goes."""

    name: bytes
    recover: bool
    read: Callable[[], PlacedBatch]


class Lacking:
    """What a server lacks as of the last pull, read once for all channels."""

    def __init__(self, ground: Ground) -> None:
        """Look where this side and the server stand."""
        self._ground = ground
        self.read = {row.channel: row.seq for row in ground.journal.log.channels()}
        self._aside = ground.aside.channels
        self._receipts: dict[bytes, list[ReceiptRow]] = {}
        for receipt in ground.journal.outbox.receipts():
            if _is_lost(receipt, self._server(receipt.channel)[0], self.read.get(receipt.channel, 0)):
                self._receipts.setdefault(receipt.channel, []).append(receipt)

    def anything(self, channel: bytes) -> bool:
        """Say whether the server lacks something of a channel."""
        denied = channel in self._ground.losses.contradicted
        return denied or channel in self._aside or channel in self._receipts or self._end(channel)

    def count(self, channel: bytes) -> int:
        """Count the events that the server lacks of a channel, as far as that can be told without reading them."""
        denied = self._ground.losses.contradicted.get(channel)
        since = self._server(channel)[0] if denied is None else denied
        end = self.read.get(channel, 0) - since if denied is not None or self._end(channel) else 0
        missing = self._ground.aside.missing(channel)
        stamps = (read_stamp(_signed(row))[0] for row in self._receipts.get(channel, ()))
        return end + sum(map(len, missing.values())) + sum(stamp.count for stamp in stamps)

    def untried(self, channel: bytes) -> bool:
        """Say whether something that the server lacks of a channel has not been offered to it in this life."""
        tried = self._ground.losses.tried
        if self._ground.aside.missing(channel).keys() - tried:
            return True
        return any(offer.name not in tried for offer in chain(self._of_log(channel), self._own(channel)))

    def ends(self) -> Iterator[tuple[bytes, int]]:
        """Give the channels of which the server lacks the end, but for the directory, each with where it ends there."""
        for channel in self.read:
            if channel != self._ground.directory_channel and self._end(channel):
                yield channel, self._server(channel)[0]

    def offers(self, channel: bytes) -> Iterator[Offer]:
        """Go through what the server lacks of a channel: the end of the log, what is kept aside, own batches."""
        yield from self._of_log(channel)
        yield from self.of_aside(channel)
        yield from self._own(channel)

    def of_aside(self, channel: bytes) -> Iterator[Offer]:
        """Go through what of a channel is kept aside."""
        for row in sorted(self._ground.journal.aside.all(channel), key=first_seq) if channel in self._aside else ():
            yield Offer(row.hash, recover=True, read=partial(read_aside, row))

    def of_log(self, row: BatchRow, *, recover: bool) -> Offer:
        """Offer a batch of the log."""
        return Offer(name_of(row), recover, partial(_from_log, self._ground, row))

    def _of_log(self, channel: bytes) -> Iterator[Offer]:
        ground, losses = self._ground, self._ground.losses
        if channel in losses.contradicted:
            rows = batches_after(ground, channel, losses.contradicted[channel])
            yield from (self.of_log(row, recover=False) for row in rows if life_of(row) == ground.incarnation)
        elif self._end(channel):
            recover = channel in losses.grown
            for row in batches_after(ground, channel, self._server(channel)[0]):
                yield self.of_log(row, recover=recover)

    def _own(self, channel: bytes) -> Iterator[Offer]:
        outbox = self._ground.journal.outbox
        for receipt in self._receipts.get(channel, ()):
            sealed = outbox.accepted(channel, receipt.n)
            if sealed is not None:
                yield Offer(sealed.hash, recover=True, read=partial(_own_batch, sealed, receipt))

    def _server(self, channel: bytes) -> tuple[int, bytes]:
        """Give how far the server's log of a channel goes, as of the last pull, and its head."""
        cursor = self._ground.server_heads.get(channel)
        return (0, ZERO_HASH) if cursor is None else (cursor.seq, cursor.head)

    def _end(self, channel: bytes) -> bool:
        """Say whether the server's log of a channel is the beginning of the one held here."""
        seq, head = self._server(channel)
        return self.read.get(channel, 0) > seq and (not seq or self._ground.journal.log.head_at(channel, seq) == head)


class Parts:
    """Offers in parts: each of one sort, and as large as one request may be. What is there twice is offered once."""

    def __init__(self, offers: Iterable[Offer]) -> None:
        """Take the offers in their order; they are gone through as parts are asked for."""
        self._offers = iter(offers)
        self._left: tuple[Offer, PlacedBatch] | None = None
        self._seen: set[bytes] = set()

    def next(self) -> list[tuple[Offer, PlacedBatch]]:
        """Give the next part, an empty one at the end."""
        part: list[tuple[Offer, PlacedBatch]] = []
        size = 0
        while (one := self._take()) is not None:
            size += batch_size(one[1].batch)
            too_much = len(part) == limits.RESTORE_BATCHES or size > limits.PUSH_BYTES
            if part and (too_much or one[0].recover is not part[0][0].recover):
                self._left = one
                return part
            part.append(one)
        return part

    def _take(self) -> tuple[Offer, PlacedBatch] | None:
        one, self._left = self._left, None
        if one is not None:
            return one
        offer = next((offer for offer in self._offers if offer.name not in self._seen), None)
        if offer is None:
            return None
        self._seen.add(offer.name)
        return offer, offer.read()


def _from_log(ground: Ground, row: BatchRow) -> PlacedBatch:
    return placed_batch(row, entries_of(ground, row))


def _own_batch(sealed: SealedRow, receipt: ReceiptRow) -> PlacedBatch:
    return PlacedBatch(decode(Batch, sealed.batch, limit=2 * limits.BATCH_BYTES), _signed(receipt))


def _signed(receipt: ReceiptRow) -> SignedStamp:
    return SignedStamp(receipt.stamp, receipt.stamp_signature)


def _is_lost(receipt: ReceiptRow, server_seq: int, read_seq: int) -> bool:
    """Say whether the server lacks what it accepted: its log is too short, or we have read past the place."""
    stamp, _ = read_stamp(_signed(receipt))
    return stamp.last_seq > server_seq or stamp.last_seq <= read_seq

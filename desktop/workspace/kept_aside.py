"""What the server acknowledged once and the log does not hold: kept as whole batches, and shown until it has come back.

A server that was restored may have grown otherwise. Then this side reads its log anew from where both agree, and
nothing of what stood behind that is gone: it stays on the screen, laid over what is confirmed, and is brought back.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator

from desktop.domain.fold import Written
from desktop.domain.rows import AsideRow, BatchRow, PlacedRow
from desktop.workspace.ground import Ground
from desktop.workspace.opening import open_event, place_of
from wire import limits
from wire.access import Channel, counts_as_of
from wire.batch import Batch, batch_hash
from wire.codec import decode, encode
from wire.header import EnvelopeKind, decode_header
from wire.stamp import PlacedBatch, SignedStamp, read_stamp


def placed_batch(row: BatchRow, entries: list[PlacedRow]) -> PlacedBatch:
    """Put a batch of the log together again, byte for byte."""
    headers, bodies = tuple([entry.header for entry in entries]), tuple([entry.body for entry in entries])
    return PlacedBatch(Batch(row.core, row.signature, headers, bodies), SignedStamp(row.stamp, row.stamp_signature))


def aside_row(row: BatchRow, placed: PlacedBatch, events: tuple[bytes, ...]) -> AsideRow:
    """Give the row that keeps a batch of the log aside."""
    name, stamp = batch_hash(placed.batch), placed.stamp
    return AsideRow(row.channel, name, row.device, encode(placed.batch), stamp.stamp, stamp.signature, events)


def read_aside(row: AsideRow) -> PlacedBatch:
    """Give a batch that is kept aside as it was."""
    batch = decode(Batch, row.batch, limit=2 * limits.BATCH_BYTES)
    return PlacedBatch(batch, SignedStamp(row.stamp, row.stamp_signature))


class Missing:
    """What has not come back of what is kept aside. One instance serves one transaction and asks once a channel."""

    def __init__(self, ground: Ground) -> None:
        """Stand on the workspace's ground; mostly nothing is kept aside."""
        self._aside = ground.journal.aside
        self._anything = bool(self._aside.count())
        self._left: dict[bytes, dict[bytes, tuple[bytes, ...]]] = {}
        self._holders: dict[bytes, dict[bytes, set[bytes]]] = {}

    def holds(self, channel: bytes, name: bytes) -> bool:
        """Say whether a batch is kept aside (`name` is its hash)."""
        if self._anything and channel not in self._left:
            self._look_up(channel)
        return name in self._left.get(channel, {})

    def came_back(self, channel: bytes, name: bytes, events: Collection[bytes]) -> None:
        """Take note that the log holds a batch (`name` is its hash) and its events again."""
        if not self._anything:
            return
        if channel not in self._left:
            self._look_up(channel)
        left, holders = self._left[channel], self._holders[channel]
        for batch in {name, *(one for event in events for one in holders.get(event, ()))} & left.keys():
            missing = () if batch == name else tuple(event for event in left[batch] if event not in events)
            self._aside.keep(channel, batch, missing)
            left[batch] = missing
            if not missing:
                del left[batch]

    def _look_up(self, channel: bytes) -> None:
        self._left[channel] = self._aside.missing(channel)
        holders = self._holders[channel] = {}
        for batch, events in self._left[channel].items():
            for event in events:
                holders.setdefault(event, set()).add(batch)


def events_aside(ground: Ground, channel: Channel) -> dict[bytes, list[Written]]:
    """Give the events that are kept aside by the entities they touch, each as it stood in the log."""
    found: dict[bytes, list[Written]] = {}
    for row in sorted(ground.journal.aside.all(channel.id), key=first_seq):
        for written in _opened(ground, channel, row):
            for entity in written.entities:
                found.setdefault(entity, []).append(written)
    return found


def first_seq(row: AsideRow) -> int:
    """Give the seq at which a batch that is kept aside began."""
    return read_stamp(SignedStamp(row.stamp, row.stamp_signature))[0].first_seq


def _opened(ground: Ground, channel: Channel, row: AsideRow) -> Iterator[Written]:
    placed = read_aside(row)
    stamp, _ = read_stamp(placed.stamp)
    as_of = counts_as_of(ground.directory, channel, row.device, stamp.directory_seq) or stamp.directory_seq
    for index, (data, body) in enumerate(zip(placed.batch.headers, placed.batch.bodies, strict=True)):
        header = decode_header(data).header
        if header.kind == EnvelopeKind.EVENT and header.event in row.events:
            place = place_of(ground, stamp.first_seq + index, row.device, as_of, stamp.accepted_at)
            written = open_event(ground, channel, header, (data, body), place)
            if isinstance(written, Written):
                yield written

"""What the server acknowledged once and the log does not hold: kept as whole batches, and shown until it has come back.

A server that was restored may have grown otherwise. Then this side reads its log anew from where both agree, and
nothing of what stood behind that is gone: it stays on the screen, laid over what is confirmed, and is brought back.
What is kept and what of it is missing stands in `aside_book.py`; here it is opened.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import replace

import msgspec

from desktop.domain.event import Author
from desktop.domain.fold import Written
from desktop.domain.rows import AsideRow, BatchRow, PlacedRow
from desktop.workspace.aside_book import first_seq, read_aside
from desktop.workspace.ground import Ground
from desktop.workspace.opening import ERASURES, Erasing, Place, open_erasure, open_event
from wire.access import Channel, counts_as_of
from wire.batch import Batch, batch_hash
from wire.codec import encode
from wire.header import EnvelopeKind, Header, decode_header
from wire.stamp import PlacedBatch, SignedStamp, read_stamp
from wire.statements import LEAD, MEMBER


def placed_batch(row: BatchRow, entries: list[PlacedRow]) -> PlacedBatch:
    """Put a batch of the log together again, byte for byte."""
    headers, bodies = tuple([entry.header for entry in entries]), tuple([entry.body for entry in entries])
    return PlacedBatch(Batch(row.core, row.signature, headers, bodies), SignedStamp(row.stamp, row.stamp_signature))


def aside_row(row: BatchRow, placed: PlacedBatch, events: tuple[bytes, ...]) -> AsideRow:
    """Give the row that keeps a batch of the log aside."""
    name, stamp = batch_hash(placed.batch), placed.stamp
    return AsideRow(row.channel, name, row.device, encode(placed.batch), stamp.stamp, stamp.signature, events)


def events_aside(ground: Ground, channel: Channel, entity: bytes) -> list[Written]:
    """Give the events of an entity that are kept aside, in the order in which they stood in the log."""
    if channel.id not in ground.aside.channels:
        return []
    names = _entities(ground, channel).get(entity, ())
    rows = sorted(ground.aside.rows(channel.id, names), key=first_seq)
    return [one for row in rows for one in opened_aside(ground, channel, row) if entity in one.entities]


def entities_aside(ground: Ground, channel: Channel) -> Collection[bytes]:
    """Give the entities of which an event is kept aside, as far as that can be read."""
    return _entities(ground, channel) if channel.id in ground.aside.channels else ()


def _entities(ground: Ground, channel: Channel) -> dict[bytes, list[bytes]]:
    """Give in which batches an entity is touched; each batch is opened once for that, and not in every transaction."""
    shelf = ground.aside.shelf(channel.id)
    if shelf.entities is None:
        shelf.entities, shelf.unread = {}, set()
        for row in ground.aside.rows(channel.id, shelf.missing):
            opened = list(opened_aside(ground, channel, row))
            if len(opened) < len(row.events):
                shelf.unread.add(row.hash)
            for entity in dict.fromkeys(entity for written in opened for entity in written.entities):
                shelf.entities.setdefault(entity, []).append(row.hash)
    return shelf.entities


def opened_aside(ground: Ground, channel: Channel, row: AsideRow) -> Iterator[Written]:
    """Give the events that a batch kept aside lacks, as far as they can be read."""
    for header, envelope, place in _missing(ground, channel, row):
        if header.kind == EnvelopeKind.EVENT:
            written = open_event(ground, channel, header, envelope, place)
            if isinstance(written, Written):
                yield written


def erasings_aside(ground: Ground, channel: Channel, entity: bytes) -> list[Erasing]:
    """Give the erasures of an entity that are kept aside, in the order in which they stood in the log.

    The server took them from a lead; where the directory has lost that too, it is believed.
    """
    found = []
    for row in sorted(ground.aside.rows(channel.id, ground.aside.missing(channel.id)), key=first_seq):
        for header, envelope, place in _missing(ground, channel, row):
            if header.kind in ERASURES:
                known = ground.author(row.device, place.directory_seq).roles
                author = place.author if known else replace(place.author, roles=(LEAD, MEMBER))
                as_then = msgspec.structs.replace(place, author=author)
                read = open_erasure(ground, channel, header, envelope, as_then)
                if isinstance(read, Erasing) and read.erasure.entity == entity:
                    found.append(read)
    return found


def _missing(ground: Ground, channel: Channel, row: AsideRow) -> Iterator[tuple[Header, tuple[bytes, bytes], Place]]:
    """Give the envelopes that a batch kept aside lacks, each with where it stood."""
    placed = read_aside(row)
    stamp, _ = read_stamp(placed.stamp)
    as_of = counts_as_of(ground.directory, channel, row.device, stamp.directory_seq) or stamp.directory_seq
    author, rules = author_then(ground, row.device, as_of), ground.rules(as_of)
    for index, envelope in enumerate(zip(placed.batch.headers, placed.batch.bodies, strict=True)):
        header = decode_header(envelope[0]).header
        if header.event in row.events:
            yield header, envelope, Place(stamp.first_seq + index, as_of, stamp.accepted_at, author, rules)


def author_then(ground: Ground, device: bytes, as_of: int) -> Author:
    """Give who wrote what is kept aside, or waits here: somebody who was let in, whatever the directory says by now."""
    author = ground.author(device, as_of)
    unit = ground.directory.units.get(author.unit or ground.unit_then(device))
    if author.roles or unit is None:
        return author
    siblings = tuple(one.id for one in ground.directory.units.values() if one.agency == unit.agency)
    return Author(device, unit.id, unit.agency, (MEMBER,), siblings)

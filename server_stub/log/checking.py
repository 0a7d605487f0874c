"""Whether the log is still what was accepted: the file itself, and each batch against its stamp, head after head.

SQLite and PostgreSQL do not notice a flipped bit in what they keep; the hashes of the protocol do. Only reads. An
erased body is no damage. Nothing that is found is told but where it stands.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from sqlalchemy import Connection, select, text

from server_stub.log.once_more import with_names
from server_stub.log.reading import Numbered, all_tails, placed, sizes
from server_stub.log.tables import batches, envelopes
from server_stub.relay.pages import Sized
from server_stub.relay.restoring import Uploaded, read_upload
from server_stub.relay.statements import server_keys_in
from wire.header import EnvelopeKind
from wire.names import ZERO_HASH
from wire.stamp import stamped_by


@dataclass(frozen=True, slots=True)
class Broken:
    """The first place of a channel that is not what was accepted."""

    channel: bytes
    seq: int


def is_whole(connection: Connection) -> bool:
    """Say whether the database's own structure is whole; only SQLite has a check for that."""
    if connection.dialect.name != "sqlite":
        return True
    return all(row[0] == "ok" for row in connection.execute(text("PRAGMA integrity_check(1)")))


def broken_places(connection: Connection, own_key: bytes) -> Iterator[Broken]:
    """Go through the whole log; gives the first broken place of each channel that has one.

    `own_key` is this server's. The stamps of servers before it are believed by the keys that root has stated.
    """
    channels = list(all_tails(connection).values())
    keys = {own_key}.union(*(_stated_keys(connection, channel) for channel in channels))
    for channel in channels:
        seq = _first_broken(connection, channel, keys)
        if seq:
            yield Broken(channel.tail.channel, seq)


def _stated_keys(connection: Connection, channel: Numbered) -> set[bytes]:
    """Give the keys of servers that a channel states: none, unless it is the directory."""
    found: set[bytes] = set()
    for _, read in _batches(connection, channel):
        if read is None or read.opened.headers[0].header.kind != EnvelopeKind.STATEMENT:
            break
        found |= server_keys_in(read.opened)
    return found


def _first_broken(connection: Connection, channel: Numbered, keys: Collection[bytes]) -> int:
    """Give the seq at which a channel breaks, 0 where it does not."""
    place = channel.tail.channel, 1, ZERO_HASH
    for last_seq, read in _batches(connection, channel):
        if read is None or (read.stamp.channel, read.stamp.first_seq, read.stamp.previous_head) != place:
            return place[1]
        if not any(stamped_by(read.signed, read.head, key) for key in keys):
            return place[1]
        place = channel.tail.channel, last_seq + 1, read.head
    return 0 if place[1:] == (channel.tail.seq + 1, channel.tail.head) else place[1]


def _batches(connection: Connection, channel: Numbered) -> Iterator[tuple[int, Uploaded | None]]:
    """Give each batch of a channel with its last seq; None for one that is not what it claims to be."""
    seq = 0
    while page := sizes(connection, channel, seq):
        for size in page:
            seq = size.last_seq
            yield seq, _read(connection, channel.number, size)


def _read(connection: Connection, number: int, size: Sized) -> Uploaded | None:
    try:
        [one] = placed(connection, number, size.first_seq, size.last_seq)
        read = read_upload(one)
    except (ValueError, TypeError):
        # A row may be missing, and a bit may even have made a text of what were bytes.
        return None
    return read if isinstance(read, Uploaded) and _is_filed_rightly(connection, number, size, read) else None


def _is_filed_rightly(connection: Connection, number: int, size: Sized, read: Uploaded) -> bool:
    """Say whether the columns by which a batch and its events are found say the same as their signed bytes.

    What was given back may stand beside its author's line, and its events have further places.
    """
    b, e = batches.c, envelopes.c
    filed = select(b.device, b.n, b.hash, b.head).where(b.channel == number, b.last_seq == size.last_seq)
    events = select(e.event).where(e.channel == number, e.seq >= size.first_seq, e.seq <= size.last_seq).order_by(e.seq)
    device, n, hash_, head = connection.execute(filed).one()
    core, headers = read.opened.core, [sealed.header for sealed in read.opened.headers]
    named = zip(connection.scalars(events), headers, strict=True)
    rightly = (device, hash_, head) == (core.device, read.opened.hash, read.head) and n in (core.n, -size.last_seq)
    return rightly and all(event in with_names([header.event]) for event, header in named)

"""Whether the log is still what was accepted: the file itself, and each batch against its stamp, head after head.

SQLite and PostgreSQL do not notice a flipped bit in what they keep; the hashes of the protocol do. Only reads. An
erased body is no damage. Nothing that is found is told but where it stands.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from sqlalchemy import Connection, text

from server_stub.log.reading import Numbered, all_tails, placed, sizes
from wire.batch import open_batch
from wire.codec import Malformed
from wire.names import ZERO_HASH
from wire.stamp import PlacedBatch, read_stamp


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


def broken_places(connection: Connection) -> Iterator[Broken]:
    """Go through the whole log; gives the first broken place of each channel that has one."""
    for channel in all_tails(connection).values():
        seq = _first_broken(connection, channel)
        if seq:
            yield Broken(channel.tail.channel, seq)


def _first_broken(connection: Connection, channel: Numbered) -> int:
    """Give the seq at which a channel breaks, 0 where it does not."""
    seq, head = 0, ZERO_HASH
    while page := sizes(connection, channel, seq):
        for size in page:
            for one in placed(connection, channel.number, size.first_seq, size.last_seq):
                head = _head_after(channel.tail.channel, one, seq, head)
                if not head:
                    return seq + 1
                seq = size.last_seq
    return 0 if (seq, head) == (channel.tail.seq, channel.tail.head) else seq + 1


def _head_after(channel: bytes, one: PlacedBatch, seq: int, head: bytes) -> bytes:
    """Give the head that a batch leads to, empty where it is not the one that was stamped at this place."""
    try:
        opened = open_batch(one.batch, erased_allowed=True)
        stamp, new_head = read_stamp(one.stamp)
    except (Malformed, TypeError):
        # A bit may even have made a text of what were bytes.
        return b""
    follows = (stamp.channel, stamp.first_seq, stamp.previous_head) == (channel, seq + 1, head)
    fits = (stamp.count, stamp.batch_hash) == (len(opened.headers), opened.hash)
    return new_head if follows and fits else b""

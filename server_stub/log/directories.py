"""The directory's state, folded from the log and kept in memory; brought up to date within the caller's transaction."""

from __future__ import annotations

import threading
from typing import Final

from sqlalchemy import Connection, select

from server_stub.log.once_more import stands_already
from server_stub.log.reading import Numbered, head_at, tails
from server_stub.log.tables import batches, envelopes
from wire.codec import Malformed
from wire.directory import Directory
from wire.directory_fold import fold, skip
from wire.names import ZERO_HASH, directory_channel
from wire.statements import decode_statement

_KEPT: Final = 8
"""Directories in memory: a reader may still see the log as it was some statements ago."""


class Directories:
    """The newest directories this process has folded, by the head of the log they were folded from.

    Several processes may share a database, so every use names the place it must be at. A database may even be put back
    to an earlier moment below a running process. Then what was folded is worth nothing, or a revocation that took the
    seq of a lost statement would never be noticed here.
    """

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._by_head = {ZERO_HASH: Directory()}

    @property
    def newest(self) -> Directory:
        """Give the newest state without looking at the database."""
        return next(reversed(self._by_head.values()))

    def read(self, connection: Connection, root: bytes) -> Directory:
        """Give the state as of this transaction."""
        channel = directory_channel(root)
        found = tails(connection, (channel,)).get(channel)
        return Directory() if found is None else self.at(connection, found)

    def at(self, connection: Connection, channel: Numbered) -> Directory:
        """Give the state at the directory's tail."""
        found = self._by_head.get(channel.tail.head)
        return self._fold_to(connection, channel) if found is None else found

    def _fold_to(self, connection: Connection, channel: Numbered) -> Directory:
        """Fold on to a tail, or from the start where the log does not hold what was folded last."""
        with self._lock:
            if channel.tail.head not in self._by_head:
                *_, (head, begun) = self._by_head.items()
                if begun.seq > channel.tail.seq or head_at(connection, channel.number, begun.seq) != head:
                    begun = Directory()
                folded = _folded(connection, begun, channel)
                self._by_head = dict([*self._by_head.items(), (channel.tail.head, folded)][-_KEPT:])
            return self._by_head[channel.tail.head]


def _folded(connection: Connection, directory: Directory, channel: Numbered) -> Directory:
    """Fold the statements after those that `directory` knows, up to the tail."""
    b, e = batches.c, envelopes.c
    authors = connection.execute(
        select(b.first_seq, b.last_seq, b.device)
        .where(b.channel == channel.number, b.last_seq > directory.seq, b.last_seq <= channel.tail.seq)
        .order_by(b.last_seq)
    )
    author_of = {seq: device for first, last, device in authors for seq in range(first, last + 1)}
    bodies = connection.execute(
        select(e.seq, e.event, e.header, e.body)
        .where(e.channel == channel.number, e.seq > directory.seq, e.seq <= channel.tail.seq)
        .order_by(e.seq)
    )
    for seq, event, header, body in bodies:
        if stands_already(event, header):
            directory = skip(directory, seq)
        else:
            directory = _with_statement(directory, seq, author_of[seq], body)
    return directory


def _with_statement(directory: Directory, seq: int, author: bytes, body: bytes) -> Directory:
    """Fold one statement; one that only a newer program can read counts by its seq alone."""
    try:
        statement = decode_statement(body)
    except Malformed:
        return skip(directory, seq)
    return fold(directory, seq, author, statement)[0]

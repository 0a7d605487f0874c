"""The directory's state, folded from the log and kept in memory; brought up to date within the caller's transaction."""

from __future__ import annotations

import threading

from sqlalchemy import Connection, select

from server_stub.log.reading import Numbered, tails
from server_stub.log.tables import batches, envelopes
from wire.directory import Directory
from wire.directory_fold import fold
from wire.names import directory_channel
from wire.statements import decode_statement


class Directories:
    """The newest directory this process has folded.

    Several processes may share a database, so every use names the seq it must be at least at.
    """

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._newest = Directory()

    @property
    def newest(self) -> Directory:
        """Give the newest state without looking at the database."""
        return self._newest

    def read(self, connection: Connection, root: bytes) -> Directory:
        """Give the state as of this transaction, or newer."""
        channel = directory_channel(root)
        found = tails(connection, (channel,)).get(channel)
        return self._newest if found is None else self.at(connection, found)

    def at(self, connection: Connection, channel: Numbered) -> Directory:
        """Give the state at the directory's tail, or newer."""
        if self._newest.seq >= channel.tail.seq:
            return self._newest
        with self._lock:
            if self._newest.seq < channel.tail.seq:
                self._newest = _folded(connection, self._newest, channel)
            return self._newest


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
        select(e.seq, e.body)
        .where(e.channel == channel.number, e.seq > directory.seq, e.seq <= channel.tail.seq)
        .order_by(e.seq)
    )
    for seq, body in bodies:
        directory, _ = fold(directory, seq, author_of[seq], decode_statement(body))
    return directory

"""Pulling: the next page for a reader, the directory first."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from msgspec.structs import replace
from sqlalchemy import Connection

from server_stub.log import reading
from server_stub.log.kept_batches import KeptBatches
from server_stub.log.reading import Numbered
from server_stub.relay.pages import Budget, Sized, stands_on
from server_stub.relay.restoring import stands
from wire.access import Channel, ChannelKind
from wire.messages import Behind, Cursor, Page, PullAnswer
from wire.names import ZERO_HASH
from wire.stamp import PlacedBatch


def pull(
    connection: Connection, kept: KeptBatches, readable: Mapping[bytes, Channel], cursors: Iterable[Cursor], most: int
) -> PullAnswer:
    """Read a page of so many bytes of all channels a caller may read; cursors of other channels are ignored."""
    known = {cursor.channel: cursor for cursor in cursors}
    tails = reading.tails(connection, readable.keys())
    work = _Pull(connection, kept, Budget(most))
    for channel, what in readable.items():
        work.kept = what.kind is ChannelKind.DIRECTORY
        work.read(channel, tails.get(channel), known.get(channel, Cursor(channel, 0, ZERO_HASH)))
    heads = [
        Cursor(channel, tails[channel].tail.seq, tails[channel].tail.head) for channel in readable if channel in tails
    ]
    return PullAnswer(tuple(work.pages), tuple(heads), work.more, tuple(work.behind))


class _Pull:
    """A page as it fills."""

    def __init__(self, connection: Connection, kept: KeptBatches, budget: Budget) -> None:
        self._connection = connection
        self._kept = kept
        self.kept = False
        """Whether the channel being read is one whose batches are kept: the directory, of which nothing is emptied."""
        self._budget = budget
        self.pages: list[Page] = []
        self.behind: list[Behind] = []
        self.more = False

    def read(self, channel: bytes, stored: Numbered | None, cursor: Cursor) -> None:
        """Add what fits of one channel."""
        if stored is None:
            if cursor.seq:
                self.behind.append(Behind(channel, 0))
        elif not stands_on(stored.tail, cursor, self._head_there(stored, cursor)):
            ends = reading.ends_below(self._connection, stored)
            self.behind.append(replace(stands(stored.tail, ends), common_seq=self._common(stored, cursor)))
        elif cursor.seq < stored.tail.seq:
            self._fill(stored, cursor.seq)

    def _head_there(self, stored: Numbered, cursor: Cursor) -> bytes | None:
        if cursor.seq in {0, stored.tail.seq} or cursor.seq > stored.tail.seq:
            return None
        return reading.head_at(self._connection, stored.number, cursor.seq)

    def _common(self, stored: Numbered, cursor: Cursor) -> int:
        """Give where the reader is to look next for common ground: the last batch end before its cursor."""
        return reading.batch_end_below(self._connection, stored.number, cursor.seq)

    def _fill(self, stored: Numbered, after: int) -> None:
        sizes = [] if self._budget.full else reading.sizes(self._connection, stored, after)
        taken = list(self._budget.fitting(sizes))
        self.more |= not taken or taken[-1].last_seq < stored.tail.seq
        if taken:
            self.pages.append(Page(stored.tail.channel, self._batches(stored.number, taken)))

    def _batches(self, number: int, taken: list[Sized]) -> tuple[PlacedBatch, ...]:
        if self.kept:
            return self._kept.read(self._connection, number, taken)
        return reading.placed(self._connection, number, taken[0].first_seq, taken[-1].last_seq)

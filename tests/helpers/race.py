"""Transactions that take their time at the last step, readers beside them, and the classic bug they are to find."""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from functools import partial
from itertools import pairwise

from sqlalchemy import Connection, text

from server_stub.log.appending import Appending
from server_stub.log.log import Log
from server_stub.log.reading import TAIL, Numbered, numbered
from server_stub.log.tables import channels
from server_stub.relay.access import Caller
from server_stub.relay.tails import Before
from wire.batch import OpenedBatch
from wire.header import decode_header
from wire.messages import Cursor
from wire.names import ZERO_HASH
from wire.stamp import PlacedBatch, read_stamp

SECONDS = 30.0
Append = Callable[[Connection, int], Appending]


@dataclass
class Gate:
    """Where a transaction stops until it is let through."""

    reached: threading.Event = field(default_factory=threading.Event)
    _open: threading.Event = field(default_factory=threading.Event)

    def stop(self) -> None:
        """Stop here; called by the transaction."""
        self.reached.set()
        assert self._open.wait(SECONDS)

    def open(self) -> None:
        """Let it through."""
        self._open.set()


def _nothing() -> None:
    return


class Paused(Appending):
    """Appending that does something before its last step, and between that and the commit."""

    def __init__(
        self,
        connection: Connection,
        now: int,
        *,
        before: Callable[[], None] = _nothing,
        after: Callable[[], None] = _nothing,
    ) -> None:
        super().__init__(connection, now)
        self._first, self._then = before, after

    def finish(self) -> None:
        self._first()
        self._raise_counters()
        self._then()

    def _raise_counters(self) -> None:
        super().finish()


class SequenceAtInsert(Paused):
    """The classic bug: a place is taken from a sequence of PostgreSQL at the insert, and seen at the commit.

    The sequence `planted` counts batches of equal size after `start`; nothing is locked but the row at the very end.
    """

    def __init__(self, connection: Connection, now: int, *, start: int, before: Callable[[], None] = _nothing) -> None:
        super().__init__(connection, now, before=before)
        self._planted = connection
        self._start = start

    def lock(self, channel: bytes, *, shared: bool = False, make: bool = False) -> Numbered | None:
        row = self._planted.execute(TAIL.where(channels.c.id == channel)).one_or_none()
        if row is not None:
            self._channels[channel] = numbered(row)
        return self._channels.get(channel)

    def before(self, opened: OpenedBatch) -> Before:
        count, channel = len(opened.headers), self._channels[opened.core.channel]
        taken = int(self._planted.execute(text("SELECT nextval('planted')")).scalar_one())
        seq = self._start + (taken - 1) * count
        self._channels[opened.core.channel] = replace(channel, tail=replace(channel.tail, seq=seq))
        return super().before(opened)

    def _raise_counters(self) -> None:
        for channel in self._raised:
            grown = self._channels[channel]
            self._planted.execute(
                channels.update()
                .where(channels.c.number == grown.number, channels.c.seq < grown.tail.seq)
                .values(seq=grown.tail.seq, head=grown.tail.head)
            )


class Reader:
    """Reads a channel as a client does: from where it stands, page by page."""

    def __init__(self, log: Log, device: bytes, channel: bytes) -> None:
        self._log = log
        self._caller = Caller(device)
        self._cursor = Cursor(channel, 0, ZERO_HASH)
        self.placed: list[PlacedBatch] = []

    def read(self) -> int:
        """Read on to the end; gives how many events it has by now."""
        more = True
        while more:
            answer = self._log.pull(self._caller, [self._cursor])
            assert not answer.behind, "the log is not the one that was read before"
            for page in answer.pages:
                if page.channel == self._cursor.channel:
                    self._take(page.batches)
            more = answer.more
        return sum(len(each.batch.headers) for each in self.placed)

    def _take(self, batches: tuple[PlacedBatch, ...]) -> None:
        self.placed += batches
        stamp, head = read_stamp(batches[-1].stamp)
        self._cursor = Cursor(self._cursor.channel, stamp.last_seq, head)

    def check(self, events: int) -> None:
        """Check that no seq is missing, no head breaks, and every event that was written has been seen once."""
        stamps = [read_stamp(each.stamp) for each in self.placed]
        for (stamp, head), (following, _) in pairwise(stamps):
            assert following.first_seq == stamp.last_seq + 1, "a gap"
            assert following.previous_head == head, "a break"
        seen = [decode_header(header).header.event for each in self.placed for header in each.batch.headers]
        assert len(seen) == len(set(seen)) == events, f"{len(seen)} of {events} events seen"


def while_running(threads: list[threading.Thread], do: Callable[[], object]) -> None:
    """Start threads and do something again and again until they have ended."""
    for thread in threads:
        thread.start()
    try:
        while any(thread.is_alive() for thread in threads):
            do()
    finally:
        for thread in threads:
            thread.join()


def held(gate: Gate, *, raised: bool) -> Append:
    """Give appending that stops before the counters are raised, or after that and before the commit."""
    return partial(Paused, after=gate.stop) if raised else partial(Paused, before=gate.stop)

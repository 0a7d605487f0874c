"""Reading: whether a reader's cursor stands on this log, and which batches fit on its next page."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from server_stub.relay.tails import Tail
from wire import limits
from wire.messages import Cursor

STAMPED = 512
"""What a batch's stamp, signatures and framing add to its size on a page."""


@dataclass(frozen=True, slots=True)
class Sized:
    """A stored batch as a page counts it; `head` is that of the log behind it."""

    channel: bytes
    first_seq: int
    last_seq: int
    size: int
    head: bytes = b""


@dataclass(slots=True)
class Budget:
    """What is left of a page. The first batch always fits, so that no batch can block a reader."""

    bytes_left: int = limits.PULL_BYTES
    empty: bool = True
    full: bool = False

    def take(self, size: int) -> bool:
        """Take a batch of `size` bytes onto the page if there is room; the first that does not fit ends the page."""
        self.full |= not self.empty and size + STAMPED > self.bytes_left
        if not self.full:
            self.bytes_left -= size + STAMPED
            self.empty = False
        return not self.full

    def fitting(self, batches: Iterable[Sized]) -> Iterator[Sized]:
        """Give the batches that fit, in order, up to the first that does not."""
        for batch in batches:
            if not self.take(batch.size):
                return
            yield batch


def stands_on(tail: Tail, cursor: Cursor, head_there: bytes | None) -> bool:
    """Say whether a cursor is a place of this log; `head_there` is the head of a batch that ends at its seq."""
    if cursor.seq == 0:
        return True
    if cursor.seq == tail.seq:
        return cursor.head == tail.head
    return cursor.seq < tail.seq and cursor.head == head_there


def ladder(end: int) -> list[int]:
    """Give seqs from a channel's end downwards, each about twice as far from it as the one before."""
    rungs, step = [end] if end else [], 1
    while end - step > 0 and len(rungs) < limits.BEHIND_ENDS:
        rungs.append(end - step)
        step *= 2
    return rungs

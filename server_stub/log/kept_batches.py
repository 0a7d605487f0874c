"""Batches of the directory in memory: everybody reads it whole, and every new device from its beginning.

A batch is kept by the head of the log behind it, which stands for it and all that lies before: where a database is put
back below a running process, no batch is given that it does not hold. Only what is never emptied may be kept; which
channel that is, whoever asks knows.
"""

from __future__ import annotations

import threading
from collections.abc import Sequence
from typing import Final

from sqlalchemy import Connection

from server_stub.log.reading import placed
from server_stub.relay.pages import Sized
from wire import limits
from wire.stamp import PlacedBatch

MOST_BYTES: Final = 16 * limits.MIB


class KeptBatches:
    """The batches that were read last, as many as there is room for."""

    def __init__(self, most: int = MOST_BYTES) -> None:
        self._most = most
        self._lock = threading.Lock()
        self._by_head: dict[bytes, tuple[int, PlacedBatch]] = {}
        self._bytes = 0

    def read(self, connection: Connection, number: int, wanted: Sequence[Sized]) -> tuple[PlacedBatch, ...]:
        """Give batches that follow one another in a channel; those that are not here are read, in one go."""
        with self._lock:
            found = [self._by_head.get(one.head) for one in wanted]
        lacking = [index for index, one in enumerate(found) if one is None]
        batches = [None if one is None else one[1] for one in found]
        if lacking:
            first, last = lacking[0], lacking[-1]
            read = placed(connection, number, wanted[first].first_seq, wanted[last].last_seq)
            batches[first : last + 1] = read
            self._keep(wanted[first : last + 1], read)
        return tuple(batch for batch in batches if batch is not None)

    def _keep(self, sized: Sequence[Sized], read: Sequence[PlacedBatch]) -> None:
        with self._lock:
            for one, batch in zip(sized, read, strict=True):
                if one.head not in self._by_head:
                    self._by_head[one.head] = one.size, batch
                    self._bytes += one.size
            while self._bytes > self._most:
                head = next(iter(self._by_head))
                self._bytes -= self._by_head.pop(head)[0]

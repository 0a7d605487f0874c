"""The log of a damaged database: of every channel its batches up to the first that cannot be read.

Only reads. The batches are given as the server placed them, for `workspace/retaking.py` to take in anew.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from sqlalchemy import Connection

from desktop.store.database import named_errors, new_engine
from desktop.store.salvage import UNREADABLE, read_rows
from desktop.store.schema import SEQ_BITS, place
from wire import limits
from wire.batch import Batch, BatchCore
from wire.codec import decode
from wire.stamp import PlacedBatch, SignedStamp

_BATCHES = """SELECT first_seq, last_seq, core, signature, stamp, stamp_signature FROM batches
    WHERE id > ? AND id < ? ORDER BY id"""


class OldLog:
    """What can be read of a log."""

    def __init__(self, path: Path, key: bytes) -> None:
        """Look into a database that need not be whole, or there."""
        self._engine = new_engine(path, key)
        self._numbers = dict(self._found()) if path.exists() else {}

    @property
    def channels(self) -> list[bytes]:
        """Give the channels of which there is something to read."""
        return list(self._numbers)

    def batches(self, channel: bytes) -> Iterator[PlacedBatch]:
        """Give a channel's batches in order, up to the first that cannot be read."""
        number = self._numbers[channel]
        try:
            with named_errors(), self._engine.connect() as connection:
                for row in connection.exec_driver_sql(_BATCHES, (place(number, 0), place(number + 1, 0))):
                    yield _placed(connection, number, row)
        except UNREADABLE:
            self._engine.dispose()

    def close(self) -> None:
        """Close the file."""
        self._engine.dispose()

    def _found(self) -> Iterator[tuple[bytes, int]]:
        """Find the numbers of the channels by their batches: the table of the channels may be what is broken."""
        rows = read_rows(self._engine, "SELECT rowid, id FROM batches").rows
        for number in sorted({row[0] >> SEQ_BITS for row in rows}):
            try:
                with named_errors(), self._engine.connect() as connection:
                    bounds = (place(number, 0), place(number + 1, 0))
                    first = connection.exec_driver_sql(_BATCHES, bounds).first()
            except UNREADABLE:
                self._engine.dispose()
                continue
            if first is not None:
                yield decode(BatchCore, first[2], limit=64 * limits.KIB).channel, number


def _placed(connection: Connection, number: int, row: Any) -> PlacedBatch:
    first, last, core, signature, stamp, stamp_signature = row
    envelopes = connection.exec_driver_sql(
        "SELECT header, body FROM log WHERE id >= ? AND id <= ? ORDER BY id",
        (place(number, first), place(number, last)),
    ).all()
    headers, bodies = tuple(bytes(one[0]) for one in envelopes), tuple(bytes(one[1]) for one in envelopes)
    return PlacedBatch(Batch(core, signature, headers, bodies), SignedStamp(stamp, stamp_signature))

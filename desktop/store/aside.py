"""What the log held and the server has lost: whole batches with their stamps, until each has come back.

Nothing here decides whether something was lost or has come back; the workspace does. This device may be the last that
has it, so it is kept twice.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from typing import Any, Final

import msgspec

from desktop.domain.rows import AsideRow
from desktop.store.connections import Connections
from wire.decoders import unpack

_COLUMNS: Final = "channel, hash, device, batch, stamp, stamp_signature, events"
_ADD: Final = f"INSERT OR IGNORE INTO aside ({_COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?)"
_KEEP: Final = "UPDATE aside SET events = ? WHERE channel = ? AND hash = ?"
_REWRITE: Final = "UPDATE aside SET batch = ? WHERE channel = ? AND hash = ?"
_DROP: Final = "DELETE FROM aside WHERE channel = ? AND hash = ?"


class AsideTable:
    """Batches kept aside, in the order they were put there."""

    def __init__(self, connections: Connections) -> None:
        """Take the ways to a line."""
        self._connections = connections

    def add(self, rows: Iterable[AsideRow]) -> None:
        """Keep batches aside; one that is kept already stays as it is."""
        values = [
            (
                row.channel,
                row.hash,
                row.device,
                row.batch,
                row.stamp,
                row.stamp_signature,
                msgspec.msgpack.encode(row.events),
            )
            for row in rows
        ]
        if values:
            with self._connections.writing() as line:
                line.run(_ADD, values)
                self._connections.also(_ADD, values)

    def all(self, channel: bytes | None = None) -> list[AsideRow]:
        """Give what is kept aside, of one channel or of all."""
        where, values = ("", ()) if channel is None else (" WHERE channel = ?", (channel,))
        with self._connections.reading() as line:
            rows = line.run(f"SELECT {_COLUMNS} FROM aside{where} ORDER BY id", values).all()
        return [_row(row) for row in rows]

    def some(self, channel: bytes, names: Collection[bytes]) -> list[AsideRow]:
        """Give some of the batches of a channel, named by their hashes, in the order they were put there."""
        marks = ", ".join("?" * len(names))
        query = f"SELECT {_COLUMNS} FROM aside WHERE channel = ? AND hash IN ({marks}) ORDER BY id"
        with self._connections.reading() as line:
            return [_row(row) for row in line.run(query, (channel, *names)).all()]

    def count(self) -> int:
        """Count the batches kept aside."""
        with self._connections.reading() as line:
            return int(line.run("SELECT count(*) FROM aside").scalar() or 0)

    def channels(self) -> set[bytes]:
        """Give the channels of which anything is kept aside."""
        with self._connections.reading() as line:
            rows = line.run("SELECT DISTINCT channel FROM aside").all()
        return {bytes(row[0]) for row in rows}

    def missing(self, channel: bytes) -> dict[bytes, tuple[bytes, ...]]:
        """Give which events of a channel's batches are still missing, by the hashes of these."""
        with self._connections.reading() as line:
            query = "SELECT hash, events FROM aside WHERE channel = ? ORDER BY id"
            rows = line.run(query, (channel,)).all()
        return {bytes(row[0]): _events(row[1]) for row in rows}

    def keep(self, channel: bytes, name: bytes, missing: tuple[bytes, ...]) -> None:
        """Note which events of a batch are still missing; a batch with none left is no longer kept."""
        statement = _KEEP if missing else _DROP
        left = (msgspec.msgpack.encode(missing),) if missing else ()
        values = (*left, channel, name)
        with self._connections.writing() as line:
            line.run(statement, values)
            self._connections.also(statement, values)

    def rewrite(self, channel: bytes, name: bytes, batch: bytes) -> None:
        """Keep a batch without what was erased of it; its name is the same."""
        with self._connections.writing() as line:
            line.run(_REWRITE, (batch, channel, name))
            self._connections.also(_REWRITE, (batch, channel, name))


def _row(row: Sequence[Any]) -> AsideRow:
    channel, name, device, batch, stamp, stamp_signature, events = row
    return AsideRow(channel, name, device, batch, stamp, stamp_signature, _events(events))


def _events(events: bytes) -> tuple[bytes, ...]:
    return unpack(events, tuple[bytes, ...])

"""What is erased: ids alone, channel by channel, so that nothing of it is taken in again."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import Final

from desktop.domain.rows import ErasedRow
from desktop.store.connections import Connections

_PART: Final = 500
_ROW: Final = "SELECT channel, what, id, entity, how FROM erased"
_PUT: Final = """INSERT INTO erased (channel, what, id, entity, how) VALUES (?, ?, ?, ?, ?)
    ON CONFLICT (channel, what, id) DO UPDATE SET entity = excluded.entity, how = excluded.how"""


class ErasedTable:
    """Entities and events that are gone."""

    def __init__(self, connections: Connections) -> None:
        """Take the ways to a line."""
        self._connections = connections

    def put(self, rows: Iterable[ErasedRow]) -> None:
        """Note what is erased; the last word on an id counts."""
        values = [(row.channel, row.what, row.id, row.entity, row.how) for row in rows]
        if values:
            with self._connections.writing() as line:
                line.run(_PUT, values)

    def get(self, channel: bytes, what: str, name: bytes) -> ErasedRow | None:
        """Give what is noted of one id, None where nothing is."""
        with self._connections.reading() as line:
            row = line.run(f"{_ROW} WHERE channel = ? AND what = ? AND id = ?", (channel, what, name)).first()
        return None if row is None else ErasedRow(*row)

    def among(self, channel: bytes, what: str, ids: Collection[bytes]) -> set[bytes]:
        """Give which of these ids are erased in a channel."""
        listed, found = list(ids), set[bytes]()
        with self._connections.reading() as line:
            for start in range(0, len(listed), _PART):
                part = listed[start : start + _PART]
                marks = ",".join("?" * len(part))
                rows = line.run(
                    f"SELECT id FROM erased WHERE channel = ? AND what = ? AND id IN ({marks})", (channel, what, *part)
                )
                found.update(bytes(row[0]) for row in rows)
        return found

    def with_how(self, how: str) -> list[ErasedRow]:
        """Give all that is erased in one way, in the order of ids."""
        with self._connections.reading() as line:
            rows = line.run(f"{_ROW} WHERE how = ? ORDER BY channel, what, id", (how,)).all()
        return [ErasedRow(*row) for row in rows]

    def channels(self) -> set[bytes]:
        """Give the channels in which anything is erased."""
        with self._connections.reading() as line:
            rows = line.run("SELECT DISTINCT channel FROM erased").all()
        return {bytes(row[0]) for row in rows}

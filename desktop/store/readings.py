"""What was opened at this device, one row an entity and day. Until it is handed in nobody else has it: kept twice."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from desktop.domain.rows import ReadingRow
from desktop.store.connections import Connections

_ADD: Final = """INSERT INTO readings (day, device, kind, entity, number, times, first, last, told)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (day, device, kind, entity) DO UPDATE SET
    times = times + excluded.times, first = min(first, excluded.first), last = max(last, excluded.last), told = 0"""
_READ: Final = "SELECT day, device, kind, entity, number, times, first, last, told FROM readings"
_TOLD: Final = "UPDATE readings SET told = 1 WHERE day = ? AND device = ?"
_FORGET: Final = "DELETE FROM readings WHERE day < ? AND (told = 1 OR ?)"


class ReadingTable:
    """The openings of this device."""

    def __init__(self, connections: Connections) -> None:
        """Take the ways to a line."""
        self._connections = connections

    def add(self, rows: Iterable[ReadingRow]) -> None:
        """Add openings to what is noted of their day, which is then to be handed in anew."""
        values = [
            (row.day, row.device, row.kind, row.entity, row.number, row.times, row.first, row.last, int(row.told))
            for row in rows
        ]
        if values:
            with self._connections.writing() as line:
                line.run(_ADD, values)
                self._connections.also(_ADD, values)

    def of(self, day: str, device: bytes) -> list[ReadingRow]:
        """Give what is noted of a device's day, in the order it was first opened."""
        return self._rows(f"{_READ} WHERE day = ? AND device = ? ORDER BY first, kind, entity", (day, device))

    def all(self) -> list[ReadingRow]:
        """Give all that is noted, the latest day first."""
        return self._rows(f"{_READ} ORDER BY day DESC, first, kind, entity", ())

    def untold(self, today: str) -> list[tuple[str, bytes]]:
        """Give the days and devices of which something is still to be handed in, without today."""
        asked = "SELECT DISTINCT day, device FROM readings WHERE told = 0 AND day <> ? ORDER BY day, device"
        with self._connections.reading() as line:
            return [(row[0], bytes(row[1])) for row in line.run(asked, (today,)).all()]

    def mark_told(self, day: str, device: bytes) -> None:
        """Note that a day was handed in as it stands."""
        with self._connections.writing() as line:
            line.run(_TOLD, (day, device))
            self._connections.also(_TOLD, (day, device))

    def forget(self, day: str, *, untold: bool) -> None:
        """Forget the days before one that were handed in, the others only if said so."""
        with self._connections.writing() as line:
            # The second copy hears of it only where something goes: nobody need wait for it at every sync.
            if line.run(_FORGET, (day, int(untold))).changed:
                self._connections.also(_FORGET, (day, int(untold)))

    def _rows(self, asked: str, values: tuple[object, ...]) -> list[ReadingRow]:
        with self._connections.reading() as line:
            rows = line.run(asked, values).all()
        return [ReadingRow(*row) for row in rows]

"""What a journal in memory notes of what was opened."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Protocol

from msgspec.structs import replace

from desktop.domain.rows import ReadingRow

Key = tuple[str, bytes, str, bytes]


class _Tables(Protocol):
    readings: dict[Key, ReadingRow]


class MemoryReadings:
    """States the workspace's Readings."""

    def __init__(self, tables: _Tables) -> None:
        self._tables = tables

    def add(self, rows: Iterable[ReadingRow]) -> None:
        for row in rows:
            key = (row.day, row.device, row.kind, row.entity)
            known = self._tables.readings.get(key)
            self._tables.readings[key] = row if known is None else _added(known, row)

    def of(self, day: str, device: bytes) -> list[ReadingRow]:
        return [row for row in self.all() if (row.day, row.device) == (day, device)]

    def all(self) -> list[ReadingRow]:
        found = sorted(self._tables.readings.values(), key=lambda row: (row.first, row.kind, row.entity))
        return sorted(found, key=lambda row: row.day, reverse=True)

    def untold(self, today: str) -> list[tuple[str, bytes]]:
        rows = self._tables.readings.values()
        return sorted({(row.day, row.device) for row in rows if not row.told and row.day != today})

    def mark_told(self, day: str, device: bytes) -> None:
        for key, row in self._tables.readings.items():
            if key[:2] == (day, device):
                self._tables.readings[key] = replace(row, told=True)

    def forget(self, day: str, *, untold: bool) -> None:
        rows = self._tables.readings.items()
        self._tables.readings = {key: row for key, row in rows if row.day >= day or not (row.told or untold)}


def _added(known: ReadingRow, row: ReadingRow) -> ReadingRow:
    first, last = min(known.first, row.first), max(known.last, row.last)
    return replace(known, times=known.times + row.times, first=first, last=last, told=False)

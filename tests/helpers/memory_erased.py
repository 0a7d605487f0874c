"""What is erased, in memory; a part of the journal in memory."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import Protocol

from desktop.domain.rows import ErasedRow


class Holder(Protocol):
    """Whatever holds the table; a transaction that fails gives it another one."""

    erased: dict[tuple[bytes, str, bytes], ErasedRow]


class MemoryErased:
    def __init__(self, tables: Holder) -> None:
        self._tables = tables

    def put(self, rows: Iterable[ErasedRow]) -> None:
        self._tables.erased.update({(row.channel, row.what, row.id): row for row in rows})

    def get(self, channel: bytes, what: str, name: bytes) -> ErasedRow | None:
        return self._tables.erased.get((channel, what, name))

    def among(self, channel: bytes, what: str, ids: Collection[bytes]) -> set[bytes]:
        return {one for one in ids if (channel, what, one) in self._tables.erased}

    def with_how(self, how: str) -> list[ErasedRow]:
        found = [row for row in self._tables.erased.values() if row.how == how]
        return sorted(found, key=lambda row: (row.channel, row.what, row.id))

    def channels(self) -> set[bytes]:
        return {row.channel for row in self._tables.erased.values()}

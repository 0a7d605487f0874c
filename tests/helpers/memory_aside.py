"""What a journal in memory keeps aside, its settings and its drafts."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import replace
from typing import Protocol

from desktop.domain.rows import AsideRow


class Tables(Protocol):
    """As much of a journal's tables as this needs."""

    aside: dict[tuple[bytes, bytes], AsideRow]
    settings: dict[str, bytes]
    drafts: dict[bytes, tuple[bytes, int, bytes]]


class MemoryAside:
    """States the workspace's Aside."""

    def __init__(self, tables: Tables) -> None:
        self._tables = tables

    def add(self, rows: Iterable[AsideRow]) -> None:
        for row in rows:
            self._tables.aside.setdefault((row.channel, row.hash), row)

    def all(self, channel: bytes | None = None) -> list[AsideRow]:
        return [row for row in self._tables.aside.values() if channel in (None, row.channel)]

    def some(self, channel: bytes, names: Collection[bytes]) -> list[AsideRow]:
        return [row for row in self.all(channel) if row.hash in names]

    def count(self) -> int:
        return len(self._tables.aside)

    def channels(self) -> set[bytes]:
        return {channel for channel, _ in self._tables.aside}

    def missing(self, channel: bytes) -> dict[bytes, tuple[bytes, ...]]:
        return {row.hash: row.events for row in self.all(channel)}

    def keep(self, channel: bytes, name: bytes, missing: tuple[bytes, ...]) -> None:
        row = self._tables.aside.get((channel, name))
        if row is not None and missing:
            self._tables.aside[channel, name] = replace(row, events=missing)
        else:
            self._tables.aside.pop((channel, name), None)

    def rewrite(self, channel: bytes, name: bytes, batch: bytes) -> None:
        row = self._tables.aside.get((channel, name))
        if row is not None:
            self._tables.aside[channel, name] = replace(row, batch=batch)


class MemorySettings:
    """States the workspace's Settings."""

    def __init__(self, tables: Tables) -> None:
        self._tables = tables

    def get(self, name: str) -> bytes | None:
        return self._tables.settings.get(name)

    def put(self, name: str, value: bytes) -> None:
        self._tables.settings[name] = value

    def drop(self, name: str) -> None:
        self._tables.settings.pop(name, None)


class MemoryDrafts:
    """States the workspace's Drafts."""

    def __init__(self, tables: Tables) -> None:
        self._tables = tables

    def save(self, draft: bytes, saved_at: int, content: bytes) -> None:
        self._tables.drafts[draft] = (draft, saved_at, content)

    def get(self, draft: bytes) -> bytes | None:
        found = self._tables.drafts.get(draft)
        return None if found is None else found[2]

    def all(self) -> list[tuple[bytes, int, bytes]]:
        return sorted(self._tables.drafts.values(), key=lambda draft: (-draft[1], draft[0]))

    def discard(self, draft: bytes) -> bool:
        return self._tables.drafts.pop(draft, None) is not None

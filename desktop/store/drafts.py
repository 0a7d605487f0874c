"""Drafts: local rows, saved often, never events. Nobody else has them, so they are kept twice."""

from __future__ import annotations

from typing import Final

from desktop.store.connections import Connections

_SAVE: Final = "INSERT OR REPLACE INTO drafts (id, saved_at, content) VALUES (?, ?, ?)"
_DISCARD: Final = "DELETE FROM drafts WHERE id = ?"


class DraftTable:
    """What somebody began to write. Content is bytes of the presenter's making."""

    def __init__(self, connections: Connections) -> None:
        """Take the ways to a line."""
        self._connections = connections

    def save(self, draft: bytes, saved_at: int, content: bytes) -> None:
        """Keep a draft as it is now (`saved_at` in ms since 1970 UTC)."""
        with self._connections.writing() as line:
            line.run(_SAVE, (draft, saved_at, content))
            self._connections.also(_SAVE, (draft, saved_at, content))

    def get(self, draft: bytes) -> bytes | None:
        """Give a draft's content, or None."""
        with self._connections.reading() as line:
            row = line.run("SELECT content FROM drafts WHERE id = ?", (draft,)).first()
        return None if row is None else bytes(row[0])

    def all(self) -> list[tuple[bytes, int, bytes]]:
        """Give all drafts, the latest first."""
        with self._connections.reading() as line:
            rows = line.run("SELECT id, saved_at, content FROM drafts ORDER BY saved_at DESC, id").all()
        return [(bytes(row[0]), int(row[1]), bytes(row[2])) for row in rows]

    def discard(self, draft: bytes) -> bool:
        """Remove a draft; says whether there was one."""
        with self._connections.writing() as line:
            self._connections.also(_DISCARD, (draft,))
            return line.run(_DISCARD, (draft,)).changed > 0

"""Named values and keys, kept twice but for what the next contact tells anew.

Keys are only ever added; what was stated about them may be read from the log again.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

from desktop.domain.rows import StoredKey
from desktop.store.connections import Connections
from desktop.store.second import FLEETING

_PUT: Final = "INSERT OR REPLACE INTO settings (name, value) VALUES (?, ?)"
_DROP: Final = "DELETE FROM settings WHERE name = ?"
_FORGET: Final = "DELETE FROM keys WHERE kind = ? AND scope = ?"
_ADD: Final = "INSERT OR IGNORE INTO keys (kind, scope, key, secret) VALUES (?, ?, ?, ?)"


class SettingTable:
    """Small named values: identity, cursors of the machine, counters."""

    def __init__(self, connections: Connections) -> None:
        """Take the ways to a line."""
        self._connections = connections

    def get(self, name: str) -> bytes | None:
        """Give a value, or None."""
        with self._connections.reading() as line:
            row = line.run("SELECT value FROM settings WHERE name = ?", (name,)).first()
        return None if row is None else bytes(row[0])

    def put(self, name: str, value: bytes) -> None:
        """Set a value."""
        with self._connections.writing() as line:
            line.run(_PUT, (name, value))
            if name not in FLEETING:
                self._connections.also(_PUT, (name, value))

    def drop(self, name: str) -> None:
        """Remove a value."""
        with self._connections.writing() as line:
            line.run(_DROP, (name,))
            if name not in FLEETING:
                self._connections.also(_DROP, (name,))


class KeyTable:
    """The keys of the ring: a set that only grows; a known key is never replaced."""

    def __init__(self, connections: Connections) -> None:
        """Take the ways to a line."""
        self._connections = connections

    def all(self) -> list[StoredKey]:
        """Give every key, oldest first."""
        with self._connections.reading() as line:
            rows = line.run("SELECT kind, scope, key, secret FROM keys ORDER BY id").all()
        return [StoredKey(row[0], bytes(row[1]), bytes(row[2]), bytes(row[3])) for row in rows]

    def add(self, keys: Iterable[StoredKey]) -> None:
        """Add keys; those already known stay as they are."""
        rows = [(key.kind, key.scope, key.key, key.secret) for key in keys]
        if rows:
            with self._connections.writing() as line:
                line.run(_ADD, rows)
                self._connections.also(_ADD, rows)

    def drop_statements(self, kinds: Sequence[str], scope: bytes) -> None:
        """Forget what was stated of a channel's keys, which the log tells anew; a secret is never forgotten."""
        rows = [(kind, scope) for kind in kinds]
        with self._connections.writing() as line:
            line.run(_FORGET, rows)
            self._connections.also(_FORGET, rows)

"""The book of the chunks as the door sees it: each method one transaction, with the time passed in."""

from __future__ import annotations

from collections.abc import Collection

from server_stub.log import chunks
from server_stub.log.database import Database


class ChunkBook:
    """Which chunks there are, and under which names their bytes lie."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def held(self, channel: bytes, addresses: Collection[bytes], now: int) -> dict[bytes, str]:
        """Give the names of those a channel has; they are kept for another lease (`now` in ms since 1970 UTC)."""
        with self._database.writing() as connection:
            return chunks.renew(connection, channel, addresses, now)

    def keep(self, channel: bytes, address: bytes, name: str, now: int) -> bool:
        """Note that a chunk's bytes lie under a name; False if the channel has it already under another."""
        with self._database.writing() as connection:
            return chunks.keep(connection, channel, address, name, now)

    def name_of(self, channel: bytes, address: bytes) -> str | None:
        """Give the name under which a chunk's bytes lie, None if the channel does not have it."""
        with self._database.reading() as connection:
            return chunks.name_of(connection, channel, address)

    def rename(self, name: str, new: str) -> bool:
        """Let a chunk's bytes lie under a new name; False if nothing lies under the old one by now."""
        with self._database.writing() as connection:
            return chunks.rename(connection, name, new)

    def drop(self, name: str) -> None:
        """Forget a chunk whose bytes are not what they should be."""
        with self._database.writing() as connection:
            chunks.drop(connection, name)

    def sweep(self, now: int) -> tuple[str, ...]:
        """Forget some chunks that nothing has needed for the length of a lease; gives their names."""
        with self._database.writing() as connection:
            return chunks.sweep(connection, now)

    def adopt(self, names: Collection[str]) -> frozenset[str]:
        """Let bytes that no chunk lies under be chunks that events need and lack; gives their names."""
        with self._database.writing() as connection:
            return chunks.adopt(connection, names)

    def names(self) -> list[str]:
        """Give the names of all chunks."""
        with self._database.reading() as connection:
            return list(chunks.all_names(connection))

    def known_names(self, names: Collection[str]) -> frozenset[str]:
        """Say which of these names are a chunk's."""
        with self._database.reading() as connection:
            return chunks.known_names(connection, names)

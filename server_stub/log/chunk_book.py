"""The book of the chunks as the door sees it: each method one transaction, with the time passed in."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, field

from server_stub.log import chunks, usage
from server_stub.log.database import Database
from server_stub.relay.quotas import day_of


@dataclass(frozen=True, slots=True)
class Handed:
    """A chunk that a device hands in for a channel."""

    device: bytes
    channel: bytes
    address: bytes
    content: bytes = field(repr=False)


class ChunkBook:
    """Which chunks there are, and under which names their bytes lie."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def held(self, channel: bytes, addresses: Collection[bytes], now: int) -> dict[bytes, str]:
        """Give the names of those a channel has; they are kept for another lease (`now` in ms since 1970 UTC)."""
        with self._database.writing() as connection:
            return chunks.renew(connection, channel, addresses, now)

    def keep(self, handed: Handed, name: str, now: int) -> bool:
        """Note that a chunk's bytes lie under a name; False if the channel has it already under another.

        A new one counts into what its device has handed in that day.
        """
        with self._database.writing() as connection:
            new = chunks.keep(connection, handed.channel, handed.address, name, now)
            if new:
                usage.add(connection, handed.device, day_of(now), len(handed.content))
        return new

    def used(self, device: bytes, now: int) -> int:
        """Give how many bytes of chunks a device has handed in that day."""
        with self._database.reading() as connection:
            return usage.used(connection, device, day_of(now))

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
            usage.forget(connection, day_of(now))
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

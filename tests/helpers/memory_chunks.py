"""The chunks of a server in memory: the same rules as the real one's table and folder, in dictionaries."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field

from wire import limits
from wire.chunks import address

LEASE_MS = limits.CHUNK_LEASE_SECONDS * 1000
Place = tuple[bytes, bytes]


@dataclass
class MemoryChunks:
    """Sealed chunks by channel and address, since when each is kept, and the seqs of the events that need them."""

    kept: dict[Place, bytes] = field(default_factory=dict)
    since: dict[Place, int] = field(default_factory=dict)
    links: dict[Place, set[int]] = field(default_factory=dict)

    def copied(self) -> MemoryChunks:
        links = {place: set(seqs) for place, seqs in self.links.items()}
        return MemoryChunks(dict(self.kept), dict(self.since), links)

    def keep(self, channel: bytes, data: bytes, now: int) -> bool:
        """Keep a chunk, or renew its lease; says whether it was known."""
        place = channel, address(data)
        known = place in self.kept
        self.kept[place], self.since[place] = data, now
        return known

    def held(self, channel: bytes, hashes: Collection[bytes], now: int) -> frozenset[bytes]:
        """Say which of these the channel has, for another lease."""
        found = frozenset(one for one in hashes if (channel, one) in self.kept)
        self.since.update({(channel, one): now for one in found})
        return found

    def link(self, channel: bytes, seq: int, hashes: Iterable[bytes]) -> None:
        """Note that the event at a seq needs these."""
        for one in hashes:
            self.links.setdefault((channel, one), set()).add(seq)

    def drop_links(self, channel: bytes, seqs: Collection[int]) -> None:
        """Forget what erased events needed, and with it every chunk that nothing needs any more."""
        for place, linked in list(self.links.items()):
            if place[0] == channel and linked & set(seqs):
                linked -= set(seqs)
                if not linked:
                    del self.links[place]
                    self.kept.pop(place, None)
                    self.since.pop(place, None)

    def lease_anew(self, now: int) -> None:
        """Keep every chunk for a whole lease from now on: what needs it may not be back yet."""
        self.since = dict.fromkeys(self.since, now)

    def sweep(self, now: int) -> None:
        """Remove what nothing has needed for the length of a lease."""
        for place, since in list(self.since.items()):
            if since < now - LEASE_MS and place not in self.links:
                del self.kept[place], self.since[place]

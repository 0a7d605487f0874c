"""Since when a server has taken nothing of the end of a channel that it lacks, although all of it was offered.

A witness is waited for an hour; that hour goes on when the program is closed and opened again, so it is kept. It counts
for one life of the server, and for as long as the server stands at the very same place. It is an hour by the server's
clock, as the last greeting told it: what a device's own says matters only where it is set anew between two greetings.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Final

import msgspec

from desktop.workspace.ground import Ground
from wire.decoders import unpack

_SETTING: Final = "offered_in_vain"


class _Kept(msgspec.Struct, frozen=True, array_like=True):
    """Kept are a life of the server, of each channel the seq it ends at there and since when (server's ms, UTC)."""

    incarnation: bytes
    since: dict[bytes, tuple[int, int]]


class InVain:
    """Where a server takes nothing, and since when."""

    def __init__(self, ground: Ground) -> None:
        """Read what is kept of the life that the server lives now."""
        self._ground = ground
        kept = ground.journal.settings.get(_SETTING)
        read = unpack(kept, _Kept) if kept else _Kept(b"", {})
        self._kept = read.since if read.incarnation == ground.incarnation else {}

    @property
    def now(self) -> int:
        """Give the time that is noted and that the hour is over by."""
        return self._ground.server_time

    def note(self, ends: Mapping[bytes, int]) -> None:
        """Note that nothing was taken of all that was offered behind these ends; since when, where it was so before."""
        now, kept = self.now, dict(self._kept)
        for channel, end in ends.items():
            before = self.since(channel, end)
            kept[channel] = end, now if before is None else before
        self._put(kept)

    def since(self, channel: bytes, end: int) -> int | None:
        """Give since when a server that ends there took nothing, None where it was not offered all in vain.

        A clock that was ahead when that was noted makes nobody wait longer than the hour. That the server's own
        was behind nobody can know.
        """
        seq, at = self._kept.get(channel, (-1, 0))
        return min(at, self.now) if seq == end else None

    def keep_only(self, channels: Collection[bytes]) -> None:
        """Forget all other channels: the server lacks nothing there, or is to be offered it once more."""
        self._put({channel: kept for channel, kept in self._kept.items() if channel in channels})

    def _put(self, kept: dict[bytes, tuple[int, int]]) -> None:
        if kept != self._kept:
            self._kept = kept
            with self._ground.transaction():
                data = msgspec.msgpack.encode(_Kept(self._ground.incarnation, kept))
                self._ground.journal.settings.put(_SETTING, data)

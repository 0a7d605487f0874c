"""The waiting room: callers that wait until something they may read has grown.

It holds where all channels stand, in memory, and one asyncio event a caller: no thread, no connection, no query while
nothing happens. What it knows are hints; pull is the truth.
"""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field
from typing import Final

from server_stub.log.log import Board, NoSession
from server_stub.relay.access import ENDED, Caller, Standing, alarms_for, channels, standing
from wire.directory import Directory
from wire.messages import WaitAnswer
from wire.names import ZERO_HASH, heads_digest

NOWHERE: Final = (0, ZERO_HASH)
"""Where a channel stands that holds nothing."""


@dataclass(eq=False, slots=True)
class _Waiter:
    """One who waits, with what it may read as of a directory."""

    caller: Caller
    event: asyncio.Event = field(default_factory=asyncio.Event)
    directory: Directory | None = None
    channels: frozenset[bytes] = frozenset()
    unit: str | None = None


class WaitingRoom:
    """Where channels stand, and who waits for it to change."""

    def __init__(self, seconds: float) -> None:
        self.seconds = seconds
        self._learnt = 0
        self._restated = 0
        self._moved: dict[bytes, int] = {}
        self._heads: dict[bytes, tuple[int, bytes]] = {}
        self._alarms: dict[bytes, dict[str, int]] = {}
        self._directory = Directory()
        self._open_to: dict[tuple[Standing, str | None], frozenset[bytes]] = {}
        self._waiters: set[_Waiter] = set()
        self._closed = False

    def __len__(self) -> int:
        return len(self._waiters)

    @property
    def learnt(self) -> int:
        """Give how often something was learnt: to be read before the log is asked, and handed in with what it says."""
        return self._learnt

    def learn(self, board: Board, asked: int = 0) -> None:
        """Take in what the log says, and wake those whom it concerns.

        Answers may come in another order than they were asked for: what stands lower than is known here, or otherwise,
        counts where it was `asked` for once that was known. Then the database was put back below this process.
        """
        self._learnt += 1
        about = self._heads.keys() | board.heads.keys() if board.ids is None else board.ids
        moved = {channel for channel in about if self._has_moved(channel, board, asked)}
        for channel in moved:
            self._heads[channel] = board.heads.get(channel, NOWHERE)
            self._alarms[channel] = board.alarms.get(channel, {})
            self._moved[channel] = self._learnt
        newer = asked >= self._restated and board.directory is not self._directory
        restated = newer or board.directory.seq > self._directory.seq
        if restated:
            self._directory, self._restated = board.directory, self._learnt
            self._open_to.clear()
        for waiter in self._waiters:
            if restated or not moved.isdisjoint(waiter.channels):
                waiter.event.set()

    def _has_moved(self, channel: bytes, board: Board, asked: int) -> bool:
        known, stands = self._heads.get(channel, NOWHERE), board.heads.get(channel, NOWHERE)
        return stands[0] > known[0] or (stands != known and asked >= self._moved[channel])

    def close(self) -> None:
        """Send everybody home with an empty answer."""
        self._closed = True
        for waiter in self._waiters:
            waiter.event.set()

    async def wait(self, caller: Caller, digest: bytes) -> WaitAnswer:
        """Answer as soon as the digest is another one, or empty when the time is over; raises `NoSession`."""
        waiter = _Waiter(caller)
        self._waiters.add(waiter)
        try:
            async with asyncio.timeout(self.seconds):
                while not self._closed:
                    waiter.event.clear()
                    self._look_up(waiter)
                    current = self._digest(waiter)
                    if current != digest:
                        return WaitAnswer(current, self._alarm_bits(waiter))
                    await waiter.event.wait()
        except TimeoutError:
            pass
        finally:
            self._waiters.discard(waiter)
        return WaitAnswer(b"", self._alarm_bits(waiter))

    def _look_up(self, waiter: _Waiter) -> None:
        """Find out anew what a caller may read, if the directory has changed; raises `NoSession`.

        All of a unit may read the same: of thousands who wait each would else have the names of all channels to itself.
        """
        directory = self._directory
        if waiter.directory is directory:
            return
        found = standing(directory, waiter.caller)
        if found in ENDED:
            raise NoSession(found.value)
        waiter.directory, waiter.unit = directory, directory.unit_of(waiter.caller.device)
        alike = found, waiter.unit
        if alike not in self._open_to:
            self._open_to[alike] = frozenset(channels(directory, waiter.caller))
        waiter.channels = self._open_to[alike]

    def _digest(self, waiter: _Waiter) -> bytes:
        known = waiter.channels & self._heads.keys()
        stands = [(channel, *self._heads[channel]) for channel in known]
        return heads_digest([one for one in stands if one[1:] != NOWHERE])

    def _alarm_bits(self, waiter: _Waiter) -> int:
        known = waiter.channels & self._alarms.keys()
        return sum(alarms_for(waiter.unit, self._alarms[channel]) for channel in known)

"""In which order batches under way are given out: what rings goes before everything else, whenever it was signed.

A channel's batches stay in the order of their numbers, as they are chained to each other. So what was signed in a
channel before its alarm goes ahead with it, and so does all that an alarm still waits behind. Whether a batch rings is
known of what was written here, for a header may leave it out.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from typing import Protocol

from desktop.domain.rows import SealedRow


class Alarms(Protocol):
    """As much of the outbox as this room reads."""

    def rings(self, events: Sequence[bytes]) -> bool:
        """Say whether one of these events raises an alarm."""

    def alarmed_channels(self, now: int) -> set[bytes]:
        """Give the channels in which an alarm waits that may go by now."""


class AlarmsFirst:
    """Puts batches in order; of one that it was not told of it asks once whether it rings."""

    def __init__(self) -> None:
        """Begin without knowing of any batch."""
        self._rings: dict[bytes, bool] = {}
        self.channels: frozenset[bytes] = frozenset()
        """The channels with an alarm when order was made last."""

    def note(self, name: bytes, *, rings: bool) -> None:
        """Note of a batch that was just signed, by its hash, whether it rings: so nobody has to look it up."""
        self._rings[name] = rings

    def order(self, alarms: Alarms, rows: Sequence[SealedRow], now: int) -> list[SealedRow]:
        """Give the batches with those up to the last that rings in their channel before all others."""
        self._rings = {row.hash: self._does_ring(alarms, row) for row in rows}
        until = {row.channel: row.n for row in rows if self._rings[row.hash]}
        until |= dict.fromkeys(alarms.alarmed_channels(now), sys.maxsize)
        self.channels = frozenset(until)
        return sorted(rows, key=lambda row: row.n > until.get(row.channel, 0))

    def _does_ring(self, alarms: Alarms, row: SealedRow) -> bool:
        known = self._rings.get(row.hash)
        return alarms.rings(row.events) if known is None else known

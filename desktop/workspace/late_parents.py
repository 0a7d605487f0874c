"""What came before the first event of its entity, or before one that it names: it waits, and is folded right behind it.

A server that was restored may be given an acknowledgement back before the notification it acknowledges: what somebody
without access wrote has to be witnessed first. What waited must then count, and on every device in the same way: so it
is the log alone that says what waits, and the moment is that at which the entity begins, or what was named counts.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Final

from desktop.domain.fold import Written
from desktop.domain.outcome import Outcome, Verdict, waiting
from desktop.domain.rows import LogRow, PlacedRow
from desktop.workspace.ground import SET_ASIDE, Ground
from desktop.workspace.opening import open_placed
from wire.access import Channel

PARENT: Final = waiting("parent")
"""The outcome of what came before the first event of its entity, or before one that it names."""


class LateParents:
    """The events of one transaction that wait for another of their entity, and those that waited no longer."""

    def __init__(self, ground: Ground) -> None:
        """Start with nothing that waits."""
        self._ground = ground
        self._waiting: dict[tuple[bytes, bytes], dict[int, Written]] = {}
        self._settled: dict[tuple[bytes, int], tuple[Written, Outcome]] = {}
        self._before: dict[bytes, bool] = {}
        self._looked: set[tuple[bytes, bytes]] = set()

    def wait(self, written: Written, channel: bytes) -> None:
        """Take note of an event that waits."""
        for entity in dict.fromkeys(written.entities):
            self._waiting.setdefault((channel, entity), {})[written.seq or 0] = written

    def forget(self, written: Written, channel: bytes) -> None:
        """Take note of an event that does not wait, or not any more: it counts, or never will."""
        for entity in dict.fromkeys(written.entities) if self._waiting else ():
            self._waiting.get((channel, entity), {}).pop(written.seq or 0, None)

    def of(self, channel: bytes, entity: bytes, before: int) -> list[Written]:
        """Give what of an entity stands before a seq and waits, in its order."""
        if (channel, entity) not in self._looked and self._waited_before(channel):
            self._looked.add((channel, entity))
            known = self._ground.every_channel().get(channel)
            for one in _read(self._ground, known, entity, _waits) if known else ():
                if (channel, one.seq or 0) not in self._settled:
                    self.wait(one, channel)
        found = self._waiting.get((channel, entity), {})
        return [found[seq] for seq in sorted(found) if seq < before]

    def _waited_before(self, channel: bytes) -> bool:
        """Say whether anything of a channel waited before this transaction; what waits since is known here."""
        if channel not in self._before:
            waits = self._ground.tally.count(Verdict.WAITING)
            log = self._ground.journal.log
            self._before[channel] = bool(waits and log.with_outcome(channel, PARENT.verdict, PARENT.reason))
        return self._before[channel]

    def settle(self, channel: bytes, written: Written, outcome: Outcome) -> None:
        """Take note of what became of an event that waited: once it counts anywhere, it waits for nothing more."""
        if outcome != PARENT:
            self._settled[channel, written.seq or 0] = (written, outcome)

    def settled_at(self, channel: bytes, seq: int) -> Outcome | None:
        """Give, once, what became of an event whose batch is not in the log yet."""
        found = self._settled.pop((channel, seq), None) if self._settled else None
        return None if found is None else found[1]

    def write(self) -> None:
        """Write into the log what became of those that stand there."""
        for (channel, seq), (written, outcome) in self._settled.items():
            [row] = self._ground.journal.log.page(channel, seq - 1, 1)
            again = LogRow(seq, row.event, row.header, row.body, outcome.verdict, outcome.reason, written.entities)
            self._ground.journal.log.set_outcome(channel, again)
            self._ground.tally.change(row.outcome, outcome)
        self._settled.clear()


def come_to_nothing(ground: Ground, channel: Channel, entity: bytes) -> list[Written]:
    """Give the events of an entity that stand in the log and do not count as it stands, in their order."""
    return list(_read(ground, channel, entity, _does_not_count))


def _waits(row: PlacedRow) -> bool:
    return (row.outcome, row.reason) == (PARENT.verdict, PARENT.reason)


def _does_not_count(row: PlacedRow) -> bool:
    return _waits(row) or (row.outcome == Verdict.QUARANTINED and row.reason not in SET_ASIDE)


def _read(ground: Ground, channel: Channel, entity: bytes, wanted: Callable[[PlacedRow], bool]) -> Iterator[Written]:
    for row in ground.journal.log.of_entity(entity):
        if row.channel == channel.id and wanted(row):
            read = open_placed(ground, channel, row)
            if isinstance(read, Written):
                yield read

"""Saying elsewhere what follows from what the log says here: word from channel to channel, written as receipts are.

It asks the kinds and knows none. Only what is confirmed has consequences, and whatever stands in the other channel
already, or waits for it here, is not said again: the fold of that channel says so itself.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import msgspec

from desktop.domain.event import Due, Elsewhere
from desktop.domain.kinds import KINDS
from desktop.domain.outcome import Verdict
from desktop.domain.rows import OutboxRow
from desktop.workspace.folding import Cell, Folding
from desktop.workspace.ground import Ground
from wire.body import decode_body, encode_body, new_body
from wire.header import EnvelopeKind
from wire.names import pair_channel


class FollowingUp:
    """Writes what follows from the entities of one transaction."""

    def __init__(self, ground: Ground, folding: Folding) -> None:
        """Stand on the workspace's ground, beside what has just been folded."""
        self._ground = ground
        self._folding = folding
        self._unit = ground.unit

    def follow_up(self) -> None:
        """Queue what is due elsewhere, and show it at once."""
        for cell in self._looked_at():
            rule = cell.kind.follow_ups
            for due in () if rule is None else rule.due(cell.confirmed, self._unit):
                self._say(due)

    def _looked_at(self) -> Iterable[Cell]:
        """Give what was touched, and what elsewhere may have waited for it; each once."""
        touched = [cell for cell in self._folding.cells if cell.kind.follow_ups and cell.confirmed is not None]
        related = [cell for one in touched for cell in self._related(one) if cell.confirmed is not None]
        return {(cell.kind.name, cell.channel, cell.entity): cell for cell in (*touched, *related)}.values()

    def _related(self, cell: Cell) -> Iterator[Cell]:
        rule = cell.kind.follow_ups
        for where in () if rule is None else rule.related(cell.confirmed, self._unit):
            found = self._cell(where)
            if found is not None:
                yield found

    def _cell(self, where: Elsewhere) -> Cell | None:
        """Give an entity of a channel shared with another unit, None where this device does not read that channel."""
        channel = pair_channel(self._ground.seals.root, self._unit, where.unit)
        if channel not in self._ground.channels:
            return None
        return self._folding.cell(KINDS[where.kind], where.entity, channel)

    def _say(self, due: Due) -> None:
        """Queue an event, unless it would change nothing, the rules would not let it through, or it was refused."""
        cell = self._cell(due.where)
        if cell is None or cell.read_only or self._refused(due):
            return
        now = self._ground.surroundings.now()
        fields = msgspec.msgpack.encode(due.body)
        body = encode_body(new_body(due.type, now, (due.where.entity,), fields))
        event = self._ground.surroundings.new_id()
        row = OutboxRow(cell.channel, event, due.where.entity, body, alarm=False, created_at=now)
        shown, outcome = self._folding.foresee(cell, row)
        if outcome.verdict is Verdict.APPLIED:
            self._ground.journal.outbox.add([row])
            cell.shown = shown

    def _refused(self, due: Due) -> bool:
        """Say whether the server has refused such a word of this entity: it is not tried again and again."""
        rows = self._ground.journal.outbox.of_entity(due.where.entity)
        # A refused erasure of the entity stands among them, and is no word.
        words = (row for row in rows if row.envelope == EnvelopeKind.EVENT and row.status in ("refused", "moot"))
        return any(decode_body(row.plaintext).type == due.type for row in words)

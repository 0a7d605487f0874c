"""Receipts: what arrived is confirmed to the unit that wrote it, once for the unit, by one event for a channel.

At once for what is immediate, else after a moment drawn by chance, so that nobody learns when somebody read.
"""

from __future__ import annotations

from typing import Any, Final

import msgspec

from desktop.domain.event import Receipts
from desktop.domain.outcome import Verdict
from desktop.domain.rows import OutboxRow
from desktop.workspace.common_rows import common_place
from desktop.workspace.folding import Cell, Folding
from desktop.workspace.ground import Ground
from wire.body import encode_body, new_body

RECEIPT_DELAY_MS: Final = 5000
_RECEIPT_EVENTS: Final = 400

_Due = list[tuple[Cell, bytes]]


class Confirming:
    """Confirms what the entities of one transaction lack a receipt for."""

    def __init__(self, ground: Ground, folding: Folding) -> None:
        """Stand on the workspace's ground, beside what has just been folded."""
        self._ground = ground
        self._folding = folding
        self._unit = ground.unit

    def confirm(self) -> None:
        """Confirm what arrived: one event a channel, kind and urgency, listing the events of the other unit."""
        due: dict[tuple[bytes, str, bool], _Due] = {}
        for cell in self._folding.cells:
            rule = cell.kind.receipts
            if rule is None or cell.confirmed is None:
                continue
            events = self._due(cell, rule)
            listed = due.setdefault((cell.channel, cell.kind.name, rule.urgent(cell.shown)), []) if events else []
            listed += [(cell, event) for event in events]
        for (_, _, urgent), listed in due.items():
            for start in range(0, len(listed), _RECEIPT_EVENTS):
                self._receipt(listed[start : start + _RECEIPT_EVENTS], urgent=urgent)

    def _due(self, cell: Cell, rule: Receipts[Any]) -> tuple[bytes, ...]:
        """Give the events to confirm: those in the log that nothing which waits here confirms already.

        What is only shown, because a server has lost it, is confirmed once it has come back: until then a receipt of it
        would be of nothing, and due again at once.
        """
        due = rule.due(cell.shown, self._unit)
        if not due or cell.shown is cell.confirmed:
            return due
        placed = set(rule.due(cell.confirmed, self._unit))
        return tuple([event for event in due if event in placed])

    def _receipt(self, listed: _Due, *, urgent: bool) -> None:
        """Queue one receipt and show it at once; nothing where the rules would not let this device write it."""
        first = listed[0][0]
        rule: Receipts[Any] | None = first.kind.receipts
        if rule is None:
            return
        cells = list({cell.entity: cell for cell, _ in listed}.values())
        now = self._ground.surroundings.now()
        # An urgent one has no time of its own at all: a clock that was wrong must not hold it back.
        later = 0 if urgent else now + int(self._ground.surroundings.chance() * RECEIPT_DELAY_MS)
        fields = msgspec.msgpack.encode(rule.body(tuple(event for _, event in listed)))
        body = encode_body(new_body(rule.type, now, tuple(cell.entity for cell in cells), fields))
        event, place = self._ground.surroundings.new_id(), common_place(first.channel)
        row = OutboxRow(first.channel, event, place, body, alarm=False, created_at=now, not_before=later)
        foreseen = [(cell, *self._folding.foresee(cell, row)) for cell in cells]
        if any(outcome.verdict is Verdict.APPLIED for _, _, outcome in foreseen):
            self._ground.journal.outbox.add([row])
            for cell, shown, _ in foreseen:
                cell.shown = shown

"""What this device has written and not sent goes nowhere where somebody has taken it back: here, or on another device.

Who does so here sees what goes with it; whoever else wrote something finds it in the tray, with why. It asks the kinds
and knows none. What may have left the device is left alone: nobody but the others can undo that.
"""

from __future__ import annotations

from typing import Any, Final

import msgspec

from desktop.domain.event import Due, Elsewhere, Nowhere
from desktop.domain.kinds import KINDS
from desktop.domain.rows import OutboxRow
from desktop.workspace.folding import Cell, Folding
from desktop.workspace.ground import Ground
from wire.body import decode_body, encode_body, new_body
from wire.header import EnvelopeKind
from wire.names import pair_channel

_HERE: Final = ("waiting", "uploading")
TAKEN_BACK: Final = "taken_back"
"""Why something is in the tray that a colleague has taken back what it was for."""


def keep_what_goes_nowhere(ground: Ground, folding: Folding, *, own_deed: bool) -> set[bytes]:
    """Keep from being sent what goes nowhere, as what was touched is shown now; its overlay is laid already.

    Where that follows from an `own_deed` it is dropped, else it is put into the tray. Gives the events.
    """

    def elsewhere(where: Elsewhere) -> Cell:
        channel = pair_channel(ground.seals.root, ground.unit, where.unit)
        return folding.cell(KINDS[where.kind], where.entity, channel)

    def read(where: Elsewhere) -> Any:
        return elsewhere(where).shown

    kept: set[bytes] = set()
    for cell in [one for one in folding.cells if one.shown is not None and not one.gone]:
        for nowhere in cell.kind.goes_nowhere(cell.shown, ground.unit, read):
            there = elsewhere(nowhere.where)
            if events := _keep(ground, there, nowhere, own_deed=own_deed):
                kept.update(events)
                folding.lay_over(there)
    return kept


def _keep(ground: Ground, cell: Cell, nowhere: Nowhere, *, own_deed: bool) -> list[bytes]:
    rows = [row for row in ground.journal.outbox.of_entity(cell.entity) if row.channel == cell.channel]
    events = [row for row in rows if row.envelope == EnvelopeKind.EVENT]
    waiting = [row.event for row in events if row.status in _HERE and _type(row) in nowhere.types]
    if not waiting:
        return []
    untold = cell.confirmed is None and all(row.status in _HERE for row in events)
    if nowhere.instead is not None and untold:
        said = _said(ground, cell, nowhere.instead)
        ground.journal.outbox.add([said])
        ground.journal.outbox.mark([said.event, *(row.event for row in events)], "withdrawn")
    elif own_deed:
        ground.journal.outbox.drop(waiting)
    else:
        ground.journal.outbox.mark(waiting, "refused", TAKEN_BACK)
    return waiting


def _type(row: OutboxRow) -> str:
    return decode_body(row.plaintext).type


def _said(ground: Ground, cell: Cell, due: Due) -> OutboxRow:
    now, event = ground.surroundings.now(), ground.surroundings.new_id()
    body = encode_body(new_body(due.type, now, (cell.entity,), msgspec.msgpack.encode(due.body)))
    return OutboxRow(cell.channel, event, cell.entity, body, alarm=False, created_at=now)

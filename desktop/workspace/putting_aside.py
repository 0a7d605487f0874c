"""Putting this device's own events aside: what no rule lets out any more goes into the tray, with its reason.

Nothing is thrown away. A receipt is nobody's work; one that may not go out is let go without a word.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

from desktop.domain.fold import kind_of
from desktop.domain.outcome import Verdict
from desktop.domain.rows import LogRow, OutboxRow
from desktop.workspace.folding import Cell, Folding
from desktop.workspace.ground import Ground
from wire.body import decode_body
from wire.codec import Malformed
from wire.header import EnvelopeKind

IN_TRAY: Final = ("refused", "withdrawn")
_NO_MORE: Final = (Verdict.QUARANTINED, Verdict.WAITING)


def is_receipt(row: OutboxRow) -> bool:
    """Say whether an event only confirms that something arrived."""
    if row.envelope != EnvelopeKind.EVENT:
        return False
    try:
        written = decode_body(row.plaintext).type
    except Malformed:
        return False
    kind = kind_of(written)
    return kind is not None and kind.receipts is not None and kind.receipts.type == written


def set_aside(ground: Ground, row: OutboxRow, reason: str) -> None:
    """Put one event into the tray."""
    ground.journal.outbox.mark([row.event], "moot" if is_receipt(row) else "refused", reason)


def put_aside(ground: Ground, folding: Folding, cell: Cell, code: str = "") -> int:
    """Put the waiting events of an entity aside that no longer fold; gives how many.

    Each for its own reason, or all under one `code`.
    """
    cell.shown, count = cell.confirmed, 0
    for row in folding.pending(cell):
        if row.status in IN_TRAY:
            continue
        shown, outcome = folding.foresee(cell, row)
        if outcome.verdict in _NO_MORE and row.status in ("waiting", "uploading"):
            set_aside(ground, row, code or outcome.reason)
            count += 1
        cell.shown = shown
    return count


def put_aside_what_was_built_on(ground: Ground, refused: Iterable[OutboxRow]) -> int:
    """Put what makes no sense without a refused event into the tray as well, and show it all anew; gives how many."""
    folding, shown, count = Folding(ground), Folding(ground), 0
    for row in refused:
        body = decode_body(row.plaintext) if row.envelope == EnvelopeKind.EVENT else None
        kind = kind_of(body.type) if body else None
        if body is None or kind is None:
            continue
        # A receipt touches many, and stands in the outbox under the name of none of them.
        for entity in body.entities:
            count += put_aside(ground, folding, folding.cell(kind, entity, row.channel), "built_on_refused")
            shown.cell(kind, entity, row.channel)
    ground.tell(tuple(cell.entity for cell in shown.finish()))
    return count


def put_aside_what_came_to_nothing(ground: Ground, entries: Sequence[LogRow]) -> frozenset[bytes]:
    """Put what the log has brought back of this device, and everybody sets aside, into the tray; gives the ids."""
    vain = {entry.event: entry.reason for entry in entries if entry.outcome == Verdict.QUARANTINED}
    events = (row for row in ground.journal.outbox.all() if row.envelope == EnvelopeKind.EVENT) if vain else ()
    rows = [row for row in events if row.event in vain and not is_receipt(row)]
    for row in rows:
        set_aside(ground, row, vain[row.event])
    return frozenset(row.event for row in rows)


def put_aside_what_is_forbidden(ground: Ground, folding: Folding) -> None:
    """Look at everything that waits again, after this device was left with fewer roles than it had."""
    for row in ground.journal.outbox.all("waiting"):
        if row.envelope != EnvelopeKind.EVENT:
            continue
        body = decode_body(row.plaintext)
        if (kind := kind_of(body.type)) is not None:
            for entity in body.entities:
                put_aside(ground, folding, folding.cell(kind, entity, row.channel))

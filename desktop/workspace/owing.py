"""What follows from a log of which the end was lost: receipts and word to others, owed until it has been read again.

The end may hold what this very device has answered, and to answer again is to say it twice; or it stood in what is
damaged alone, and nobody has answered. Which of the two it was is known once every channel has been read to its end:
then everything that calls for an answer is taken up, and what has one already is not given another.
"""

from __future__ import annotations

from collections.abc import Collection
from typing import Any, Final

from desktop.domain.event import Kind
from desktop.domain.kinds import KINDS
from desktop.domain.rows import StateRow
from desktop.workspace.folding import Folding
from desktop.workspace.ground import Ground
from wire.decoders import unpack

OWED: Final = "owed"


def owe(ground: Ground) -> None:
    """Take note that the log may lack its end; inside a transaction."""
    ground.journal.settings.put(OWED, b"1")


def may_answer(ground: Ground, folding: Folding, ended: Collection[bytes]) -> bool:
    """Say whether what was folded may be answered now; with the last channel's end all that is owed is taken up."""
    if not ground.journal.settings.get(OWED):
        return True
    if not ground.channels.keys() <= set(ended):
        return False
    for kind in KINDS.values():
        for row in ground.journal.states.listed(kind.name) if kind.receipts or kind.follow_ups else []:
            # What stands under a name of its own has no events of that name.
            if _calls_for_something(kind, row, ground.unit) and ground.journal.log.of_entity(row.entity):
                folding.cell(kind, row.entity, row.channel)
    ground.journal.settings.put(OWED, b"")
    return True


def _calls_for_something(kind: Kind[Any], row: StateRow, unit: str) -> bool:
    if row.confirmed is None:
        return False
    state = unpack(row.confirmed, kind.state)
    return any(rule is not None and rule.due(state, unit) for rule in (kind.receipts, kind.follow_ups))

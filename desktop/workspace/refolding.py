"""Folding again what could not be folded before: a late key, a newer program.

An entity is always folded again as a whole, from its first event; so the result is the same as if the key had been there
from the start.
"""

from __future__ import annotations

from desktop.domain.fold import Written, kind_of
from desktop.domain.kinds import KINDS
from desktop.domain.outcome import APPLIED, Outcome, Verdict
from desktop.domain.rows import LogRow, PlacedRow
from desktop.workspace.folding import Folding
from desktop.workspace.ground import Ground
from desktop.workspace.opening import open_placed
from wire.access import Channel
from wire.header import decode_header


def refold_with_new_keys(ground: Ground, folding: Folding) -> None:
    """Open every event that waited for a key this device holds by now, and fold its entities again."""
    for channel in list(ground.channels.values()):
        readable = [row for row in ground.journal.log.with_outcome(channel.id, "waiting", "key") if _holds(ground, row)]
        touched: dict[bytes, None] = {}
        for row in readable:
            written = open_placed(ground, channel, row)
            outcome = written if isinstance(written, Outcome) else Outcome(Verdict.WAITING, "refold")
            entities = () if isinstance(written, Outcome) else written.entities
            ground.journal.log.set_outcome(channel.id, _log_row(row, outcome, entities))
            touched.update(dict.fromkeys(entities))
        for entity in touched:
            refold(ground, folding, channel, entity)


def refold_outdated(ground: Ground, folding: Folding) -> int:
    """Fold every entity again whose state an older fold made; gives how many."""
    versions = {kind.name: kind.fold_version for kind in KINDS.values()}
    outdated = ground.journal.states.outdated(versions)
    for kind, entity in outdated:
        row = ground.journal.states.get(kind, entity)
        channel = ground.channels.get(row.channel) if row else None
        if channel is not None:
            refold(ground, folding, channel, entity)
    return len(outdated)


def refold(ground: Ground, folding: Folding, channel: Channel, entity: bytes) -> None:
    """Fold one entity again from its first event."""
    started: set[str] = set()
    for row in ground.journal.log.of_entity(entity):
        if row.channel != channel.id:
            continue
        written = open_placed(ground, channel, row)
        if isinstance(written, Outcome):
            continue
        kind = kind_of(written.type)
        if kind is not None and kind.name not in started:
            started.add(kind.name)
            folding.restart(kind, entity, channel.id)
        outcome = _joined(row, written, folding.apply(written, channel.id, only=entity))
        if (outcome.verdict, outcome.reason) != (row.outcome, row.reason):
            ground.journal.log.set_outcome(channel.id, _log_row(row, outcome, written.entities))


def _joined(row: PlacedRow, written: Written, outcome: Outcome) -> Outcome:
    """An event of several entities stays applied once it was applied to any of them."""
    return APPLIED if len(written.entities) > 1 and row.outcome == Verdict.APPLIED else outcome


def _holds(ground: Ground, row: PlacedRow) -> bool:
    return ground.seals.holds(row.channel, decode_header(row.header).header.key)


def _log_row(row: PlacedRow, outcome: Outcome, entities: tuple[bytes, ...]) -> LogRow:
    return LogRow(row.seq, row.event, row.header, row.body, outcome.verdict, outcome.reason, entities)

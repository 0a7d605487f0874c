"""Recording what the user does: an event that the rules allow goes into outbox and overlay, any other into neither."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import msgspec

from desktop.domain.event import Kind
from desktop.domain.kinds import KINDS
from desktop.domain.outcome import Verdict
from desktop.domain.refused import Refused
from desktop.domain.rows import OutboxRow
from desktop.workspace.folding import Folding
from desktop.workspace.ground import Ground
from desktop.workspace.refusals import REASONS
from wire.body import encode_body, new_body


@dataclass(frozen=True, slots=True)
class Deed:
    """Something that happened: the kind's event, the entity it happened to, and the chunks of the files it names.

    With chunks, it waits until the server has all of them.
    """

    type: str
    entity: bytes
    body: msgspec.Struct
    chunks: tuple[bytes, ...] = ()


def record(ground: Ground, folding: Folding, channel: bytes, deeds: Sequence[Deed]) -> list[bytes]:
    """Queue the events of deeds and fold them over what is shown; gives their ids. Raises `Refused`: all or none.

    Their states are read together, and their events written together: one by one that took longer than the folding.
    """
    entities: dict[str, list[bytes]] = {}
    for deed in deeds:
        entities.setdefault(_kind_of(deed).name, []).append(deed.entity)
    for name, touched in entities.items():
        folding.load(KINDS[name], touched, channel)
    rows = [_foreseen(ground, folding, channel, deed) for deed in deeds]
    ground.journal.outbox.add(rows)
    return [row.event for row in rows]


def _foreseen(ground: Ground, folding: Folding, channel: bytes, deed: Deed) -> OutboxRow:
    kind = _kind_of(deed)
    row = _event(ground, channel, deed)
    cell = folding.cell(kind, deed.entity, channel)
    if cell.gone:
        raise Refused("erased", REASONS["erased"])
    if cell.read_only:
        raise Refused("read_only", REASONS["read_only"])
    cell.shown, outcome = folding.foresee(cell, row)
    if outcome.verdict in (Verdict.QUARANTINED, Verdict.WAITING):
        raise Refused(outcome.reason, REASONS.get(outcome.reason, REASONS[""]))
    return row


def _kind_of(deed: Deed) -> Kind[Any]:
    return KINDS[deed.type.partition(".")[0]]


def _event(ground: Ground, channel: bytes, deed: Deed) -> OutboxRow:
    now = ground.surroundings.now()
    return OutboxRow(
        channel,
        ground.surroundings.new_id(),
        deed.entity,
        encode_body(new_body(deed.type, now, (deed.entity,), msgspec.msgpack.encode(deed.body))),
        _kind_of(deed).alarm(deed.body),
        now,
        status="uploading" if deed.chunks else "waiting",
        chunks=deed.chunks,
    )

"""Recording what the user does: an event that the rules allow goes into outbox and overlay, any other into neither."""

from __future__ import annotations

from dataclasses import dataclass

import msgspec

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


def record(ground: Ground, folding: Folding, channel: bytes, deed: Deed) -> bytes:
    """Queue a deed's event and fold it over what is shown; gives its id. Raises `Refused` where a rule says no."""
    kind = KINDS[deed.type.partition(".")[0]]
    row = _event(ground, channel, deed)
    cell = folding.cell(kind, deed.entity, channel)
    if cell.gone:
        raise Refused("erased", REASONS["erased"])
    if cell.read_only:
        raise Refused("read_only", REASONS["read_only"])
    cell.shown, outcome = folding.foresee(cell, row)
    if outcome.verdict in (Verdict.QUARANTINED, Verdict.WAITING):
        raise Refused(outcome.reason, REASONS.get(outcome.reason, REASONS[""]))
    ground.journal.outbox.add([row])
    return row.event


def _event(ground: Ground, channel: bytes, deed: Deed) -> OutboxRow:
    now = ground.surroundings.now()
    return OutboxRow(
        channel,
        ground.surroundings.new_id(),
        deed.entity,
        encode_body(new_body(deed.type, now, (deed.entity,), msgspec.msgpack.encode(deed.body))),
        KINDS[deed.type.partition(".")[0]].alarm(deed.body),
        now,
        status="uploading" if deed.chunks else "waiting",
        chunks=deed.chunks,
    )

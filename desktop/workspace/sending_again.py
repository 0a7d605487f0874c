"""What a restored server does not take back as it was, and this device wrote: it goes into the outbox once more.

The events keep their ids, so that whatever has come back by another way is known as such. What others wrote is theirs
to send again.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from desktop.domain.rows import OutboxRow
from desktop.workspace.folding import common_place
from desktop.workspace.ground import Ground
from desktop.workspace.kept_aside import read_aside
from wire import limits
from wire.batch import Batch, BatchCore, batch_hash
from wire.body import decode_body
from wire.codec import Malformed, decode
from wire.header import EnvelopeKind, decode_header
from wire.messages import RefusedBatch
from wire.stamp import PlacedBatch

_AGAIN: Final = frozenset({"counter_reuse", "previous", "known_event", "duplicate_event"})
"""What is said of a batch whose place in its author's own order is taken; everything else may pass."""


def send_again(ground: Ground, placed: PlacedBatch, refused: RefusedBatch) -> None:
    """Let the events of an own batch be sealed anew where it can never be placed as it was."""
    core = decode(BatchCore, placed.batch.core, limit=limits.BATCH_BYTES)
    if core.device != ground.seals.device or refused.code not in _AGAIN:
        return
    name, known = batch_hash(placed.batch), _known(placed.batch, refused)
    sealed = ground.journal.outbox.accepted(core.channel, core.n)
    if sealed is not None and sealed.hash == name:
        ground.journal.outbox.drop_sealed(core.channel, core.n)
        ground.journal.outbox.mark([event for event in sealed.events if event not in known], "waiting")
    for row in ground.journal.aside.all(core.channel):
        if row.hash == name:
            _queue(ground, core.channel, placed.batch, set(row.events) - known)
            ground.journal.aside.keep(row.channel, row.hash, ())


def use_numbers_anew(ground: Ground, channel: bytes, expected: int) -> bool:
    """Let this device count on from the number that the server expects; says whether the log shows that this is right.

    What the server lost behind that number can never be placed as it was: it contradicts what stands there by now, and
    goes into the outbox once more, to be refused there by name, or not at all.
    """
    n, last = ground.journal.log.author(channel, ground.seals.device)
    if expected != n + 1:
        return False
    known = ground.journal.log.channel(channel)
    for number in range(expected, known.own_n + 1):
        sealed = ground.journal.outbox.accepted(channel, number)
        if sealed is not None:
            ground.journal.outbox.drop_sealed(channel, number)
            ground.journal.outbox.mark(sealed.events, "waiting")
    for row in ground.journal.aside.all(channel):
        if row.device == ground.seals.device:
            _queue(ground, channel, read_aside(row).batch, set(row.events))
            ground.journal.aside.keep(row.channel, row.hash, ())
    ground.journal.log.put_channel(replace(known, own_n=n, own_hash=last))
    return True


def _known(batch: Batch, refused: RefusedBatch) -> set[bytes]:
    """Give the events that the server holds already."""
    bad = [one.index for one in refused.envelopes if one.code == "known_event" and one.index < len(batch.headers)]
    return {decode_header(batch.headers[index]).header.event for index in bad}


def _queue(ground: Ground, channel: bytes, batch: Batch, wanted: set[bytes]) -> None:
    queued = {row.event for row in ground.journal.outbox.all()}
    made = (_row(ground, channel, header, body) for header, body in zip(batch.headers, batch.bodies, strict=True))
    ground.journal.outbox.add([row for row in made if row and row.event in wanted and row.event not in queued])


def _row(ground: Ground, channel: bytes, data: bytes, body: bytes) -> OutboxRow | None:
    header, now = decode_header(data).header, ground.surroundings.now()
    try:
        if header.kind == EnvelopeKind.STATEMENT:
            clear = ground.seals.open_clear(data, body)
            kind = EnvelopeKind.STATEMENT
            return OutboxRow(
                channel, header.event, common_place(channel), clear, alarm=False, created_at=now, envelope=kind
            )
        plaintext = ground.seals.open(channel, header.key, data, body) if header.kind == EnvelopeKind.EVENT else None
        if plaintext is None:
            return None
        entities = decode_body(plaintext).entities
    except Malformed:
        return None
    entity = entities[0] if len(entities) == 1 else common_place(channel)
    return OutboxRow(channel, header.event, entity, plaintext, header.alarm, now)

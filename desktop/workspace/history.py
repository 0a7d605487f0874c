"""What happened to one entity, as the log and the outbox say it: who wrote what, and when.

A state keeps what is shown and what is in conflict with it. What stood there before is in the log, on every device that
can read it, and is looked up there when somebody wants it back.
"""

from __future__ import annotations

from typing import Any

import msgspec

from desktop.domain.outcome import Outcome, Verdict
from desktop.workspace.ground import Ground
from desktop.workspace.reading import read_body, told
from wire.body import decode_body
from wire.header import EnvelopeKind, decode_header


class Happened(msgspec.Struct, frozen=True):
    """One event of an entity: what it says, whose device wrote it, when (ms since 1970 UTC), and its outcome.

    An event that the server has not placed yet counts as applied.
    """

    event: bytes
    type: str
    said: Any
    device: bytes
    at: int
    outcome: str


def history(ground: Ground, kind: str, entity: bytes) -> list[Happened]:
    """Give the readable events of an entity of a kind, in their order, those that wait here last."""
    found = []
    for row in ground.journal.log.of_entity(entity):
        header = decode_header(row.header).header
        read = read_body(ground.seals, row.channel, header, (row.header, row.body)) if row.body else None
        if read is None or isinstance(read, Outcome):
            continue
        found.append(Happened(row.event, read.body.type, read.said, row.device, row.accepted_at, row.outcome))
    for queued in ground.journal.outbox.of_entity(entity):
        # An erasure that is asked for is not what happened to it, until it has.
        if queued.envelope != EnvelopeKind.EVENT:
            continue
        body = decode_body(queued.plaintext)
        mine = (ground.seals.device, queued.created_at, str(Verdict.APPLIED))
        found.append(Happened(queued.event, body.type, told(body).said, *mine))
    return [one for one in found if one.type.startswith(f"{kind}.") and not isinstance(one.said, Outcome)]

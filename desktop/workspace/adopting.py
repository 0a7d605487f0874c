"""Taking up what a colleague's device could not deliver: a lead sends it under their own name, and says who wrote it.

An adopted event keeps its id, so that adopting twice, or the device's own late delivery, is once: the server takes an
id of a channel only once. The rules are asked as for anything one writes oneself.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any, Final

import msgspec

from desktop.domain.erasure import GONE
from desktop.domain.event import Kind
from desktop.domain.fold import understand
from desktop.domain.outcome import Outcome, Verdict
from desktop.domain.refused import Refused
from desktop.domain.rows import OutboxRow
from desktop.workspace.common_rows import common_place
from desktop.workspace.folding import Folding, written_from
from desktop.workspace.going_nowhere import TAKEN_BACK, keep_what_goes_nowhere
from desktop.workspace.ground import Ground
from wire.access import Channel, ChannelKind
from wire.body import Body, decode_body, encode_body
from wire.codec import Malformed
from wire.statements import LEAD

ADOPTED: Final = "adopted"
KNOWN: Final = "known"


@dataclass(frozen=True, slots=True)
class Adoption:
    """What became of one event: adopted, known already, or why a rule says no; `entity` is what it is about."""

    event: bytes
    entity: bytes
    type: str
    result: str


class Adopting:
    """Takes up the events of one device, in one transaction."""

    def __init__(self, ground: Ground, writer: bytes) -> None:
        """Stand on the workspace's ground; raises `Refused` unless this device leads the writer's unit."""
        self._ground = ground
        self._writer = writer
        self._folding = Folding(ground)
        if ground.directory.unit_of(writer) != ground.unit:
            raise Refused("another_unit", "Das hat ein Gerät einer anderen Stelle geschrieben.", field="file")
        if LEAD not in ground.own_roles:
            raise Refused("lead_only", "Das kann nur die Leitung der Stelle.")

    def adopt(self, rows: Iterable[OutboxRow]) -> list[Adoption]:
        """Queue what the rules let out, in the order it was written; gives what became of each.

        What was for something that is taken back by now stays where it is, as it does on the device that wrote it.
        """
        known = {row.event for row in self._ground.journal.outbox.all()}
        adoptions = [self._one(row, known) for row in rows]
        self._folding.lay_overlay()
        kept = keep_what_goes_nowhere(self._ground, self._folding, own_deed=True)
        vain = {one.event for one in adoptions if not kept.isdisjoint((one.event, _anew(one.event)))}
        return [replace(one, result=TAKEN_BACK) if one.event in vain else one for one in adoptions]

    def shown(self) -> tuple[bytes, ...]:
        """Write the states of everything touched; gives their ids."""
        return tuple(cell.entity for cell in self._folding.write())

    def _one(self, row: OutboxRow, known: set[bytes]) -> Adoption:
        try:
            body = decode_body(row.plaintext)
        except Malformed:
            return Adoption(row.event, row.entity, "", "unreadable")
        event = self._id(row, body)
        if event is None or event in known:
            return Adoption(row.event, body.entities[0], body.type, KNOWN)
        known.add(event)
        result = self._queue(replace(row, event=event), body)
        return Adoption(row.event, body.entities[0], body.type, result)

    def _id(self, row: OutboxRow, body: Body) -> bytes | None:
        """Give the id to adopt an event under, None where the channel holds it already.

        What stands there and was set aside by everybody needs another id, the same whoever adopts it.
        """
        placed = [one for entity in body.entities for one in self._ground.journal.log.of_entity(entity)]
        outcomes = {one.event: one.outcome for one in placed if one.channel == row.channel}
        again = _anew(row.event)
        if again in outcomes:
            return None
        if row.event not in outcomes:
            return row.event
        return again if outcomes[row.event] == Verdict.QUARANTINED else None

    def _queue(self, row: OutboxRow, body: Body) -> str:
        channel = self._ground.channels.get(row.channel)
        if channel is None or channel.kind is ChannelKind.DIRECTORY:
            return "no_access"
        adopted = msgspec.structs.replace(body, adopted_from=body.adopted_from or self._writer)
        understood = understand(written_from(adopted, self._ground, channel, row))
        if isinstance(understood, Outcome):
            return understood.reason
        return self._foreseen(self._row(channel, row, adopted, understood), adopted, understood[0])

    def _row(self, channel: Channel, row: OutboxRow, body: Body, understood: tuple[Kind[Any], Any]) -> OutboxRow:
        kind, fields = understood
        entity = body.entities[0] if len(body.entities) == 1 else common_place(channel.id)
        now = self._ground.surroundings.now()
        return OutboxRow(channel.id, row.event, entity, encode_body(body), kind.alarm(fields), now)

    def _foreseen(self, row: OutboxRow, body: Body, kind: Kind[Any]) -> str:
        """Queue an event unless a rule says no for one of its entities; gives what became of it."""
        cells = [self._folding.cell(kind, entity, row.channel) for entity in dict.fromkeys(body.entities)]
        if all(cell.gone for cell in cells):
            return GONE
        foreseen = [(cell, *self._folding.foresee(cell, row)) for cell in cells]
        if any(cell.read_only for cell in cells):
            return "read_only"
        refusals = [o.reason for _, _, o in foreseen if o.verdict in (Verdict.QUARANTINED, Verdict.WAITING)]
        if refusals:
            return refusals[0]
        self._ground.journal.outbox.add([row])
        for cell, shown, _ in foreseen:
            cell.shown = shown
        return ADOPTED


def _anew(event: bytes) -> bytes:
    """Give the id under which an event is adopted that was set aside under its own."""
    return hashlib.sha256(b"adopted" + event).digest()[:16]

"""Folding events into states, and laying the overlay over them.

Confirmed state is written only here, from events in the order of their channel. What this device has written and the server
has not placed is folded over it for showing. One instance serves one transaction.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

import msgspec

from desktop.domain.event import Kind, Row
from desktop.domain.fold import Written, combined, event_for, kind_of, understand
from desktop.domain.kinds import KINDS
from desktop.domain.outcome import Outcome, quarantined
from desktop.domain.rows import OutboxRow, StateRow
from desktop.workspace.ground import Ground
from wire.access import Channel, ChannelKind
from wire.body import Body, decode_body

NO_CHANNEL = Channel(bytes(32), ChannelKind.UNIT)


@dataclass(slots=True)
class Cell:
    """One entity under work."""

    kind: Kind[Any]
    entity: bytes
    channel: bytes
    confirmed: Any = None
    shown: Any = None
    old_text: str = ""
    read_only: bool = False


def written_from(body: Body, ground: Ground, channel: Channel, row: OutboxRow) -> Written:
    """Give an event of this device that has no place yet."""
    author = ground.author(ground.seals.device, ground.directory.seq)
    return Written(
        id=row.event,
        type=body.type,
        version=body.version,
        must_understand=body.must_understand,
        authored_at=body.authored_at,
        entities=body.entities,
        fields=bytes(body.fields),
        author=author,
        units=channel.units,
        channel_kind=channel.kind,
        seq=None,
        accepted_at=None,
        alarm=row.alarm,
    )


class Folding:
    """The entities one transaction touches."""

    def __init__(self, ground: Ground) -> None:
        """Start with nothing touched."""
        self._ground = ground
        self._cells: dict[tuple[str, bytes], Cell] = {}

    def prepare(self, writtens: Iterable[Written], channel: bytes) -> None:
        """Load the states that these events will touch, in few queries."""
        wanted: dict[str, list[bytes]] = {}
        for written in writtens:
            kind = kind_of(written.type)
            if kind is not None:
                known = (entity for entity in written.entities if (kind.name, entity) not in self._cells)
                wanted.setdefault(kind.name, []).extend(known)
        for name, entities in wanted.items():
            self._load(KINDS[name], list(dict.fromkeys(entities)), channel)

    def _load(self, kind: Kind[Any], entities: list[bytes], channel: bytes) -> None:
        found = self._ground.journal.states.find(kind.name, entities)
        for entity in entities:
            row = found.get(entity)
            cell = Cell(kind, entity, channel)
            if row is not None:
                cell.channel, cell.read_only = row.channel, row.read_only
                cell.confirmed = _decoded(kind, row.confirmed)
                cell.shown = cell.confirmed if row.shown == row.confirmed else _decoded(kind, row.shown)
                cell.old_text = kind.row(cell.shown).text if cell.shown is not None else ""
            self._cells[kind.name, entity] = cell

    def cell(self, kind: Kind[Any], entity: bytes, channel: bytes) -> Cell:
        """Give an entity's cell, loading it where needed."""
        if (kind.name, entity) not in self._cells:
            self._load(kind, [entity], channel)
        return self._cells[kind.name, entity]

    def apply(self, written: Written, channel: bytes, only: bytes | None = None) -> Outcome:
        """Fold one placed event into the entities it touches (or into `only` one of them); gives its outcome."""
        understood = understand(written)
        if isinstance(understood, Outcome):
            self._mark_read_only(written, channel, understood)
            return understood
        kind, body = understood
        if written.alarm and not kind.alarm(body):
            self._ground.raise_alarm("alarm_bit_mismatch")
        outcomes = []
        for entity in written.entities:
            if only is None or entity == only:
                cell = self.cell(kind, entity, channel)
                if cell.confirmed is not None and cell.channel != channel:
                    outcomes.append(quarantined("entity_of_another_channel"))
                    continue
                cell.confirmed, outcome = kind.fold(cell.confirmed, event_for(written, entity, body))
                outcomes.append(outcome)
        return combined(outcomes)

    def _mark_read_only(self, written: Written, channel: bytes, outcome: Outcome) -> None:
        kind = kind_of(written.type)
        if kind is not None and outcome.reason == "unknown_type" and written.must_understand:
            for entity in written.entities:
                self.cell(kind, entity, channel).read_only = True

    def restart(self, kind: Kind[Any], entity: bytes, channel: bytes) -> None:
        """Forget an entity's confirmed state; its events are about to be folded again from the first."""
        cell = self.cell(kind, entity, channel)
        cell.confirmed, cell.read_only, cell.channel = None, False, channel

    def finish(self) -> list[Cell]:
        """Lay the overlay over what was touched and write all states; gives the cells."""
        outbox = self._ground.journal.outbox
        pending = outbox.entities() if self._cells else set()
        for cell in self._cells.values():
            cell.shown = cell.confirmed
            if cell.entity in pending:
                self._overlay(cell, outbox.of_entity(cell.entity))
        self._ground.journal.states.put([_row(cell) for cell in self._cells.values()])
        return list(self._cells.values())

    def _overlay(self, cell: Cell, rows: list[OutboxRow]) -> None:
        for row in rows:
            if row.channel == cell.channel or cell.confirmed is None:
                cell.channel = row.channel
                cell.shown, _ = self.foresee(cell, row)

    def foresee(self, cell: Cell, row: OutboxRow) -> tuple[Any, Outcome]:
        """Fold an event of this device over what is shown; gives the new shown state and the outcome."""
        channel = self._ground.channels.get(row.channel, NO_CHANNEL)
        written = written_from(decode_body(row.plaintext), self._ground, channel, row)
        understood = understand(written)
        if isinstance(understood, Outcome):
            return cell.shown, understood
        kind, fields = understood
        shown, outcome = kind.fold(cell.shown, event_for(written, cell.entity, fields))
        return shown, outcome


def _decoded(kind: Kind[Any], state: bytes | None) -> Any:
    return None if state is None else msgspec.msgpack.decode(state, type=kind.state)


def _row(cell: Cell) -> StateRow:
    confirmed = None if cell.confirmed is None else msgspec.msgpack.encode(cell.confirmed)
    same = cell.shown is cell.confirmed
    shown = confirmed if same else msgspec.msgpack.encode(cell.shown)
    listed = Row() if cell.shown is None else cell.kind.row(cell.shown)
    return StateRow(
        kind=cell.kind.name,
        entity=cell.entity,
        channel=cell.channel,
        fold_version=cell.kind.fold_version,
        confirmed=confirmed,
        shown=shown,
        status=listed.status,
        origin=listed.origin,
        target=listed.target,
        group=listed.group,
        sort=listed.sort,
        conflict=listed.conflict,
        read_only=cell.read_only,
        text=listed.text,
        old_text=cell.old_text,
    )

"""Folding events into states, and laying the overlay over them.

Confirmed state is written only here, from events in the order of their channel. What this device has written and the
server has not placed is folded over it for showing. One instance serves one transaction.

A channel's states follow from that channel alone. Two channels that name the same entity (nobody honest does that) each
keep a state of it: the second stands in the journal under a name of its own.
"""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

import msgspec

from desktop.domain.event import Kind, Row
from desktop.domain.fold import Written, combined, enclosed_in, event_for, kind_of, read_fields, understand
from desktop.domain.kinds import KINDS
from desktop.domain.outcome import ERASED, Outcome, Verdict, quarantined
from desktop.domain.rows import OutboxRow, StateRow
from desktop.domain.terms import Terms
from desktop.workspace.ground import Ground
from desktop.workspace.kept_aside import author_then, events_aside
from desktop.workspace.late_parents import PARENT, LateParents, come_to_nothing
from desktop.workspace.proving import authors
from wire.access import Channel, ChannelKind
from wire.body import Body, decode_body
from wire.decoders import unpack
from wire.header import EnvelopeKind

NO_CHANNEL: Final = Channel(bytes(32), ChannelKind.UNIT)
_PIECE: Final = 1000
_COUNTS: Final = (Verdict.APPLIED, Verdict.SUPERSEDED)
"""What others may name: a second acknowledgement is withdrawn as the first is."""
_OwnRows = Mapping[bytes, Sequence[OutboxRow]]
_Own = tuple[Written, tuple[Kind[Any], Any] | Outcome]


@dataclass(slots=True)
class Cell:
    """One entity of one channel under work. `name` is what it stands under in the journal, empty while it does not.

    What is `gone` was erased: no event says anything of it any more.
    """

    kind: Kind[Any]
    entity: bytes
    channel: bytes
    confirmed: Any = None
    shown: Any = None
    read_only: bool = False
    gone: bool = False
    name: bytes = b""
    name_taken: bool = False

    @property
    def says_something(self) -> bool:
        """Say whether there is anything to keep of it."""
        return self.confirmed is not None or self.shown is not None or self.read_only


def written_from(body: Body, ground: Ground, channel: Channel, row: OutboxRow) -> Written:
    """Give an event of this device that has no place yet. What is queued was permitted when it was written."""
    author = ground.own_author
    if row.number and not author.roles:
        author = author_then(ground, author.device, ground.directory.seq)
    said = read_fields(body.type, body.version, body.fields)
    return Written(
        id=row.event,
        type=body.type,
        version=body.version,
        must_understand=body.must_understand,
        authored_at=body.authored_at,
        entities=body.entities,
        said=said,
        author=author,
        units=channel.units,
        channel_kind=channel.kind,
        seq=None,
        accepted_at=None,
        alarm=row.alarm,
        rules=ground.rules(ground.directory.seq),
        adopted_from=ground.author(body.adopted_from, ground.directory.seq) if body.adopted_from else None,
        chunks=row.chunks,
        proven=authors(ground, enclosed_in(body.type, said), ground.directory.seq),
    )


class Folding:
    """The entities one transaction touches."""

    def __init__(self, ground: Ground) -> None:
        """Start with nothing touched."""
        self._ground = ground
        self._cells: dict[tuple[str, bytes, bytes], Cell] = {}
        self._common: dict[bytes, Mapping[bytes, Sequence[bytes]]] = {}
        self._common_rows: dict[bytes, OutboxRow] = {}
        self._own: dict[bytes, _Own] = {}
        self._asked: set[bytes] = set()
        self._named: set[bytes] = set()
        self._channels: dict[bytes, Channel] | None = None
        self.late = LateParents(ground)

    @property
    def cells(self) -> list[Cell]:
        """Give what was touched."""
        return list(self._cells.values())

    def prepare(self, writtens: Collection[Written], channel: bytes) -> None:
        """Load the states that these events will touch, and which of the events are erased by name, in few queries."""
        wanted: dict[str, dict[bytes, None]] = {}
        if channel in self._ground.erased_channels:
            self._asked = {written.id for written in writtens}
            self._named = self._ground.journal.erased.among(channel, "event", self._asked)
        for written in writtens:
            kind = kind_of(written.type)
            if kind is not None:
                of_kind = wanted.setdefault(kind.name, {})
                for entity in written.entities:
                    of_kind[entity] = None
        for name, entities in wanted.items():
            self.load(KINDS[name], entities, channel)

    def load(self, kind: Kind[Any], entities: Iterable[bytes], channel: bytes) -> None:
        """Load the states of several entities of a kind that are about to be touched, in few queries."""
        wanted = dict.fromkeys(entities)
        self._load(kind, [one for one in wanted if (kind.name, channel, one) not in self._cells], channel)

    def _load(self, kind: Kind[Any], entities: list[bytes], channel: bytes) -> None:
        states = self._ground.journal.states
        found = states.find(kind.name, entities)
        foreign = [entity for entity, row in found.items() if row.channel != channel and _holds_something(row)]
        apart = states.find(kind.name, [_name_apart(channel, entity) for entity in foreign]) if foreign else {}
        gone = self._ground.gone(channel, entities)
        for entity in entities:
            cell = self._cells[kind.name, channel, entity] = Cell(kind, entity, channel, gone=entity in gone)
            cell.name_taken = entity in foreign
            row = apart.get(_name_apart(channel, entity)) if cell.name_taken else found.get(entity)
            if row is not None and row.channel == channel:
                _fill(cell, row)

    def cell(self, kind: Kind[Any], entity: bytes, channel: bytes) -> Cell:
        """Give an entity's cell, loading it where needed."""
        known = self._cells.get((kind.name, channel, entity))
        if known is None:
            self._load(kind, [entity], channel)
            known = self._cells[kind.name, channel, entity]
        return known

    def apply(self, written: Written, channel: bytes) -> Outcome:
        """Fold one placed event into the entities it touches; gives its outcome. Erased ones it touches no more."""
        self._ground.give_way()
        entities = self._left(written, channel)
        if not entities:
            return ERASED
        understood = understand(written)
        if isinstance(understood, Outcome):
            self._mark_read_only(written, entities, channel, understood)
            return understood
        kind, body = understood
        if written.alarm and not kind.alarm(body):
            self._ground.raise_alarm("alarm_bit_mismatch")
        outcomes, begun = [], []
        for entity in entities:
            cell = self.cell(kind, entity, channel)
            before = cell.confirmed
            cell.confirmed, outcome = kind.fold(before, event_for(written, entity, body))
            outcomes.append(outcome)
            if before is None and cell.confirmed is not None:
                begun.append(entity)
        outcome = combined(outcomes)
        if outcome.verdict is PARENT.verdict and outcome == PARENT:
            self.late.wait(written, channel)
        else:
            self.late.forget(written, channel)
        for entity in entities if outcome.verdict in _COUNTS and written.type in kind.named else begun:
            self._catch_up(channel, entity, written)
        return outcome

    def _catch_up(self, channel: bytes, entity: bytes, come: Written) -> None:
        """Fold what waited for an event: for the first of its entity, or for one that it names."""
        for orphan in self.late.of(channel, entity, come.seq or 0):
            self.late.settle(channel, orphan, self.apply(orphan, channel))

    def _left(self, written: Written, channel: bytes) -> tuple[bytes, ...]:
        """Give the entities of an event that are not erased, each once; none of an event that is erased by name."""
        entities = written.entities if len(written.entities) == 1 else tuple(dict.fromkeys(written.entities))
        if channel not in self._ground.erased_channels:
            return entities
        if written.id not in self._asked:
            self.prepare((written,), channel)
        kind = kind_of(written.type)
        if written.id in self._named:
            return ()
        if kind is None:
            gone = self._ground.gone(channel, entities)
            return tuple(entity for entity in entities if entity not in gone)
        return tuple(entity for entity in entities if not self.cell(kind, entity, channel).gone)

    def _mark_read_only(self, written: Written, entities: tuple[bytes, ...], channel: bytes, outcome: Outcome) -> None:
        """An entity about which a newer program said something unknown here must not be changed by this one."""
        kind = kind_of(written.type)
        if kind is not None and outcome.reason == "unknown_type" and written.channel_kind == kind.channel:
            for entity in entities:
                self.cell(kind, entity, channel).read_only = True

    def restart(self, kind: Kind[Any], entity: bytes, channel: bytes) -> None:
        """Forget an entity's confirmed state; its events are about to be folded again from the first."""
        cell = self.cell(kind, entity, channel)
        if not cell.gone:
            cell.confirmed, cell.read_only = None, False

    def bury(self, kind: Kind[Any], entity: bytes, channel: bytes, state: Any) -> None:
        """Let a state (or none) stand where an entity was erased, for good."""
        cell = self.cell(kind, entity, channel)
        cell.confirmed, cell.read_only, cell.gone = state, False, True

    def lay_overlay(self) -> None:
        """Show what is confirmed with this device's events on top, for everything touched."""
        own = self._ground.journal.outbox.of_entities({cell.entity for cell in self._cells.values()})
        for cell in self._cells.values():
            self.lay_over(cell, own)

    def lay_over(self, cell: Cell, own: _OwnRows | None = None) -> None:
        """Show one entity as confirmed with this device's events on top; `own` as in `pending()`."""
        cell.shown = cell.confirmed
        self._lay_aside(cell)
        for row in [] if cell.gone else self.pending(cell, own):
            # What the server refused is no longer claimed; only what nobody else knows of stays to be seen.
            if row.status not in ("refused", "moot") or cell.confirmed is None:
                cell.shown, _ = self.foresee(cell, row)

    def _lay_aside(self, cell: Cell) -> None:
        """Show what the server had acknowledged and lost, and what of the log comes to something with that alone."""
        if cell.gone or cell.channel not in self._ground.aside.channels:
            return
        if self._channels is None:
            self._channels = self._ground.every_channel()
        channel = self._channels.get(cell.channel, NO_CHANNEL)
        aside = events_aside(self._ground, channel, cell.entity)
        for written in aside:
            self._lay_event(cell, written)
        for written in come_to_nothing(self._ground, channel, cell.entity) if aside else ():
            self._lay_event(cell, written)

    def _lay_event(self, cell: Cell, written: Written) -> None:
        """Show an event that is kept aside, if it says anything where it stands now."""
        understood = understand(written)
        if isinstance(understood, Outcome) or understood[0] is not cell.kind:
            return
        shown, outcome = cell.kind.fold(cell.shown, event_for(written, cell.entity, understood[1]))
        if outcome.verdict not in (Verdict.QUARANTINED, Verdict.WAITING):
            cell.shown = shown

    def pending(self, cell: Cell, own: _OwnRows | None = None) -> list[OutboxRow]:
        """Give this device's events of an entity in order; `own` are those of the outbox, if they are read already."""
        rows = self._ground.journal.outbox.of_entity(cell.entity) if own is None else own.get(cell.entity, ())
        of_one = [row for row in rows if row.channel == cell.channel and row.envelope == EnvelopeKind.EVENT]
        of_several = self._common_events(cell)
        return sorted((*of_one, *of_several), key=lambda row: row.number) if of_several else of_one

    def _common_events(self, cell: Cell) -> list[OutboxRow]:
        """Give this device's events of several entities that touch one."""
        if cell.channel not in self._common:
            self._common[cell.channel] = self._ground.common_rows.touching(cell.channel)
        events = self._common[cell.channel].get(cell.entity, ())
        unread = [event for event in events if event not in self._common_rows]
        if unread:
            self._common_rows.update({row.event: row for row in self._ground.journal.outbox.some(unread)})
        return [self._common_rows[event] for event in events]

    def foresee(self, cell: Cell, row: OutboxRow) -> tuple[Any, Outcome]:
        """Fold an event of this device over what is shown; gives the new shown state and the outcome."""
        if cell.gone:
            return cell.shown, ERASED
        written, understood = self._own_event(row)
        if isinstance(understood, Outcome):
            return cell.shown, understood
        kind, fields = understood
        if kind is not cell.kind:
            return cell.shown, quarantined("another_kind")
        shown, outcome = kind.fold(cell.shown, event_for(written, cell.entity, fields))
        return shown, outcome

    def _own_event(self, row: OutboxRow) -> _Own:
        """Read an event of this device, once for all entities it touches: a receipt touches hundreds."""
        known = self._own.get(row.event)
        if known is None:
            channels = self._ground.channels
            channel = channels.get(row.channel) or self._ground.every_channel().get(row.channel, NO_CHANNEL)
            written = written_from(decode_body(row.plaintext), self._ground, channel, row)
            known = self._own[row.event] = (written, understand(written))
        return known

    def write(self) -> list[Cell]:
        """Write the states of everything touched, piece by piece: as bytes they are large; gives the cells."""
        taken = {(cell.kind.name, cell.name) for cell in self._cells.values() if cell.name}
        kept: list[StateRow] = []
        for cell in self._cells.values():
            self._ground.give_way()
            if not cell.name and cell.says_something:
                clash = cell.name_taken or (cell.kind.name, cell.entity) in taken
                cell.name = _name_apart(cell.channel, cell.entity) if clash else cell.entity
                taken.add((cell.kind.name, cell.name))
            if cell.name:
                kept.append(_row(cell, self._ground.terms))
            if len(kept) == _PIECE:
                self._ground.journal.states.put(kept)
                kept = []
        self._ground.journal.states.put(kept)
        return self.cells

    def finish(self) -> list[Cell]:
        """Lay the overlay over what was touched and write all states; gives the cells."""
        self.lay_overlay()
        return self.write()


def _name_apart(channel: bytes, entity: bytes) -> bytes:
    return hashlib.sha256(channel + entity).digest()[:16]


def _holds_something(row: StateRow) -> bool:
    return row.confirmed is not None or row.shown is not None


def _fill(cell: Cell, row: StateRow) -> None:
    """Take up what the journal holds.

    A state that an older fold made is not read, as it is about to be folded again.
    """
    cell.name = row.entity
    if row.fold_version != cell.kind.fold_version:
        return
    cell.read_only = row.read_only
    cell.confirmed = _decoded(cell.kind, row.confirmed)
    cell.shown = cell.confirmed if row.shown == row.confirmed else _decoded(cell.kind, row.shown)


def _decoded(kind: Kind[Any], state: bytes | None) -> Any:
    return None if state is None else unpack(state, kind.state)


def _row(cell: Cell, terms: Terms) -> StateRow:
    confirmed = None if cell.confirmed is None else msgspec.msgpack.encode(cell.confirmed)
    same = cell.shown is cell.confirmed
    shown = confirmed if same else msgspec.msgpack.encode(cell.shown)
    listed = Row() if cell.shown is None else cell.kind.row(cell.shown)
    return StateRow(
        cell.kind.name,
        cell.name,
        cell.channel,
        cell.kind.fold_version,
        confirmed,
        shown,
        listed.status,
        listed.origin,
        listed.target,
        listed.group,
        listed.sort,
        0 if cell.shown is None else cell.kind.due(cell.shown, terms),
        listed.grade,
        listed.conflict,
        cell.read_only,
        listed.text,
        listed.awaits,
    )

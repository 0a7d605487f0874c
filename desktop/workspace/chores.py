"""What a workspace does by itself after taking something in: receipts, a unit's key, admissions, missing wraps.

Chores only ever add to the outbox, and only what is not there already; whoever is refused because another device was
first loses nothing. What the server has refused once is not tried again in the same way.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import partial
from typing import Any, Final

import msgspec

from desktop.domain.event import Receipts
from desktop.domain.outcome import Verdict
from desktop.domain.refused import Refused
from desktop.domain.rows import OutboxRow
from desktop.workspace.asking import name_late_events
from desktop.workspace.folding import Cell, Folding, common_place
from desktop.workspace.ground import Ground
from wire.access import Channel, ChannelKind
from wire.body import encode_body, new_body
from wire.directory_fold import fold
from wire.epoch import Wrap, decode_wrap, encode_control
from wire.header import EnvelopeKind
from wire.statements import LEAD, Admitted, Statement, UnitKeyStated, decode_statement, encode_statement

RECEIPT_DELAY_MS: Final = 5000
_RECEIPT_EVENTS: Final = 400

_UNDER_WAY: Final = frozenset({"waiting", "sealed", "accepted"})

_Due = list[tuple[Cell, bytes]]
_Aim = tuple[object, ...]
_Plan = tuple[_Aim, Callable[[], Statement]]


def finish_with_chores(ground: Ground, folding: Folding) -> list[Cell]:
    """Show what was folded, do the chores that follow from it, and write it all; gives the cells."""
    folding.lay_overlay()
    Chores(ground, folding).after()
    return folding.write()


class Chores:
    """The chores of one transaction, after the overlay has been laid and before the states are written."""

    def __init__(self, ground: Ground, folding: Folding) -> None:
        """Stand on the workspace's ground, beside what has just been folded."""
        self._ground = ground
        self._folding = folding

    def after(self) -> None:
        """Do what follows from the entities just folded and from the directory."""
        if not self._ground.active:
            return
        self._receipts()
        self._statements()
        self._wraps()
        name_late_events(self._ground)

    def _receipts(self) -> None:
        """Confirm what arrived: one event a channel, kind and urgency, listing the events of the other unit."""
        due: dict[tuple[bytes, str, bool], _Due] = {}
        for cell in self._folding.cells:
            rule = cell.kind.receipts
            if rule is None or cell.confirmed is None:
                continue
            events = rule.due(cell.shown, self._ground.unit)
            listed = due.setdefault((cell.channel, cell.kind.name, rule.urgent(cell.shown)), []) if events else []
            listed.extend((cell, event) for event in events)
        for (_, _, urgent), listed in due.items():
            for start in range(0, len(listed), _RECEIPT_EVENTS):
                self._receipt(listed[start : start + _RECEIPT_EVENTS], urgent=urgent)

    def _receipt(self, listed: _Due, *, urgent: bool) -> None:
        """Queue one receipt and show it at once; nothing where the rules would not let this device write it."""
        first = listed[0][0]
        rule: Receipts[Any] | None = first.kind.receipts
        if rule is None:
            return
        cells = list({cell.entity: cell for cell, _ in listed}.values())
        now = self._ground.surroundings.now()
        # An urgent one has no time of its own at all: a clock that was wrong must not hold it back.
        later = 0 if urgent else now + int(self._ground.surroundings.chance() * RECEIPT_DELAY_MS)
        fields = msgspec.msgpack.encode(rule.body(tuple(event for _, event in listed)))
        body = encode_body(new_body(rule.type, now, tuple(cell.entity for cell in cells), fields))
        event, place = self._ground.surroundings.new_id(), common_place(first.channel)
        row = OutboxRow(first.channel, event, place, body, alarm=False, created_at=now, not_before=later)
        foreseen = [(cell, *self._folding.foresee(cell, row)) for cell in cells]
        if any(outcome.verdict is Verdict.APPLIED for _, _, outcome in foreseen):
            self._ground.journal.outbox.add([row])
            for cell, shown, _ in foreseen:
                cell.shown = shown

    def _statements(self) -> None:
        """State the unit's key where it has none, and admit devices that hold this device's own invites."""
        plans = [*self._unit_key(), *self._admissions()]
        rows = self._rows(self._ground.directory_channel, EnvelopeKind.STATEMENT) if plans else []
        if not plans or any(row.status in _UNDER_WAY for row in rows):
            return
        refused = {_aim(row) for row in rows}
        statements = [made for aim, make in plans if aim not in refused and (made := self._made(make)) is not None]
        self._queue(self._ground.directory_channel, EnvelopeKind.STATEMENT, map(encode_statement, statements))

    def _made(self, make: Callable[[], Statement]) -> Statement | None:
        """Make a statement; None where this device cannot, or the directory's rules would not have it."""
        try:
            statement = make()
        except Refused:
            return None
        directory = self._ground.directory
        _, why = fold(directory, directory.seq + 1, self._ground.seals.device, statement)
        return statement if why is None else None

    def _unit_key(self) -> Iterator[_Plan]:
        """Plan the key of this device's unit if it has none, or if it is lost: nobody is left to hand it on."""
        directory = self._ground.directory
        unit = directory.units.get(self._ground.unit)
        if unit is None:
            return
        newest, members = unit.newest_key, frozenset(device.id for device in directory.members(unit.id))
        alone = members == {self._ground.seals.device}
        if newest is None or (alone and not self._ground.seals.holds_unit_key(newest.key)):
            aim = (unit.id, len(unit.keys) + 1, members)
            yield aim, partial(self._ground.seals.next_unit_key, directory, unit.id)

    def _admissions(self) -> Iterator[_Plan]:
        """Plan to let in the devices of this unit that hold an invite by this device."""
        directory, me = self._ground.directory, self._ground.seals.device
        unit = directory.units.get(self._ground.unit)
        if unit is None or unit.newest_key is None or LEAD not in directory.roles(me):
            return
        for device in directory.devices.values():
            invite = directory.invites[device.invite]
            waits = device.admitted_seq is None and device.ended_seq is None
            if waits and directory.heir(invite.issuer) == me and device.unit == unit.id:
                aim = (device.id, unit.newest_key.key)
                yield aim, partial(self._ground.seals.admission, directory, device.id, invite.roles)

    def _wraps(self) -> None:
        """Hand the channels' newest keys to units that lack them."""
        for channel in self._ground.channels.values():
            if channel.kind is not ChannelKind.DIRECTORY:
                self._wrap(channel)

    def _wrap(self, channel: Channel) -> None:
        wraps = self._ground.seals.missing_wraps(channel.id, self._ground.directory, channel.units)
        rows = self._rows(channel.id, EnvelopeKind.WRAP) if wraps else []
        if any(row.status in _UNDER_WAY for row in rows):
            return
        refused = {_aim(row) for row in rows}
        fresh = [wrap for wrap in wraps if _aim_of_wrap(wrap) not in refused]
        self._queue(channel.id, EnvelopeKind.WRAP, map(encode_control, fresh))

    def _rows(self, channel: bytes, kind: EnvelopeKind) -> list[OutboxRow]:
        rows = self._ground.journal.outbox.of_entity(common_place(channel))
        return [row for row in rows if row.channel == channel and row.envelope == kind]

    def _queue(self, channel: bytes, kind: EnvelopeKind, bodies: Iterable[bytes]) -> None:
        now, new_id = self._ground.surroundings.now(), self._ground.surroundings.new_id
        place = common_place(channel)
        rows = [
            OutboxRow(channel, new_id(), place, body, alarm=False, created_at=now, envelope=kind) for body in bodies
        ]
        if rows:
            self._ground.journal.outbox.add(rows)


def _aim(row: OutboxRow) -> _Aim:
    """Say what a statement or a wrap in the outbox was to bring about."""
    if row.envelope == EnvelopeKind.WRAP:
        return _aim_of_wrap(decode_wrap(row.plaintext))
    match decode_statement(row.plaintext):
        case UnitKeyStated() as stated:
            return stated.unit, stated.version, frozenset(wrap.device for wrap in stated.wraps)
        case Admitted() as stated:
            return stated.device, stated.unit_key
        case _:
            return ()


def _aim_of_wrap(wrap: Wrap) -> _Aim:
    return wrap.key, wrap.wrap.unit, wrap.wrap.unit_key

"""What a workspace does by itself after taking something in: receipts, a unit's first key, admissions, missing wraps.

Chores only ever add to the outbox, and only what is not there already; whoever is refused because another device was first
loses nothing.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Final

import msgspec

from desktop.domain.event import Receipts
from desktop.domain.refused import Refused
from desktop.domain.rows import OutboxRow
from desktop.workspace.folding import Cell, Folding
from desktop.workspace.ground import Ground
from wire.access import ChannelKind
from wire.body import Body, encode_body
from wire.epoch import encode_control
from wire.header import EnvelopeKind
from wire.statements import LEAD, Statement, encode_statement

RECEIPT_DELAY_MS: Final = 5000
_RECEIPT_EVENTS: Final = 400


class Chores:
    """The chores of one transaction."""

    def __init__(self, ground: Ground) -> None:
        """Stand on the workspace's ground."""
        self._ground = ground

    def after(self, cells: Iterable[Cell]) -> None:
        """Do what follows from the entities just folded and from the directory."""
        if not self._ground.active:
            return
        self._receipts(cells)
        self._statements()
        self._wraps()

    def _receipts(self, cells: Iterable[Cell]) -> None:
        """Confirm what arrived: one event a channel and urgency, listing the events of the other unit."""
        due: dict[tuple[bytes, bool], list[tuple[Cell, tuple[bytes, ...]]]] = {}
        for cell in cells:
            rule = cell.kind.receipts
            if rule is None or cell.confirmed is None or cell.shown is None:
                continue
            events = rule.due(cell.shown, self._ground.unit)
            if events:
                due.setdefault((cell.channel, rule.urgent(cell.shown)), []).append((cell, events))
        for (channel, urgent), listed in due.items():
            for start in range(0, len(listed), _RECEIPT_EVENTS):
                self._receipt(channel, listed[start : start + _RECEIPT_EVENTS], urgent=urgent)

    def _receipt(self, channel: bytes, listed: list[tuple[Cell, tuple[bytes, ...]]], *, urgent: bool) -> None:
        rule: Receipts[Any] | None = listed[0][0].kind.receipts
        if rule is None:
            return
        events = tuple(event for _, found in listed for event in found)[:_RECEIPT_EVENTS]
        now = self._ground.surroundings.now()
        delay = 0 if urgent else int(self._ground.surroundings.chance() * RECEIPT_DELAY_MS)
        fields = msgspec.Raw(msgspec.msgpack.encode(rule.body(events)))
        entities = tuple(cell.entity for cell, _ in listed)
        body = Body(rule.type, 1, False, now, entities, fields)
        event = self._ground.surroundings.new_id()
        rows = [OutboxRow(channel, event, entities[0], encode_body(body), False, now, now + delay)]
        self._ground.journal.outbox.add(rows)

    def _statements(self) -> None:
        """State the unit's first key, and admit devices that hold this device's own invites."""
        if self._pending(self._ground.directory_channel):
            return
        statements = [*self._unit_key(), *self._admissions()]
        self._queue(self._ground.directory_channel, EnvelopeKind.STATEMENT, map(encode_statement, statements))

    def _unit_key(self) -> Iterable[Statement]:
        directory = self._ground.directory
        unit = directory.units.get(self._ground.unit)
        if unit is None:
            return
        newest = unit.newest_key
        lost = newest is not None and not self._ground.seals.holds_unit_key(newest.key)
        alone = all(device.id == self._ground.seals.device for device in directory.members(unit.id))
        if newest is None or (lost and alone):
            yield self._ground.seals.next_unit_key(directory, unit.id)

    def _admissions(self) -> Iterable[Statement]:
        directory, me = self._ground.directory, self._ground.seals.device
        if LEAD not in directory.roles(me):
            return
        for device in directory.devices.values():
            invite = directory.invites[device.invite]
            waits = device.admitted_seq is None and device.revoked_seq is None
            if waits and invite.issuer == me and device.unit == self._ground.unit:
                try:
                    yield self._ground.seals.admission(directory, device.id, invite.roles)
                except Refused:
                    continue

    def _wraps(self) -> None:
        """Hand the channels' newest keys to units that lack them."""
        for channel in self._ground.channels.values():
            if channel.kind is ChannelKind.DIRECTORY or self._pending(channel.id, EnvelopeKind.WRAP):
                continue
            wraps = self._ground.seals.missing_wraps(channel.id, self._ground.directory, channel.units)
            self._queue(channel.id, EnvelopeKind.WRAP, map(encode_control, wraps))

    def _pending(self, channel: bytes, kind: EnvelopeKind | None = None) -> bool:
        rows = self._ground.journal.outbox.all()
        return any(row.channel == channel and (kind is None or row.envelope == kind) for row in rows)

    def _queue(self, channel: bytes, kind: EnvelopeKind, bodies: Iterable[bytes]) -> None:
        now = self._ground.surroundings.now()
        rows = []
        for body in bodies:
            event = self._ground.surroundings.new_id()
            rows.append(OutboxRow(channel, event, event, body, False, now, envelope=kind))
        self._ground.journal.outbox.add(rows)

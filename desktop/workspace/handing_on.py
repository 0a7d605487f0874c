"""Handing keys on: a unit's next key, the admission of who was invited, a channel's keys for units that lack them.

Only what is not there already is queued, and what the server has refused is not tried again in the same way while
that may still hold: each statement and wrap has an aim, and the aim of a refused one is left alone until then. A
channel's own next key is no row of the outbox; it leads the batch it is needed for (`outgoing.py`).

What is there already is known of a channel only once it has been read to its end: before that, and in a log of which
the end is lost, what seems to lack may stand in what is still to come, written by this very device.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator
from functools import partial
from typing import Final

from desktop.domain.refused import Refused
from desktop.domain.rows import OutboxRow
from desktop.workspace import rotation
from desktop.workspace.common_rows import common_place
from desktop.workspace.ground import Ground
from wire.access import Channel, ChannelKind
from wire.directory_fold import fold
from wire.epoch import Wrap, decode_wrap, encode_control
from wire.header import EnvelopeKind
from wire.statements import LEAD, Admitted, Statement, UnitKeyStated, decode_statement, encode_statement

_UNDER_WAY: Final = frozenset({"waiting", "sealed", "accepted"})
_HANDED_ON: Final = (EnvelopeKind.STATEMENT, EnvelopeKind.WRAP)
PAST: Final = "tried_again"
"""Why a refusal counts no more (`trying_again.py`)."""

_Aim = tuple[object, ...]
_Plan = tuple[_Aim, Callable[[], Statement]]


class HandingOn:
    """Queues the statements and wraps that are this device's to make."""

    def __init__(self, ground: Ground, ended: Collection[bytes]) -> None:
        """Stand on the workspace's ground, with the channels that have just been read to their end."""
        self._ground = ground
        self._ended = ended if ground.directory_channel in ended else ()

    def state(self) -> None:
        """State the unit's next key where it is due, and admit devices that hold this device's own invites."""
        plans = [*self._unit_key(), *self._admissions()] if self._ended else []
        rows = self._rows(self._ground.directory_channel, EnvelopeKind.STATEMENT) if plans else []
        if not plans or any(row.status in _UNDER_WAY for row in rows):
            return
        refused = _refused_aims(rows)
        statements = self._made(make for aim, make in plans if aim not in refused)
        self._queue(self._ground.directory_channel, EnvelopeKind.STATEMENT, map(encode_statement, statements))

    def _made(self, plans: Iterable[Callable[[], Statement]]) -> Iterator[Statement]:
        """Make statements, without those this device cannot make and those that could not stand after the others."""
        directory = self._ground.directory
        for make in plans:
            try:
                statement = make()
            except Refused:
                continue
            directory, why = fold(directory, directory.seq + 1, self._ground.seals.device, statement)
            if why is None:
                yield statement

    def _unit_key(self) -> Iterator[_Plan]:
        """Plan the next key of this device's unit where it is due."""
        if rotation.unit_key_due(self._ground):
            directory = self._ground.directory
            unit = directory.units[self._ground.unit]
            members = frozenset(device.id for device in directory.members(unit.id))
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

    def wrap(self) -> None:
        """Hand the channels' newest keys to units that lack them."""
        for channel in self._ground.channels.values():
            if channel.kind is not ChannelKind.DIRECTORY and channel.id in self._ended:
                self._wrap(channel)

    def _wrap(self, channel: Channel) -> None:
        wraps = self._ground.seals.missing_wraps(channel.id, self._ground.directory, channel.units)
        rows = self._rows(channel.id, EnvelopeKind.WRAP) if wraps else []
        if any(row.status in _UNDER_WAY for row in rows):
            return
        refused = _refused_aims(rows)
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


def hands_on(row: OutboxRow) -> bool:
    """Say whether something of this device is a statement or a wrap that is queued here."""
    return row.envelope in _HANDED_ON and bool(_aim(row))


def _refused_aims(rows: Iterable[OutboxRow]) -> set[_Aim]:
    return {_aim(row) for row in rows if row.reason != PAST}


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

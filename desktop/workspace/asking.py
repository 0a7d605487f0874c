"""Asking for an erasure: by somebody who leads the unit, and by itself for what was written later.

An erasure waits in the outbox like any event, its tombstone in the clear, and is sealed when it goes out.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Final

from desktop.domain.erasure import Tombstone, encode_tombstone
from desktop.domain.fold import Written
from desktop.domain.kinds import KINDS
from desktop.domain.outcome import Verdict
from desktop.domain.refused import Refused
from desktop.domain.rows import ErasedRow, OutboxRow, StateRow
from desktop.workspace.erasing import put_away
from desktop.workspace.folding import Folding
from desktop.workspace.ground import Ground
from desktop.workspace.headstones import headstone
from desktop.workspace.kept_aside import entities_aside, erasings_aside, events_aside
from desktop.workspace.opening import ERASURES, open_placed
from wire import limits
from wire.access import Channel
from wire.body import decode_body
from wire.erasure import Erasure, decode_erasure, encode_erasure
from wire.header import EnvelopeKind, decode_header
from wire.names import ZERO_HASH
from wire.statements import LEAD

_LEAD_ONLY: Final = "Das kann nur die Leitung der Stelle."
_GONE: Final = "Das wurde schon gelöscht."
_NO_ACCESS: Final = "Die andere Stelle nimmt nicht mehr teil. Gelöscht werden kann das erst, wenn sie wieder teilnimmt."
_ASKED: Final = "Die Löschung ist schon unterwegs."
_SENT: Final = frozenset({"sealed", "accepted"})
_GOING: Final = _SENT | {"waiting"}


@dataclass(frozen=True, slots=True)
class _Wish:
    """What an erasure is to say: for the whole channel or for one's own unit, what is left to say, which events."""

    kind: EnvelopeKind
    tombstone: Tombstone
    events: Sequence[bytes]


def ask_to_erase(ground: Ground, row: StateRow, person: str, reason: str, *, unsent: str = "withdrawn") -> None:
    """Queue the erasure of an entity; what nobody else has seen is dropped here at once, and is `unsent` then.

    Raises `Refused` for anybody but a lead, where it is gone or asked for already, and where nobody could ask.
    """
    if LEAD not in ground.own_roles:
        raise Refused("lead_only", _LEAD_ONLY)
    if ground.gone(row.channel, (row.entity,)):
        raise Refused("erased", _GONE)
    pending = ground.journal.outbox.of_entity(row.entity)
    if any(one.channel == row.channel and one.envelope in ERASURES and one.status in _GOING for one in pending):
        raise Refused("erasure_under_way", _ASKED)
    events = list(dict.fromkeys(_events(ground, ground.every_channel()[row.channel], row.entity)))
    own = _own(ground, row)
    if not events and not any(one.status in _SENT for one in own):
        _drop_unsent(ground, own, unsent)
        return
    if row.channel not in ground.channels:
        raise Refused("no_access", _NO_ACCESS)
    events += [one.event for one in own if one.status in _GOING]
    tombstone = Tombstone(row.kind, person, reason, ground.surroundings.now(), row.origin, row.target)
    _queue(ground, row.channel, row.entity, _Wish(EnvelopeKind.ERASE, tombstone, events))


def _own(ground: Ground, row: StateRow) -> list[OutboxRow]:
    """Give this device's events without a place that touch nothing but this entity; receipts too."""
    folding = Folding(ground)
    pending = folding.pending(folding.cell(KINDS[row.kind], row.entity, row.channel))
    return [one for one in pending if set(decode_body(one.plaintext).entities) == {row.entity}]


def _events(ground: Ground, channel: Channel, entity: bytes) -> Iterator[bytes]:
    """Yield the events that touch nothing but this entity, and what else is gone: the placed ones, then those aside."""
    yield from _placed(ground, channel, entity)
    for written in events_aside(ground, channel, entity):
        if set(written.entities) <= ground.gone(channel.id, written.entities) | {entity}:
            yield written.id


def _placed(ground: Ground, channel: Channel, entity: bytes) -> Iterator[bytes]:
    for placed in ground.journal.log.of_entity(entity):
        is_event = decode_header(placed.header).header.kind == EnvelopeKind.EVENT
        if placed.channel != channel.id or not is_event or placed.outcome == Verdict.ERASED:
            continue
        read = open_placed(ground, channel, placed)
        touched = set(read.entities) if isinstance(read, Written) else set()
        if touched <= ground.gone(channel.id, tuple(touched)) | {entity}:
            yield placed.event


def _drop_unsent(ground: Ground, own: Sequence[OutboxRow], status: str) -> None:
    """Leave nothing of what never left this device but what became of it."""
    for row in own:
        put_away(ground, row, status)


def name_late_events(ground: Ground) -> None:
    """Ask for what was written of erased entities later, as any lead's device does that comes to know of it."""
    if not ground.erased_channels or LEAD not in ground.own_roles:
        return
    late = [*ground.journal.erased.with_how("later"), *_late_aside(ground)]
    for (channel_id, entity), rows in groupby(sorted(late, key=_place), key=_place):
        channel = ground.channels.get(channel_id)
        asked = _asked(ground, channel_id, entity)
        vain = {event for one in asked for event in decode_erasure(one.plaintext).events}
        events = [row.id for row in rows if row.id not in vain]
        if channel is None or not events or any(one.status in _GOING for one in asked):
            continue
        # A word of nothing would be the first of the log where the true one waits aside.
        said = as_said(ground, channel, entity)
        if said is not None:
            _queue(ground, channel.id, entity, _Wish(_kind(ground, channel.id, entity), said, events))


def _late_aside(ground: Ground) -> Iterator[ErasedRow]:
    """Yield what is kept aside of erased entities alone and was named by nobody: who erased had nothing of it.

    Only what is named is emptied: given back empty, it would wait everywhere for what it said.
    """
    for name in ground.aside.channels & ground.erased_channels & ground.channels.keys():
        channel = ground.channels[name]
        for entity in ground.gone(name, tuple(entities_aside(ground, channel))):
            for written in events_aside(ground, channel, entity):
                is_gone = set(written.entities) <= ground.gone(name, written.entities)
                known = ground.journal.erased.among(name, "event", (written.id,))
                if is_gone and not known and written.entities[0] == entity:
                    yield ErasedRow(name, "event", written.id, entity, "later")


def _place(row: ErasedRow) -> tuple[bytes, bytes]:
    return row.channel, row.entity


def is_asked_for(ground: Ground, channel: bytes, entity: bytes) -> bool:
    """Say whether an erasure is under way here, or was refused: then another lead has to ask.

    What the server knows already, for a copy of this profile sent it, was not refused to whoever asks.
    """
    return bool(_asked(ground, channel, entity))


def _asked(ground: Ground, channel: bytes, entity: bytes) -> list[OutboxRow]:
    rows = ground.journal.outbox.of_entity(entity)
    asked = {*_GOING, "refused", "moot"}
    mine = [row for row in rows if row.channel == channel and row.envelope in ERASURES and row.status in asked]
    return [row for row in mine if row.reason != "known_event"]


def as_said(ground: Ground, channel: Channel, entity: bytes) -> Tombstone | None:
    """Say of later events what was said when their entity was erased, also where that is kept aside.

    Where nothing was said that is said; None where all of it is kept aside and waits for a key.
    """
    aside = erasings_aside(ground, channel, entity)
    gone = headstone(ground, channel, entity, aside)
    if gone is not None:
        return gone.tombstone
    waits = any(one.tombstone is None and one.outcome.verdict is Verdict.WAITING for one in aside)
    return None if waits else nothing_said(ground)


def nothing_said(ground: Ground) -> Tombstone:
    """Give the words for what was written later, where nobody knows what was said before."""
    return Tombstone("", "", "later_event", ground.surroundings.now())


def _kind(ground: Ground, channel: bytes, entity: bytes) -> EnvelopeKind:
    disposed = ground.journal.erased.with_how("disposed")
    own = any((row.channel, row.what, row.id) == (channel, "entity", entity) for row in disposed)
    return EnvelopeKind.DISPOSED if own else EnvelopeKind.ERASE


def _queue(ground: Ground, channel: bytes, entity: bytes, wish: _Wish) -> None:
    """Queue the envelopes that name these events; of a great many each names a part and holds by itself."""
    now, stone = ground.surroundings.now(), encode_tombstone(wish.tombstone)
    rows = []
    for start in range(0, len(wish.events), limits.ERASED_EVENTS):
        part = tuple(wish.events[start : start + limits.ERASED_EVENTS])
        plaintext = encode_erasure(Erasure(entity, part, ZERO_HASH, stone))
        event = ground.surroundings.new_id()
        rows.append(OutboxRow(channel, event, entity, plaintext, alarm=False, created_at=now, envelope=wish.kind))
    ground.journal.outbox.add(rows)

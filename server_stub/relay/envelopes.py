"""The envelopes of a batch, one by one: in the channels of units, and the rules that hold in every channel.

An EVENT must be sealed under the channel's current key; an EPOCH replaces that key, and the first that names the
current one wins, so within a batch the order counts. A key is handed to a unit's newest key only, and given up as lost
only where nobody is left to hand it on. Nothing here opens a sealed body.
"""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass, field
from typing import Final

from server_stub.relay.tails import Before
from wire import limits
from wire.batch import OpenedBatch
from wire.codec import Malformed
from wire.directory import Directory
from wire.epoch import UnitWrap, decode_epoch, decode_wrap
from wire.erasure import decode_erasure
from wire.header import EnvelopeKind as Kind
from wire.header import Header
from wire.holding import is_retired, may_give_up
from wire.messages import BadEnvelope
from wire.names import ZERO_HASH

NO_ID: Final = bytes(8)
"""How no id of an event may begin: further places of an event are named so."""


class Bad(Exception):
    """An envelope that cannot be stored, by its code."""


@dataclass(slots=True)
class Walk:
    """What the way through a batch has found so far; `lead` says that a lead wrote it."""

    current: bytes
    known: set[bytes]
    covered: set[tuple[str, bytes]]
    readers: frozenset[str]
    directory: Directory
    lead: bool = False
    retired: bool = False
    epochs: list[tuple[int, bytes]] = field(default_factory=list)
    wraps: list[tuple[bytes, str, bytes]] = field(default_factory=list)
    bad: list[BadEnvelope] = field(default_factory=list)


def common_faults(before: Before, opened: OpenedBatch) -> list[BadEnvelope]:
    """Find what is wrong in any channel: formats, used event ids, empty bodies, unknown chunks, keys of clear kinds."""
    faults: list[BadEnvelope] = []
    seen: set[bytes] = set()
    for index, (sealed, body) in enumerate(zip(opened.headers, opened.batch.bodies, strict=True)):
        header = sealed.header
        if header.event in before.events:
            faults.append(BadEnvelope(index, "known_event", before.events[header.event]))
        elif header.event in seen:
            faults.append(BadEnvelope(index, "duplicate_event"))
        elif (code := _common_fault(header, body, before.chunks)) is not None:
            faults.append(BadEnvelope(index, code))
        seen.add(header.event)
    return faults


def _common_fault(header: Header, body: bytes, chunks: frozenset[bytes]) -> str | None:
    if header.format != limits.FORMAT:
        return "format"
    if header.event.startswith(NO_ID):
        return "malformed"
    if header.chunks and (header.kind != Kind.EVENT or not chunks.issuperset(header.chunks)):
        return "chunks_unknown"
    if not body:
        return "empty_body"
    if header.kind != Kind.EVENT and header.key != ZERO_HASH:
        return "key_of_clear_body"
    return None


def walk(
    before: Before, directory: Directory, readers: frozenset[str], opened: OpenedBatch, *, lead: bool = False
) -> Walk:
    """Go through a batch of a unit's channel, envelope by envelope.

    `readers` are the units that share it, `lead` says that its author leads a unit.
    """
    way = Walk(before.tail.epoch, set(before.epochs), set(before.covered), readers, directory, lead)
    for index, sealed in enumerate(opened.headers):
        header = sealed.header
        if header.kind == Kind.EVENT:
            way.retired |= not _is_current(way, header.key)
            continue
        try:
            _control(way, index, header.kind, opened.batch.bodies[index])
        except Malformed:
            way.bad.append(BadEnvelope(index, "malformed"))
        except Bad as bad:
            way.bad.append(BadEnvelope(index, str(bad)))
    return way


def keys_in(before: Before, opened: OpenedBatch) -> tuple[bytes, list[tuple[int, bytes]]]:
    """Give the channel's key after a batch that was accepted before, and the (index, key id) of those new to it."""
    current, known, stated = before.tail.epoch, set(before.epochs), []
    for index, sealed in enumerate(opened.headers):
        if sealed.header.kind != Kind.EPOCH:
            continue
        try:
            epoch = decode_epoch(opened.batch.bodies[index])
        except Malformed:
            continue
        current = epoch.key if epoch.replaces == current else current
        if epoch.key not in known:
            known.add(epoch.key)
            stated.append((index, epoch.key))
    return current, stated


def wraps_in(opened: OpenedBatch) -> tuple[tuple[bytes, str, bytes], ...]:
    """Give the (key id, unit, unit key) that keys are handed on to by a batch that was accepted before."""
    found: list[tuple[bytes, str, bytes]] = []
    for sealed, body in zip(opened.headers, opened.batch.bodies, strict=True):
        with suppress(Malformed):
            if sealed.header.kind == Kind.EPOCH:
                epoch = decode_epoch(body)
                found += [(epoch.key, wrap.unit, wrap.unit_key) for wrap in epoch.wraps]
            elif sealed.header.kind == Kind.WRAP:
                given = decode_wrap(body)
                found.append((given.key, given.wrap.unit, given.wrap.unit_key))
    return tuple(found)


def _control(way: Walk, index: int, kind: int, body: bytes) -> None:
    match kind:
        case Kind.EPOCH:
            _epoch(way, index, body)
        case Kind.WRAP:
            _wrap(way, body)
        case Kind.ERASE | Kind.DISPOSED:
            _erasure(way, body)
        case Kind.STATEMENT:
            raise Bad("directory_only")
        case _:
            raise Bad("unknown_kind")


def _epoch(way: Walk, index: int, body: bytes) -> None:
    epoch = decode_epoch(body)
    _require_readers(way, epoch.wraps)
    if epoch.key == ZERO_HASH or (epoch.replaces == ZERO_HASH and epoch.previous):
        raise Bad("malformed")
    if epoch.replaces != way.current:
        way.retired = True
    elif epoch.key in way.known:
        raise Bad("epoch_known")
    elif epoch.gives_up and not may_give_up(way.directory, way.covered):
        raise Bad("epoch_not_lost")
    way.current = epoch.key
    way.known.add(epoch.key)
    way.epochs.append((index, epoch.key))
    way.covered.clear()
    _cover(way, epoch.key, epoch.wraps)


def _wrap(way: Walk, body: bytes) -> None:
    wrap = decode_wrap(body)
    _require_readers(way, (wrap.wrap,))
    if wrap.key not in way.known:
        raise Bad("epoch_unknown")
    _cover(way, wrap.key, (wrap.wrap,))


def _cover(way: Walk, key: bytes, wraps: tuple[UnitWrap, ...]) -> None:
    """Note for which units a key was wrapped."""
    way.wraps.extend((key, wrap.unit, wrap.unit_key) for wrap in wraps)
    if key == way.current:
        way.covered.update((wrap.unit, wrap.unit_key) for wrap in wraps)


def _erasure(way: Walk, body: bytes) -> None:
    """Its tombstone is sealed like an event, so it is made again when the channel has another key by now."""
    erasure = decode_erasure(body)
    if not way.lead:
        raise Bad("lead_only")
    way.retired |= not _is_current(way, erasure.key)


def _is_current(way: Walk, key: bytes) -> bool:
    """Say whether what is sealed under a key may come; a channel that has no key takes nothing, least of all clear."""
    return key == way.current != ZERO_HASH


def _require_readers(way: Walk, wraps: tuple[UnitWrap, ...]) -> None:
    units = [wrap.unit for wrap in wraps]
    if not way.readers.issuperset(units):
        raise Bad("not_a_reader")
    if len(set(units)) != len(units):
        raise Bad("malformed")
    if any(is_retired(way.directory, wrap.unit, wrap.unit_key) for wrap in wraps):
        raise Bad("unit_key_retired")

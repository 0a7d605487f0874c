"""Erasing: what an erasure from the log takes away on this device, and how one is asked for.

Bodies, states, words of the search and drafts go, and what this device still has to say of it; ids and hashes stay, so
that the log can still be verified and nothing is taken in again. Nothing goes before the log says so.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

import msgspec

from desktop.domain.erasure import GONE
from desktop.domain.fold import Written, kind_of
from desktop.domain.kinds import KINDS
from desktop.domain.outcome import ERASED, Verdict
from desktop.domain.rows import ErasedRow, LogRow, OutboxRow, PlacedRow
from desktop.workspace.folding import Folding
from desktop.workspace.ground import STANDS_ALREADY, Ground
from desktop.workspace.headstones import SCRUB, bury
from desktop.workspace.leftovers import discard_leftovers
from desktop.workspace.opening import Erasing, open_placed
from desktop.workspace.refolding import refold
from wire.access import Channel
from wire.body import decode_body, encode_body
from wire.header import EnvelopeKind, decode_header

_EMPTY: Final = msgspec.Raw(b"\x80")
_UNDER_WAY: Final = frozenset({"sealed", "accepted"})


def take_effect(ground: Ground, folding: Folding, channel: Channel, erasing: Erasing) -> None:
    """Take away what an erasure names and all else of its entity, as far as it counts for this device's unit."""
    if not erasing.counts_for(ground.unit):
        return
    entity, named = erasing.erasure.entity, frozenset(erasing.erasure.events)
    touching = _touching(ground, channel, entity, named)
    affected = [(row, entities) for row, entities in touching if _goes(ground, row, entities, erasing)]
    if erasing.whole:
        # What one unit disposes of the other may still be given back; this may be the last that has it.
        ground.aside.empty(channel.id, named)
    _note(ground, channel, erasing, (row.event for row, _ in affected))
    for row, entities in affected:
        ground.journal.log.set_outcome(
            channel.id, LogRow(row.seq, row.event, row.header, b"", Verdict.ERASED, entities=entities)
        )
        ground.tally.change(row.outcome, ERASED)
    _discard_begun(ground, entity)
    bury(ground, folding, channel, entity)
    # What shared an event with it is folded again without it: an outcome may have been the erased entity's.
    others = dict.fromkeys(one for _, entities in touching for one in entities)
    gone = ground.gone(channel.id, tuple(others))
    refold(ground, folding, channel, [other for other in others if other not in gone])
    put_aside(ground)
    ground.journal.settings.put(SCRUB, b"1")


def _touching(
    ground: Ground, channel: Channel, entity: bytes, named: frozenset[bytes]
) -> list[tuple[PlacedRow, tuple[bytes, ...]]]:
    """Find the events that an entity's erasure names or that touch it, each with the entities it touches."""
    log = ground.journal.log
    rows = {row.seq: row for row in log.of_entity(entity) if row.channel == channel.id}
    missing = named - {row.event for row in rows.values()}
    if missing:
        rows.update({row.seq: row for row in log.events(channel.id, missing)})
    again = log.with_outcome(channel.id, Verdict.SUPERSEDED, STANDS_ALREADY)
    gone = named | {row.event for row in rows.values()}
    rows.update({row.seq: row for row in again if row.event in gone})
    found = []
    for seq in sorted(rows):
        row = rows[seq]
        if row.outcome == Verdict.ERASED or decode_header(row.header).header.kind != EnvelopeKind.EVENT:
            continue
        read = open_placed(ground, channel, row)
        found.append((row, tuple(dict.fromkeys(read.entities)) if isinstance(read, Written) else ()))
    return found


def _goes(ground: Ground, row: PlacedRow, entities: tuple[bytes, ...], erasing: Erasing) -> bool:
    """Say whether an event's body goes: it is named, whatever it touches, or touches nothing but what is erased."""
    if row.event in erasing.erasure.events:
        return True
    return set(entities) <= ground.gone(row.channel, entities) | {erasing.erasure.entity}


def _note(ground: Ground, channel: Channel, erasing: Erasing, affected: Iterable[bytes]) -> None:
    """Remember what is gone: the entity, the events named, and those of it that are not named yet."""
    erased, entity, named = ground.journal.erased, erasing.erasure.entity, erasing.erasure.events
    if erasing.whole or not erased.among(channel.id, "entity", (entity,)):
        erased.put([ErasedRow(channel.id, "entity", entity, entity, "erase" if erasing.whole else "disposed")])
    erased.put(ErasedRow(channel.id, "event", event, entity, "named") for event in named)
    late = set(affected) - set(named)
    erased.put(ErasedRow(channel.id, "event", event, entity, "later") for event in sorted(late))
    ground.erased_channels.add(channel.id)


def _discard_begun(ground: Ground, entity: bytes) -> None:
    """Discard what was begun here: the draft that became an entity, and what was to follow that.

    A draft has the id under which all that belongs together was written.
    """
    found = (row for kind in KINDS for row in ground.journal.states.find(kind, [entity]).values())
    groups = {row.group for row in found} - {b""}
    for draft in (entity, *groups):
        ground.journal.drafts.discard(draft)
    discard_leftovers(ground, groups)


def put_aside(ground: Ground) -> None:
    """Put what this device still had to say of erased entities into the tray, without what it said.

    What is under way stays until it is answered: it may have to be sent again byte for byte. So whoever lets what was
    under way be sealed anew asks this again.
    """
    for row in ground.journal.outbox.all() if ground.erased_channels else ():
        if row.status not in _UNDER_WAY and row.reason != GONE and is_of_gone(ground, row):
            status = _undelivered(row) if row.status in ("waiting", "uploading") else row.status
            put_away(ground, row, status)


def _undelivered(row: OutboxRow) -> str:
    """Give what becomes of an event that is not delivered: of a receipt nobody has to hear."""
    written = decode_body(row.plaintext).type
    kind = kind_of(written)
    return "moot" if kind is not None and kind.receipts is not None and kind.receipts.type == written else "refused"


def is_of_gone(ground: Ground, row: OutboxRow) -> bool:
    """Say whether an event of this device is of erased entities alone."""
    if row.envelope != EnvelopeKind.EVENT or row.channel not in ground.erased_channels:
        return False
    entities = set(decode_body(row.plaintext).entities)
    return entities <= ground.gone(row.channel, entities)


def put_away(ground: Ground, row: OutboxRow, status: str) -> None:
    """Keep of an event only of what type it was, when it was written and of which entity; what it said goes."""
    left = encode_body(msgspec.structs.replace(decode_body(row.plaintext), fields=_EMPTY))
    ground.journal.outbox.rewrite(row.event, left)
    ground.journal.outbox.mark([row.event], status, GONE)
    ground.journal.settings.put(SCRUB, b"1")


def take_back(ground: Ground, channel: bytes, events: list[bytes]) -> None:
    """Let this device's events leave the outbox, for the log holds them; those of erased entities go to the tray."""
    outbox, late = ground.journal.outbox, set[bytes]()
    for entity in ground.gone(channel, outbox.entities()) if channel in ground.erased_channels else ():
        for row in outbox.of_entity(entity):
            if row.event in events and is_of_gone(ground, row):
                put_away(ground, row, _undelivered(row))
                late.add(row.event)
    outbox.drop([event for event in events if event not in late])


def scrub(ground: Ground) -> None:
    """Have the files hold nothing of what was erased; where somebody reads, the next time tries again."""
    if ground.journal.settings.get(SCRUB) and ground.journal.scrub():
        with ground.journal.transaction():
            ground.journal.settings.put(SCRUB, b"")

"""The fold of any kind: from bytes to an event the kind understands, and one outcome for each.

Total: an unknown type, version or broken body never raises and is never dropped; it waits or is quarantined, and is
folded again when a newer program or a key arrives. This room never learns what a kind means.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

import msgspec

from desktop.domain.event import Author, Enclosure, Event, Kind
from desktop.domain.kinds import KINDS
from desktop.domain.outcome import APPLIED, Outcome, quarantined, waiting
from desktop.domain.rules import NO_RULES, RulesInForce
from wire.decoders import UNREADABLE, decoder
from wire.statements import LEAD


class Written(msgspec.Struct, frozen=True, gc=False):
    """An event as it came out of its envelope, before it is known whether it may stand where it does.

    `said` is what its kind reads in it (`read_fields`), or the outcome of what cannot be read.
    """

    id: bytes
    type: str
    version: int
    must_understand: bool
    authored_at: int
    entities: tuple[bytes, ...]
    said: Any
    author: Author
    units: tuple[str, ...]
    channel_kind: str
    seq: int | None
    accepted_at: int | None
    alarm: bool
    rules: RulesInForce = NO_RULES
    adopted_from: Author | None = None
    chunks: tuple[bytes, ...] = ()
    proven: tuple[Author | None, ...] = ()


_Reader = msgspec.msgpack.Decoder[Any]
# Asked for every event: what follows from an event's type alone is looked up, not taken apart each time.
_KNOWN: Final[dict[str, tuple[Kind[Any], _Reader]]] = {
    f"{kind.name}.{name}": (kind, decoder(body)) for kind in KINDS.values() for name, body in kind.bodies.items()
}


def kind_of(written_type: str) -> Kind[Any] | None:
    """Find the kind an event type belongs to."""
    known = _KNOWN.get(written_type)
    return known[0] if known else KINDS.get(written_type.partition(".")[0])


def read_fields(written_type: str, version: int, fields: bytes | msgspec.Raw) -> Any:
    """Read what an event of a type says; gives an outcome instead where that is not possible.

    It follows from these bytes alone: it may be done before anything else is known of the event.
    """
    known = _KNOWN.get(written_type)
    if known is None or version != 1:
        return waiting("unknown_type")
    try:
        return known[1].decode(fields)
    except UNREADABLE:
        return quarantined("malformed_event")


def enclosed_in(written_type: str, said: Any) -> tuple[Enclosure, ...]:
    """Give the proofs in what an event says that have to be checked for its kind; none in what cannot be read."""
    known = _KNOWN.get(written_type)
    return () if known is None or isinstance(said, Outcome) else known[0].encloses(said)


def understand(written: Written) -> tuple[Kind[Any], Any] | Outcome:
    """Give an event's kind and what it says; gives an outcome instead where it does not count.

    What somebody of one's own unit wrote may be taken up by a lead of that unit, and by nobody else.
    """
    known = _KNOWN.get(written.type)
    if known is None or written.version != 1:
        return waiting("unknown_type")
    kind = known[0]
    if written.channel_kind != kind.channel:
        return quarantined("wrong_channel")
    if written.adopted_from is not None and not _may_adopt(written.author, written.adopted_from):
        return quarantined("adoption_not_permitted")
    return written.said if isinstance(written.said, Outcome) else (kind, written.said)


def _may_adopt(author: Author, writer: Author) -> bool:
    return LEAD in author.roles and author.unit == writer.unit


def event_for(written: Written, entity: bytes, body: object) -> Event:
    """Make the event one entity sees."""
    # By place, as whatever is made for every event: names cost five times as much as all the rest of it.
    return Event(
        written.id,
        written.type,
        written.author,
        written.units,
        written.authored_at,
        written.seq,
        written.accepted_at,
        written.alarm,
        entity,
        body,
        written.rules,
        b"" if written.adopted_from is None else written.adopted_from.device,
        written.chunks,
        written.proven,
    )


def combined(outcomes: Sequence[Outcome]) -> Outcome:
    """Give the one outcome of an event that touched several entities: applied where it was applied to any of them."""
    return APPLIED if APPLIED in outcomes else outcomes[0]

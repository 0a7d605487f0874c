"""From an envelope in the log to what the fold can take: an event or an erasure, opened, with its author named."""

from __future__ import annotations

import msgspec

from desktop.domain.erasure import Erased, Tombstone, decode_tombstone
from desktop.domain.event import Author
from desktop.domain.fold import Written, enclosed_in
from desktop.domain.kinds import KINDS
from desktop.domain.outcome import APPLIED, ERASED, Outcome, Verdict, quarantined, waiting
from desktop.domain.rows import PlacedRow
from desktop.domain.rules import RulesInForce
from desktop.workspace.ground import Ground
from desktop.workspace.proving import authors
from desktop.workspace.reading import Told, read_body
from wire.access import Channel
from wire.codec import Malformed
from wire.erasure import Erasure, decode_erasure
from wire.header import EnvelopeKind, Header, decode_header
from wire.statements import LEAD

ERASURES = frozenset({EnvelopeKind.ERASE, EnvelopeKind.DISPOSED})


class Place(msgspec.Struct, frozen=True, gc=False):
    """Where an envelope stands, who signed for it and which rules were in force there."""

    seq: int
    directory_seq: int
    accepted_at: int
    author: Author
    rules: RulesInForce


def place_of(ground: Ground, seq: int, device: bytes, directory_seq: int, accepted_at: int) -> Place:
    """Give the place of an envelope that a device has signed."""
    return Place(seq, directory_seq, accepted_at, ground.author(device, directory_seq), ground.rules(directory_seq))


class Erasing(msgspec.Struct, frozen=True):
    """An erasure as it came out of its envelope; `tombstone` is None while its key is missing, or if it is none."""

    event: bytes
    seq: int
    author: Author
    accepted_at: int
    whole: bool
    erasure: Erasure
    tombstone: Tombstone | None
    outcome: Outcome

    def counts_for(self, unit: str) -> bool:
        """Say whether it takes something away from a unit: it is the whole channel's, or that unit's own."""
        return self.whole or self.author.unit == unit

    @property
    def gone(self) -> Erased | None:
        """Give it as the kind of its entity sees it, None where nothing is said of it."""
        if self.tombstone is None:
            return None
        author = self.author
        place = (self.erasure.entity, self.event, self.seq, author.device, author.unit, self.accepted_at)
        return Erased(*place, self.tombstone)


Read = Written | Erasing | Outcome


def open_event(
    ground: Ground, channel: Channel, header: Header, envelope: tuple[bytes, bytes], place: Place
) -> Written | Outcome:
    """Open a sealed event; gives the outcome instead where it cannot be read yet, or ever."""
    if not envelope[1]:
        return ERASED if ground.journal.erased.among(channel.id, "event", (header.event,)) else waiting("body")
    read = read_body(ground.seals, channel.id, header, envelope)
    return read if isinstance(read, Outcome) else placed_event(ground, channel, header, read, place)


def placed_event(ground: Ground, channel: Channel, header: Header, told: Told, place: Place) -> Written:
    """Give an event that has been read, with its place and who wrote it."""
    body = told.body
    return Written(
        header.event,
        body.type,
        body.version,
        body.must_understand,
        body.authored_at,
        body.entities,
        told.said,
        place.author,
        channel.units,
        channel.kind,
        place.seq,
        place.accepted_at,
        header.alarm,
        place.rules,
        ground.author(body.adopted_from, place.directory_seq) if body.adopted_from else None,
        header.chunks,
        authors(ground, enclosed_in(body.type, told.said), place.directory_seq),
    )


def open_erasure(
    ground: Ground, channel: Channel, header: Header, envelope: tuple[bytes, bytes], place: Place
) -> Erasing | Outcome:
    """Read an erasure; only a lead's counts. It takes effect whether or not its tombstone can be read yet."""
    try:
        erasure = decode_erasure(ground.seals.open_clear(*envelope))
    except Malformed:
        return quarantined("malformed_control")
    author = place.author
    if LEAD not in author.roles:
        return quarantined("lead_only")
    tombstone, outcome = _tombstone(ground, channel, erasure)
    whole = header.kind == EnvelopeKind.ERASE
    return Erasing(header.event, place.seq, author, place.accepted_at, whole, erasure, tombstone, outcome)


def _tombstone(ground: Ground, channel: Channel, erasure: Erasure) -> tuple[Tombstone | None, Outcome]:
    try:
        plaintext = ground.seals.open_tombstone(channel.id, erasure.key, erasure.entity, erasure.tombstone)
    except Malformed:
        return None, APPLIED
    if plaintext is None:
        return None, waiting("key")
    tombstone = decode_tombstone(plaintext)
    known = tombstone is None or not tombstone.kind or tombstone.kind in KINDS
    return tombstone, APPLIED if known else waiting("unknown_type")


def open_placed(ground: Ground, channel: Channel, row: PlacedRow) -> Read:
    """Open what was read back from the log."""
    if row.outcome == Verdict.ERASED:
        return ERASED
    header = decode_header(row.header).header
    place = place_of(ground, row.seq, row.device, row.directory_seq, row.accepted_at)
    open_one = open_erasure if header.kind in ERASURES else open_event
    return open_one(ground, channel, header, (row.header, row.body), place)

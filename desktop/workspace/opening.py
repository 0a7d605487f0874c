"""From an envelope in the log to an event the fold can take: open it, read its body, name its author."""

from __future__ import annotations

import msgspec

from desktop.domain.fold import Written
from desktop.domain.outcome import Outcome, quarantined, waiting
from desktop.domain.rows import PlacedRow
from desktop.workspace.ground import Ground
from wire.access import Channel
from wire.body import decode_body
from wire.codec import Malformed
from wire.header import Header, decode_header


class Place(msgspec.Struct, frozen=True, gc=False):
    """Where an envelope stands and who signed for it."""

    seq: int
    device: bytes
    directory_seq: int
    accepted_at: int


def open_event(
    ground: Ground, channel: Channel, header: Header, envelope: tuple[bytes, bytes], place: Place
) -> Written | Outcome:
    """Open a sealed event; gives the outcome instead where it cannot be read yet, or ever."""
    if not envelope[1]:
        return quarantined("body_missing")
    try:
        plaintext = ground.seals.open(channel.id, header.key, *envelope)
        if plaintext is None:
            return waiting("key")
        body = decode_body(plaintext)
    except Malformed:
        return quarantined("unreadable")
    return Written(
        id=header.event,
        type=body.type,
        version=body.version,
        must_understand=body.must_understand,
        authored_at=body.authored_at,
        entities=body.entities,
        fields=bytes(body.fields),
        author=ground.author(place.device, place.directory_seq),
        units=channel.units,
        channel_kind=channel.kind,
        seq=place.seq,
        accepted_at=place.accepted_at,
        alarm=header.alarm,
        rules=ground.rules(place.directory_seq),
    )


def open_placed(ground: Ground, channel: Channel, row: PlacedRow) -> Written | Outcome:
    """Open an event read back from the log."""
    place = Place(row.seq, row.device, row.directory_seq, row.accepted_at)
    return open_event(ground, channel, decode_header(row.header).header, (row.header, row.body), place)

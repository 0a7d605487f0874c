"""What is left of an entity that was erased: who had it erased, when and why, and nothing of what it said.

The tombstone is the same on every device, whether it ever read the entity or not; so the state made of it is too.
"""

from __future__ import annotations

from typing import Annotated, Final

import msgspec
from msgspec import Meta

from desktop.domain.event_body import EventBody, Short
from desktop.domain.outcome import Verdict
from wire.decoders import UNREADABLE, unpack

GONE: Final = str(Verdict.ERASED)
"""Why an event of an erased entity was not delivered."""
REASONS: Final = ("retention_ended", "subject_request", "unlawful", "misdirected", "mistake")
"""The reasons with a word of their own; others may be given in a few words that name nobody."""


class Tombstone(EventBody, frozen=True):
    """What the one who erased says of it, as sealed; a map of names, so that an older program skips new ones.

    `origin` and `target` are what lists filter by, as the entity's kind had them; `authored_at` is in ms since 1970
    UTC.
    """

    kind: Short
    person: Short
    reason: Short
    authored_at: Annotated[int, Meta(ge=0, le=2**53)]
    origin: Short = ""
    target: Short = ""


class Erased(msgspec.Struct, frozen=True):
    """An erasure as a kind sees it: the tombstone, and what batch and stamp say of it (times in ms since 1970 UTC)."""

    entity: bytes
    event: bytes
    seq: int
    device: bytes
    unit: str
    accepted_at: int
    tombstone: Tombstone


def encode_tombstone(tombstone: Tombstone) -> bytes:
    """Encode a tombstone as it is sealed."""
    return msgspec.msgpack.encode(tombstone)


def decode_tombstone(data: bytes) -> Tombstone | None:
    """Read a tombstone, None where nobody honest wrote it."""
    try:
        return unpack(data, Tombstone)
    except UNREADABLE:
        return None

"""Control envelopes that take content away for good: `erase` by a channel, `disposed` by one of its units.

Their bodies are clear but for the tombstone, so that a server that can read nothing knows whose bodies to empty.
Headers and hashes stay, so order and authorship can still be proven. An entity of many events takes several envelopes;
each holds by itself, in whatever order they come.
"""

from __future__ import annotations

from typing import Annotated

import msgspec
from msgspec import Meta

from wire import limits
from wire.codec import Hash32, Id16, decode, encode


class Erasure(msgspec.Struct, frozen=True, array_like=True, forbid_unknown_fields=True):
    """An entity and those of its events whose bodies go.

    `tombstone` says who, when and why, sealed under the channel's key `key`; the server cannot read it.
    """

    entity: Id16
    events: Annotated[tuple[Id16, ...], Meta(min_length=1, max_length=limits.ERASED_EVENTS)]
    key: Hash32
    tombstone: Annotated[bytes, Meta(min_length=1, max_length=limits.TOMBSTONE_BYTES)]


def encode_erasure(erasure: Erasure) -> bytes:
    """Encode the body of an `erase` or a `disposed`."""
    return encode(erasure)


def decode_erasure(body: bytes) -> Erasure:
    """Read the body of an `erase` or a `disposed`; raises `Malformed`."""
    return decode(Erasure, body, limit=limits.BODY_BYTES)

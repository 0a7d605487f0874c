"""Bytes to messages and back: the only encoder and decoder of what travels.

Strict: wrong types, missing fields, trailing bytes and anything over its limit are `Malformed`; unknown fields too,
except at the end of requests, answers and event bodies. What was signed is kept as bytes and never encoded again.
"""

from __future__ import annotations

from typing import Annotated, TypeVar

import msgspec
from msgspec import Meta

from wire.decoders import UNREADABLE, unpack

Id16 = Annotated[bytes, Meta(min_length=16, max_length=16)]
Hash32 = Annotated[bytes, Meta(min_length=32, max_length=32)]
Signature64 = Annotated[bytes, Meta(min_length=64, max_length=64)]
Count = Annotated[int, Meta(ge=0, le=2**53)]

T = TypeVar("T")

_encoder = msgspec.msgpack.Encoder()


class Malformed(ValueError):
    """Bytes from outside that are not what the protocol says."""


def encode(message: object) -> bytes:
    """Encode a message as MessagePack."""
    return _encoder.encode(message)


def decode(kind: type[T], data: bytes, *, limit: int) -> T:
    """Decode exactly one message of `kind`.

    Raises `Malformed` for more than `limit` bytes, for anything that is not this kind and for bytes left over.
    """
    if len(data) > limit:
        raise Malformed(f"{len(data)} bytes where at most {limit} are allowed")
    try:
        return unpack(data, kind)
    except UNREADABLE as error:
        raise Malformed(str(error)) from error

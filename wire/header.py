"""The clear header of an envelope, and what its bytes bind.

A header is a MessagePack array followed by the 32 raw bytes of the body's hash. The part before that hash is the
associated data of the sealed body; so a body cannot be moved to another header, and a body can be erased later without
breaking a signature. Headers must never hold anything of the content but the alarm bit.
"""

from __future__ import annotations

import hashlib
from enum import IntEnum
from typing import Annotated, Final

import msgspec
from msgspec import Meta

from wire import limits
from wire.codec import Count, Hash32, Id16, Malformed, decode, encode

_BODY_HASH: Final = 32


class EnvelopeKind(IntEnum):
    """What an envelope carries; a number not named here is kept raw until a newer program knows it."""

    EVENT = 1
    EPOCH = 2
    WRAP = 3
    ERASE = 4
    DISPOSED = 5
    STATEMENT = 6


CLEAR_KINDS = frozenset(
    {EnvelopeKind.EPOCH, EnvelopeKind.WRAP, EnvelopeKind.ERASE, EnvelopeKind.DISPOSED, EnvelopeKind.STATEMENT}
)


class Header(msgspec.Struct, frozen=True, array_like=True, forbid_unknown_fields=True, gc=False):
    """What is said of an envelope in the clear.

    `key` is the id of the epoch that sealed the body, or 32 zero bytes for a clear body. `core_hash` is SHA-256 of the
    salt and the plaintext, so that a proof can hand over content without a key. `alarm` marks an immediate
    notification.
    """

    format: Annotated[int, Meta(ge=1, le=255)]
    kind: Annotated[int, Meta(ge=1, le=255)]
    event: Id16
    key: Hash32
    core_hash: Hash32
    chunks: Annotated[tuple[Hash32, ...], Meta(max_length=limits.CHUNKS)] = ()
    alarm: bool = False


class SealedHeader(msgspec.Struct, frozen=True, gc=False):
    """A header together with its body's hash, as read from bytes."""

    header: Header
    body_hash: bytes


def encode_header(associated: bytes, body: bytes) -> bytes:
    """Join the associated data and the hash of the sealed body to the header's bytes."""
    return associated + hashlib.sha256(body).digest()


def associated_data(header: Header) -> bytes:
    """Encode a header without its body's hash."""
    return encode(header)


def decode_header(data: bytes) -> SealedHeader:
    """Read a header; raises `Malformed`."""
    if len(data) <= _BODY_HASH:
        raise Malformed("header too short")
    return SealedHeader(decode(Header, data[:-_BODY_HASH], limit=limits.HEADER_BYTES), data[-_BODY_HASH:])


def associated_part(data: bytes) -> bytes:
    """Give the associated data of a header's bytes."""
    return data[:-_BODY_HASH]


def header_hash(data: bytes) -> bytes:
    """Hash a header's bytes, as the batch lists it."""
    return hashlib.sha256(data).digest()


class Seen(msgspec.Struct, frozen=True, array_like=True, forbid_unknown_fields=True):
    """What the author had seen of the channel and the directory when signing.

    Compared by every reader with what it was given itself; it is the ground for telling forks and rollbacks.
    """

    incarnation: Id16
    seq: Count
    head: Hash32
    directory_seq: Count

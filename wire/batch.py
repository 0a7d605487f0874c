"""A batch: 1 to 500 envelopes of one device for one channel under one signature.

The signature covers the core: context, format, root, channel, device, number, the hash of the device's previous batch
in this channel, what the author had seen, and the hashes of all headers. Each header carries its body's hash, so one
check verifies all, and a single envelope with the hash list is a proof for third parties.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from typing import Annotated

import msgspec
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from msgspec import Meta

from wire import limits
from wire.codec import Hash32, Id16, Malformed, Signature64, decode, encode
from wire.header import EnvelopeKind, SealedHeader, Seen, decode_header, header_hash
from wire.names import Context, digest
from wire.signing import sign, verifies

_HASH = 32


class BatchCore(msgspec.Struct, frozen=True, array_like=True, forbid_unknown_fields=True):
    """What a device signs.

    `n` counts this device's batches in this channel from 1; `previous` is the hash of batch n - 1, or 32 zero bytes.
    """

    format: Annotated[int, Meta(ge=1, le=255)]
    root: Hash32
    channel: Hash32
    device: Id16
    n: Annotated[int, Meta(ge=1, le=2**53)]
    previous: Hash32
    seen: Seen
    header_hashes: Annotated[bytes, Meta(min_length=_HASH, max_length=_HASH * limits.BATCH_ENVELOPES)]


class Batch(msgspec.Struct, frozen=True, array_like=True, forbid_unknown_fields=True):
    """A signed batch as it travels. A body is empty bytes once it has been erased."""

    core: Annotated[bytes, Meta(max_length=64 * limits.KIB)]
    signature: Signature64
    headers: Annotated[
        tuple[Annotated[bytes, Meta(max_length=limits.HEADER_BYTES)], ...],
        Meta(min_length=1, max_length=limits.BATCH_ENVELOPES),
    ]
    bodies: Annotated[
        tuple[Annotated[bytes, Meta(max_length=limits.BODY_BYTES)], ...],
        Meta(min_length=1, max_length=limits.BATCH_ENVELOPES),
    ]


class OpenedBatch(msgspec.Struct, frozen=True):
    """A batch whose inner structure has been checked: every header matches its hash, every body its header."""

    core: BatchCore
    hash: bytes
    headers: tuple[SealedHeader, ...]
    batch: Batch


def sign_batch(private: Ed25519PrivateKey, core: BatchCore, headers: list[bytes], bodies: list[bytes]) -> Batch:
    """Sign a core and join it with its envelopes."""
    data = encode(core)
    return Batch(data, sign(private, Context.BATCH, data), tuple(headers), tuple(bodies))


def hash_list(headers: list[bytes]) -> bytes:
    """Concatenate the hashes of headers, as the core lists them."""
    return b"".join([header_hash(header) for header in headers])


def batch_hash(batch: Batch) -> bytes:
    """Name a batch by its signed bytes."""
    return digest(Context.BATCH_HASH, batch.core, batch.signature)


def batch_size(batch: Batch) -> int:
    """Count the bytes of a batch that a limit is about."""
    return len(batch.core) + sum(map(len, batch.headers)) + sum(map(len, batch.bodies))


def one_push(batches: Sequence[Batch]) -> tuple[Batch, ...]:
    """Give the first batches, as many as one push may hold; the first always fits."""
    size, count = 0, 0
    for batch in batches[: limits.PUSH_BATCHES]:
        size += batch_size(batch)
        if count and size > limits.PUSH_BYTES:
            break
        count += 1
    return tuple(batches[:count])


def open_batch(batch: Batch, *, erased_allowed: bool = False) -> OpenedBatch:
    """Check a batch against itself; the signature is checked apart, by `signed_by`.

    `erased_allowed` accepts empty bodies of events, which a log may hold and a push may not. What hands keys on or
    states authority is never erased: otherwise a server could keep a revocation from its readers by emptying it.
    Raises `Malformed`.
    """
    core = decode(BatchCore, batch.core, limit=64 * limits.KIB)
    count = len(batch.headers)
    if len(batch.bodies) != count or len(core.header_hashes) != count * _HASH:
        raise Malformed("batch counts differ")
    if batch_size(batch) > limits.BATCH_BYTES:
        raise Malformed("batch too large")
    if hash_list(list(batch.headers)) != core.header_hashes:
        raise Malformed("header hash differs")
    headers = tuple([decode_header(header) for header in batch.headers])
    for header, body in zip(headers, batch.bodies, strict=True):
        erased = erased_allowed and not body and header.header.kind == EnvelopeKind.EVENT
        if not erased and hashlib.sha256(body).digest() != header.body_hash:
            raise Malformed("body hash differs")
    return OpenedBatch(core, batch_hash(batch), headers, batch)


def signed_by(batch: Batch, key: bytes) -> bool:
    """Say whether the holder of `key` signed this batch."""
    return verifies(key, batch.signature, Context.BATCH, batch.core)

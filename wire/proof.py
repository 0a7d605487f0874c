"""The proof of one event for a third party: what was written, by whom, under whose signature, and when it was accepted.

It hands over plaintext, salt, header, the batch's core with its list of hashes, the author's signature and the server's
stamp; never a key. A proof holds the words of one event alone: of the others in its batch it shows no more than hashes.
"""

from __future__ import annotations

from typing import Annotated

import msgspec
from msgspec import Meta

from wire import limits
from wire.batch import BatchCore
from wire.body import Body, core_hash, decode_body
from wire.codec import Malformed, Signature64, decode
from wire.header import decode_header, header_hash
from wire.names import Context, digest
from wire.signing import verifies
from wire.stamp import SignedStamp, Stamp, read_stamp, stamped_by

_HASH = 32


class Proof(msgspec.Struct, frozen=True, array_like=True):
    """One event with all that proves it, as it is enclosed in another."""

    header: Annotated[bytes, Meta(max_length=limits.HEADER_BYTES)]
    salt: Annotated[bytes, Meta(max_length=32)]
    plaintext: Annotated[bytes, Meta(max_length=limits.PLAINTEXT_BYTES)]
    core: Annotated[bytes, Meta(max_length=64 * limits.KIB)]
    signature: Signature64
    stamp: SignedStamp


class Proven(msgspec.Struct, frozen=True):
    """What a proof shows once its hashes fit; whose keys signed it is asked apart, by `signed` and `stamped`."""

    core: BatchCore
    event: bytes
    body: Body
    stamp: Stamp
    head: bytes


def event_of(proof: Proof) -> bytes:
    """Give the id of the event that a proof is about; raises `Malformed`."""
    return decode_header(proof.header).header.event


def said_in(proof: Proof) -> Body:
    """Give what a proof says was written, whether or not it is proven; raises `Malformed`."""
    return decode_body(proof.plaintext)


def open_proof(proof: Proof) -> Proven:
    """Check that plaintext, header, list of hashes, signature and stamp belong together; raises `Malformed`."""
    core = decode(BatchCore, proof.core, limit=64 * limits.KIB)
    header = decode_header(proof.header).header
    if core_hash(proof.salt, proof.plaintext) != header.core_hash:
        raise Malformed("core hash differs")
    if header_hash(proof.header) not in _hashes(core.header_hashes):
        raise Malformed("header is not of this batch")
    stamp, head = read_stamp(proof.stamp)
    if stamp.batch_hash != digest(Context.BATCH_HASH, proof.core, proof.signature) or stamp.channel != core.channel:
        raise Malformed("stamp of another batch")
    return Proven(core, header.event, said_in(proof), stamp, head)


def signed(proof: Proof, key: bytes) -> bool:
    """Say whether the holder of `key` signed the batch of a proof."""
    return verifies(key, proof.signature, Context.BATCH, proof.core)


def stamped(proof: Proof, proven: Proven, key: bytes) -> bool:
    """Say whether the server that holds `key` stamped the batch of a proof."""
    return stamped_by(proof.stamp, proven.head, key)


def _hashes(joined: bytes) -> set[bytes]:
    return {joined[start : start + _HASH] for start in range(0, len(joined), _HASH)}

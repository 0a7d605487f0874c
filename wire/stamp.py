"""The server's stamp on a batch: its place in the channel, signed, and the running head it leads to.

head = SHA-256(previous head, batch hash, stamp); the server signs the head with the key that root stated for it. A
stamp is the receipt of delivery and the proof of what the server once had.
"""

from __future__ import annotations

from typing import Annotated

import msgspec
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from msgspec import Meta

from wire import limits
from wire.batch import Batch
from wire.codec import Count, Hash32, Id16, Signature64, decode, encode
from wire.names import Context, digest
from wire.signing import sign, verifies


class Stamp(msgspec.Struct, frozen=True, array_like=True, forbid_unknown_fields=True):
    """A batch's place: seqs `first_seq` to `first_seq + count - 1`, and the server's clock in ms since 1970 UTC."""

    channel: Hash32
    first_seq: Annotated[int, Meta(ge=1, le=2**53)]
    count: Annotated[int, Meta(ge=1, le=limits.BATCH_ENVELOPES)]
    directory_seq: Count
    accepted_at: Count
    incarnation: Id16
    batch_hash: Hash32
    previous_head: Hash32

    @property
    def last_seq(self) -> int:
        """Give the seq of the batch's last envelope."""
        return self.first_seq + self.count - 1


class SignedStamp(msgspec.Struct, frozen=True, array_like=True, forbid_unknown_fields=True):
    """A stamp's bytes and the server's signature of the head they lead to."""

    stamp: Annotated[bytes, Meta(max_length=512)]
    signature: Signature64


class PlacedBatch(msgspec.Struct, frozen=True, array_like=True, forbid_unknown_fields=True):
    """A batch with its stamp, as the log keeps it and pull delivers it."""

    batch: Batch
    stamp: SignedStamp


def head_after(stamp: Stamp, data: bytes) -> bytes:
    """Compute the running head after a stamped batch."""
    return digest(Context.STAMP, stamp.previous_head, stamp.batch_hash, data)


def sign_stamp(private: Ed25519PrivateKey, stamp: Stamp) -> tuple[SignedStamp, bytes]:
    """Sign a stamp; gives it with the new head."""
    data = encode(stamp)
    head = head_after(stamp, data)
    return SignedStamp(data, sign(private, Context.STAMP, head)), head


def read_stamp(signed: SignedStamp) -> tuple[Stamp, bytes]:
    """Read a stamp and compute its head; raises `Malformed`."""
    stamp = decode(Stamp, signed.stamp, limit=512)
    return stamp, head_after(stamp, signed.stamp)


def stamped_by(signed: SignedStamp, head: bytes, key: bytes) -> bool:
    """Say whether the holder of `key` signed this head."""
    return verifies(key, signed.signature, Context.STAMP, head)

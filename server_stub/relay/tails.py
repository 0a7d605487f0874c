"""Where channels stand, as the log tells it: what a batch is compared with, and what stamping it makes of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from wire.batch import OpenedBatch
from wire.names import ZERO_HASH
from wire.stamp import SignedStamp, Stamp, sign_stamp


@dataclass(frozen=True, slots=True)
class Tail:
    """The end of a channel: its last seq, its running head, the id of its current key."""

    channel: bytes
    seq: int = 0
    head: bytes = ZERO_HASH
    epoch: bytes = ZERO_HASH


@dataclass(frozen=True, slots=True)
class Kept:
    """A stored batch, as far as a repeated one is compared with it."""

    hash: bytes
    stamp: SignedStamp


@dataclass(frozen=True, slots=True)
class Before:
    """What the log holds that matters for one batch.

    `last_n` and `last_hash` are the author's last batch in the channel; `same` is the batch of the same author and
    number; `events` gives the seqs of those of the batch's event ids that the channel already holds; `epochs` are the
    ids of all keys the channel ever had; `covered` are the (unit, unit key) that the current one was wrapped for;
    `chunks` are those of the batch's chunks that the channel holds; `witnesses` are the units whose holders have shown
    this batch before; `follows` says that the batch it was signed behind stands in the channel, in or beside its line.
    """

    tail: Tail
    last_n: int = 0
    last_hash: bytes = ZERO_HASH
    same: Kept | None = None
    events: Mapping[bytes, int] = field(default_factory=dict)
    epochs: frozenset[bytes] = frozenset()
    covered: frozenset[tuple[str, bytes]] = frozenset()
    chunks: frozenset[bytes] = frozenset()
    witnesses: frozenset[str] = frozenset()
    follows: bool = True


@dataclass(frozen=True, slots=True)
class Stamping:
    """What a stamp says beside the batch's place: the server's key and incarnation, its clock, the directory's seq."""

    key: Ed25519PrivateKey
    incarnation: bytes
    now: int
    directory_seq: int


def place(stamping: Stamping, tail: Tail, opened: OpenedBatch) -> tuple[SignedStamp, Tail]:
    """Stamp an accepted batch at the end of its channel; gives the stamp and the new end."""
    stamp = Stamp(
        tail.channel,
        tail.seq + 1,
        len(opened.headers),
        stamping.directory_seq,
        stamping.now,
        stamping.incarnation,
        opened.hash,
        tail.head,
    )
    signed, head = sign_stamp(stamping.key, stamp)
    return signed, replace(tail, seq=stamp.last_seq, head=head)

"""Derived names: hashes with a context, channel ids, fingerprints.

Every hash and signature of the protocol starts with a context string of its own, so that bytes made for one purpose can
never be taken for another. Parts are length-prefixed, so that no two lists of parts give the same bytes.
"""

from __future__ import annotations

import hashlib
from enum import StrEnum
from functools import lru_cache
from typing import Final

_PREFIX: Final = b"schutzbruecke/1/"
ZERO_HASH: Final = bytes(32)
_NAMES: Final = 4096
"""How many names are remembered: they are asked for with every statement and every page, and there are few of them."""


class Context(StrEnum):
    """What a hash, a signature or a wrap is for."""

    ROOT = "root"
    CHANNEL = "channel"
    BATCH = "batch"
    BATCH_HASH = "batch-hash"
    STAMP = "stamp"
    SESSION = "session"
    INVITE = "invite"
    HEADS = "heads"
    EPOCH = "epoch"
    EPOCH_WRAP = "epoch-wrap"
    EPOCH_PREVIOUS = "epoch-previous"
    TOMBSTONE = "tombstone"
    UNIT_KEY = "unit-key"
    UNIT_KEY_WRAP = "unit-key-wrap"
    UNIT_KEY_PREVIOUS = "unit-key-previous"
    CHUNK = "chunk"
    TRAY = "tray"
    TRAY_WRAP = "tray-wrap"


def join(context: Context, *parts: bytes) -> bytes:
    """Join a context and parts so that every list of parts gives other bytes."""
    pieces = [_PREFIX, context.value.encode(), b"\0"]
    for part in parts:
        pieces.append(len(part).to_bytes(4, "big"))
        pieces.append(part)
    return b"".join(pieces)


def digest(context: Context, *parts: bytes) -> bytes:
    """Hash parts under a context (SHA-256, 32 bytes)."""
    return hashlib.sha256(join(context, *parts)).digest()


@lru_cache(maxsize=_NAMES)
def root_fingerprint(root_key: bytes) -> bytes:
    """Give the fingerprint of root's public key, as it stands in the agreement's annex and in every invite."""
    return digest(Context.ROOT, root_key)


@lru_cache(maxsize=_NAMES)
def directory_channel(root: bytes) -> bytes:
    """Name the channel of signed statements, readable by every device."""
    return digest(Context.CHANNEL, root, b"directory")


@lru_cache(maxsize=_NAMES)
def cooperation_channel(root: bytes) -> bytes:
    """Name the channel of all active units."""
    return digest(Context.CHANNEL, root, b"cooperation")


@lru_cache(maxsize=_NAMES)
def unit_channel(root: bytes, unit: str) -> bytes:
    """Name the channel of one unit."""
    return digest(Context.CHANNEL, root, b"unit", unit.encode())


@lru_cache(maxsize=_NAMES)
def pair_channel(root: bytes, one: str, other: str) -> bytes:
    """Name the channel of two units, whichever is named first."""
    first, second = sorted((one, other))
    return digest(Context.CHANNEL, root, b"pair", first.encode(), second.encode())


def heads_digest(heads: list[tuple[bytes, int, bytes]]) -> bytes:
    """Digest (channel, seq, head) of all channels one may read, in any order; one that holds nothing does not count."""
    parts = [channel + seq.to_bytes(8, "big") + head for channel, seq, head in sorted(heads) if seq]
    return digest(Context.HEADS, *parts)

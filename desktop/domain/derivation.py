"""Ids that follow from another id and a name, so that doing the same again is the same and not a second one."""

from __future__ import annotations

import hashlib


def derived_id(parent: bytes, name: str) -> bytes:
    """Give an id that follows from another and a name: same time, same version (UUIDv7), hashed tail."""
    tail = bytearray(hashlib.sha256(parent + name.encode()).digest()[:10])
    tail[0] = 0x70 | (tail[0] & 0x0F)
    tail[2] = 0x80 | (tail[2] & 0x3F)
    return parent[:6] + bytes(tail)

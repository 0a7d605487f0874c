"""JSON files whose alteration is found: an object with a checksum over all its other fields.

The checksum is against accidents and careless editing. Whoever can write the file can compute it, so nothing may rest
on it that has to hold against an attacker; secrets in these files are sealed on their own.
"""

from __future__ import annotations

import hashlib
from typing import TypeVar

import msgspec

from wire.codec import Malformed
from wire.decoders import UNREADABLE, read_json


class Checked(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """What such files share."""

    checksum: str = ""


T = TypeVar("T", bound=Checked)


def write_checked(content: Checked) -> bytes:
    """Give the file's bytes, with the checksum filled in."""
    filled = msgspec.structs.replace(content, checksum=checksum_of(content))
    return msgspec.json.format(msgspec.json.encode(filled), indent=2) + b"\n"


def read_checked(kind: type[T], data: bytes, *, limit: int) -> T:
    """Read a file's bytes; raises `Malformed`."""
    content = read_shape(kind, data, limit=limit)
    if content.checksum != checksum_of(content):
        raise Malformed("checksum")
    return content


def read_shape(kind: type[T], data: bytes, *, limit: int) -> T:
    """Read a file's bytes without looking at the checksum; raises `Malformed`."""
    if len(data) > limit:
        raise Malformed(f"more than {limit} bytes")
    try:
        return read_json(data, kind)
    except UNREADABLE as error:
        raise Malformed(str(error)) from error


def checksum_of(content: Checked) -> str:
    """Compute the checksum over everything but itself."""
    plain = msgspec.json.encode(msgspec.structs.replace(content, checksum=""))
    return hashlib.sha256(type(content).__name__.encode() + b"\0" + plain).hexdigest()[:32]

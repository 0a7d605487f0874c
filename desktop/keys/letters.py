"""Bytes as letters that people copy from paper: base32 (A to Z, 2 to 7) in groups of four.

The digits 0, 1 and 8 do not occur and are read as the letters they are mistaken for; a checksum, added by whoever uses
this, catches the rest. Nothing here knows what the bytes mean.
"""

from __future__ import annotations

import base64
import hashlib
import re
from typing import Final

_GROUP: Final = 4
_MISTAKEN: Final = str.maketrans("018", "OIB")
_BETWEEN: Final = re.compile(r"[\s-]+")


def to_letters(content: bytes) -> str:
    """Write bytes as letters in groups; their number has to be a multiple of five."""
    return in_groups(base64.b32encode(content).decode())


def from_letters(text: str) -> bytes:
    """Read letters in either case, with or without spaces and hyphens; raises `ValueError`."""
    return base64.b32decode(_BETWEEN.sub("", text).upper().translate(_MISTAKEN))


def in_groups(text: str) -> str:
    """Set a text in groups of four."""
    return " ".join(text[start : start + _GROUP] for start in range(0, len(text), _GROUP))


def with_checksum(purpose: bytes, content: bytes, length: int) -> bytes:
    """Append a checksum of so many bytes."""
    return content + _checksum(purpose, content, length)


def without_checksum(purpose: bytes, checked: bytes, length: int) -> bytes:
    """Take the checksum off again; raises `ValueError` if it does not fit."""
    content = checked[:-length]
    if _checksum(purpose, content, length) != checked[-length:]:
        raise ValueError("checksum")
    return content


def _checksum(purpose: bytes, content: bytes, length: int) -> bytes:
    return hashlib.sha256(b"schutzbruecke/1/letters\0" + purpose + b"\0" + content).digest()[:length]

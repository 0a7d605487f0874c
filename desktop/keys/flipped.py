"""Telling a small file in which some bits have flipped from one that somebody has written anew.

It is for files that hold no secret and no checksum, of which the database keeps what should stand in them.
"""

from __future__ import annotations

from typing import Final

_MOST: Final = 4
"""Bytes. Two random marks, or two certificates, that differ in so few of them are not met."""


def is_flipped(found: bytes, kept: bytes) -> bool:
    """Say whether what was found is what was kept, with some bits flipped."""
    return len(found) == len(kept) and 0 < sum(one != other for one, other in zip(found, kept, strict=True)) <= _MOST

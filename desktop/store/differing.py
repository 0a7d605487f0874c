"""Keeping bytes as what differs from others that stand beside them: where a head, where a tail is the same.

What is shown of an entity is what is confirmed with a little more, so that the same words would stand twice in a row.
This must not know what the bytes say, but for what none of them begins with.
"""

from __future__ import annotations

import struct
from typing import Final

_MARK: Final = b"\xc1"
"""The one byte that begins no MessagePack value: whatever begins with it is a difference (MessagePack, Formats)."""
_PLACE: Final = struct.Struct(">cII")


def difference(wanted: bytes, beside: bytes) -> bytes:
    """Give what `wanted` has that `beside` has not, empty where it has nothing; all of it where that is no longer."""
    if wanted == beside:
        return b""
    room = min(len(wanted), len(beside))
    head = _alike(wanted, beside, room)
    tail = _alike_from_the_end(wanted, beside, room - head)
    if head + tail <= _PLACE.size:
        return wanted
    return _PLACE.pack(_MARK, head, tail) + wanted[head : len(wanted) - tail]


def whole(kept: bytes, beside: bytes) -> bytes:
    """Give back what `difference` was made of, from the same bytes beside it."""
    if not kept:
        return beside
    if kept[:1] != _MARK:
        return kept
    _, head, tail = _PLACE.unpack_from(kept)
    return beside[:head] + kept[_PLACE.size :] + beside[len(beside) - tail :]


def _alike(one: bytes, other: bytes, room: int) -> int:
    """Give how many bytes two have in common at their head, up to so many; by halves, since comparing is quick."""
    low, high = 0, room
    while low < high:
        middle = (low + high + 1) // 2
        if one[low:middle] == other[low:middle]:
            low = middle
        else:
            high = middle - 1
    return low


def _alike_from_the_end(one: bytes, other: bytes, room: int) -> int:
    """Give how many bytes two have in common at their tail, up to so many."""
    ends, low, high = (len(one), len(other)), 0, room
    while low < high:
        middle = (low + high + 1) // 2
        if one[ends[0] - middle : ends[0] - low] == other[ends[1] - middle : ends[1] - low]:
            low = middle
        else:
            high = middle - 1
    return low

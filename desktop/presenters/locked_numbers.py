"""The numbers that may be read on the lock screen: agency, number and time of the shifts to come, and no person's name.

They stand outside the encrypted profile, so nothing else may stand among them; and only where somebody switched it on.
Nothing here knows where they come from: the lock screen reads them before anything of a profile is loaded.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Annotated, Final

import msgspec
from msgspec import Meta
from msgspec.structs import replace

from desktop.domain.telephone import by_telephone, line
from wire.decoders import UNREADABLE, read_json

_MOST: Final = 500
MAX_BYTES: Final = 256 * 1024

_Time = Annotated[int, Meta(ge=0, le=2**53)]


class LockedNumber(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Whom to call for an agency from one moment to another (ms since 1970 UTC, the end excluded).

    `as_of` is when that was written, for whoever reads it: the file says it once.
    """

    agency: Annotated[str, Meta(min_length=1, max_length=200)]
    phone: Annotated[str, Meta(min_length=1, max_length=60)]
    starts: _Time
    ends: _Time
    as_of: _Time = 0


class LockedNumbers(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What stands in the file, and when it was written (ms since 1970 UTC)."""

    written_at: _Time
    numbers: Annotated[tuple[LockedNumber, ...], Meta(max_length=_MOST)] = ()


def write_numbers(at: int, numbers: Iterable[LockedNumber]) -> bytes:
    """Write numbers as they were known at a moment, each once and no more than may be read."""
    return msgspec.json.encode(LockedNumbers(at, tuple(dict.fromkeys(numbers))[:_MOST]))


def to_call(written: bytes, at: int) -> list[LockedNumber]:
    """Give the numbers of a moment, each agency's together; what cannot be read is none."""
    if len(written) > MAX_BYTES:
        return []
    try:
        read = read_json(written, LockedNumbers)
    except UNREADABLE:
        return []
    now = [replace(one, as_of=read.written_at) for one in read.numbers if one.starts <= at < one.ends]
    return each_once(sorted(now, key=lambda one: (one.agency, one.starts)))


def each_once(numbers: Iterable[LockedNumber]) -> list[LockedNumber]:
    """Give each telephone of an agency once, where it stood first: as was last known, as long as it is answered."""
    groups = by_telephone(numbers, lambda one: (one.agency, line(one.phone, one.agency)))
    return [max(group, key=lambda known: (known.as_of, known.ends)) for group in groups]

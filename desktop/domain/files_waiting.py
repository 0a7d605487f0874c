"""What the files are for that wait here to be attached, as the row names it in which they are kept.

That alone: what else is kept of a file is the screens' affair and stays as it is, byte for byte. It must not judge.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

import msgspec

from wire.decoders import UNREADABLE, read_json

KEPT_AS: Final = "attaching"
"""The name of the preference in which they are kept."""


class WaitsFor(msgspec.Struct, frozen=True):
    """What one file waits for.

    `notification` stands for all its recipients, `only` for some of them; a copy comes from the notification that
    `source` names first.
    """

    notification: bytes
    only: tuple[bytes, ...] = ()
    source: tuple[bytes, bytes] | None = None


def waited_for(kept: bytes) -> list[WaitsFor]:
    """Give what files wait for, without those of which that cannot be read."""
    return [found for _, found in _entries(kept) if found is not None]


def without(kept: bytes, is_over: Callable[[WaitsFor], bool]) -> bytes:
    """Give what is kept without the files that wait for nothing any more; empty where none is left."""
    entries = _entries(kept)
    left = [raw for raw, found in entries if found is None or not is_over(found)]
    return msgspec.json.encode(left) if left else b"" if entries else kept


def _entries(kept: bytes) -> list[tuple[msgspec.Raw, WaitsFor | None]]:
    try:
        return [(raw, _read(raw)) for raw in read_json(kept, list[msgspec.Raw])]
    except UNREADABLE:
        return []


def _read(raw: msgspec.Raw) -> WaitsFor | None:
    try:
        return read_json(bytes(raw), WaitsFor)
    except UNREADABLE:
        return None

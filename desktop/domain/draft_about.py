"""What a draft is about: the notification that it is to complete, as its kept bytes name it.

That alone: what else a draft says is the screens' affair, so one that they cannot read is read here. It must not judge.
"""

from __future__ import annotations

import msgspec

from wire.decoders import UNREADABLE, read_json


class _About(msgspec.Struct, frozen=True):
    """What every draft says of what it is about; empty for a notification of its own."""

    completes: bytes = b""


def completed_by(content: bytes) -> bytes:
    """Give the notification that a kept draft completes, empty where it completes none or cannot be read."""
    try:
        return read_json(content, _About).completes
    except UNREADABLE:
        return b""

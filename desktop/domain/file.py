"""A file as an event names it: what it is called, how large it is, and the key that opens its chunks.

The chunks themselves are named in the event's header, so that the server can tell which of them are needed. Shared by
every kind with files; knows none of them.
"""

from __future__ import annotations

from typing import Annotated, Final

import msgspec
from msgspec import Meta

from desktop.domain.event_body import Id

CHUNK_BYTES: Final = 1024 * 1024
MOST_BYTES: Final = 4096 * CHUNK_BYTES


class File(msgspec.Struct, frozen=True):
    """A file: its id, the key of its own, its size in bytes, its name without a folder, its media type (RFC 6838)."""

    id: Id
    key: Annotated[bytes, Meta(min_length=32, max_length=32)]
    size: Annotated[int, Meta(ge=0, le=MOST_BYTES)]
    name: Annotated[str, Meta(min_length=1, max_length=200)]
    media_type: Annotated[str, Meta(max_length=100)]

    def __repr__(self) -> str:
        """Show nothing of it."""
        return f"{type(self).__name__}()"

    @property
    def chunk_count(self) -> int:
        """Count its chunks; an empty file has one."""
        return max(1, -(-self.size // CHUNK_BYTES))

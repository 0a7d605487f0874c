"""Reading what a sealed envelope holds. It looks at bytes and keys alone: not at who wrote it, nor where it stands."""

from __future__ import annotations

from typing import Any

import msgspec

from desktop.domain.fold import read_fields
from desktop.domain.outcome import Outcome, quarantined, waiting
from desktop.workspace.seals import Seals
from wire.body import Body, decode_body
from wire.codec import Malformed
from wire.header import Header


class Told(msgspec.Struct, frozen=True, gc=False):
    """A body that could be opened; `said` is what its kind reads in it, or the outcome of what cannot be read."""

    body: Body
    said: Any


def read_body(seals: Seals, channel: bytes, header: Header, envelope: tuple[bytes, bytes]) -> Told | Outcome:
    """Open and read a sealed body; gives the outcome instead where it cannot be read yet, or ever."""
    try:
        plaintext = seals.open(channel, header, *envelope)
        return waiting("key") if plaintext is None else told(decode_body(plaintext))
    except Malformed:
        return quarantined("unreadable")


def told(body: Body) -> Told:
    """Read what a body says."""
    return Told(body, read_fields(body.type, body.version, body.fields))

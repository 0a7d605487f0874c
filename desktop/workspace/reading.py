"""Reading what a sealed envelope holds. It looks at bytes and keys alone: not at who wrote it, nor where it stands."""

from __future__ import annotations

from desktop.domain.outcome import Outcome, quarantined, waiting
from desktop.workspace.seals import Seals
from wire.body import Body, decode_body
from wire.codec import Malformed
from wire.header import Header


def read_body(seals: Seals, channel: bytes, header: Header, envelope: tuple[bytes, bytes]) -> Body | Outcome:
    """Open and read a sealed body; gives the outcome instead where it cannot be read yet, or ever."""
    try:
        plaintext = seals.open(channel, header.key, *envelope)
        return waiting("key") if plaintext is None else decode_body(plaintext)
    except Malformed:
        return quarantined("unreadable")

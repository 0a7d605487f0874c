"""Proofs of what stands in the log: taken out for a third party, and checked by one against the directory.

A proof hands over words and signatures, never a key. What is checked is who wrote it, that the author might write there
at that place, and that the server stamped it; whether the words fit what they are shown beside is the caller's to ask.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import msgspec

from desktop.domain.event import Author, Enclosure
from desktop.domain.outcome import Outcome
from desktop.workspace.ground import Ground
from desktop.workspace.reading import read_body
from wire.access import Channel, ChannelKind, could_write
from wire.body import Body
from wire.codec import Malformed
from wire.directory import Directory
from wire.header import decode_header
from wire.names import pair_channel
from wire.proof import Proof, Proven, open_proof, signed, stamped
from wire.stamp import SignedStamp


@dataclass(frozen=True, slots=True)
class Shown:
    """What a proof has shown: who wrote what to which unit, and when the server took it (ms since 1970 UTC)."""

    device: bytes
    unit: str
    body: Body
    accepted_at: int


def prove(ground: Ground, channel: bytes, event: bytes) -> Proof | None:
    """Take the proof of an event out of the log; None where it is not there, or its words are not."""
    for row in ground.journal.log.events(channel, (event,)):
        header = decode_header(row.header).header
        [batch] = ground.journal.log.batches(row.channel, row.seq - 1, 1)
        revealed = ground.seals.reveal(channel, header, row.header, row.body) if row.body else None
        if revealed is not None:
            plaintext, salt = revealed
            stamp = SignedStamp(batch.stamp, batch.stamp_signature)
            return Proof(row.header, salt, plaintext, batch.core, batch.signature, stamp)
    return None


def read_again(ground: Ground, channel: bytes, event: bytes) -> Any:
    """Give what an event of the log says, as its kind reads it; None where it is not there or cannot be read."""
    for row in ground.journal.log.events(channel, (event,)):
        header = decode_header(row.header).header
        told = read_body(ground.seals, channel, header, (row.header, row.body)) if row.body else None
        if told is not None and not isinstance(told, Outcome):
            return None if isinstance(told.said, Outcome) else told.said
    return None


def check(ground: Ground, proof: Proof, units: tuple[str, str]) -> Shown | None:
    """Check a proof of what stands in the channel of two units; None where it does not hold."""
    proven = _checked(ground, ground.kept, proof, units)
    if proven is None:
        return None
    unit = ground.kept.unit_of(proven.core.device) or ""
    return Shown(proven.core.device, unit, proven.body, proven.stamp.accepted_at)


def authors(ground: Ground, enclosed: Sequence[Enclosure], directory_seq: int) -> tuple[Author | None, ...]:
    """Give who wrote what each proof shows, as of its own place; None where it does not hold as of a later place.

    All who fold an event of that place have read the directory as far, so they agree.
    """
    return tuple(_author(ground, one, directory_seq) for one in enclosed) if enclosed else ()


def _author(ground: Ground, one: Enclosure, directory_seq: int) -> Author | None:
    proven = _checked(ground, ground.directory, one.proof, one.units)
    if proven is None or proven.stamp.directory_seq > directory_seq:
        return None
    return ground.author(proven.core.device, proven.stamp.directory_seq)


def _checked(ground: Ground, directory: Directory, proof: Proof, units: tuple[str, str]) -> Proven | None:
    try:
        proven = open_proof(proof)
    except (Malformed, msgspec.DecodeError):
        return None
    core = proven.core
    expected = pair_channel(ground.seals.root, *units)
    if (core.root, core.channel) != (ground.seals.root, expected):
        return None
    if not _signed_and_stamped(directory, proof, proven):
        return None
    pair = Channel(expected, ChannelKind.PAIR, tuple(sorted(units)))
    known = all(unit in directory.units for unit in units)
    return proven if known and could_write(directory, pair, core.device, proven.stamp.directory_seq) else None


def _signed_and_stamped(directory: Directory, proof: Proof, proven: Proven) -> bool:
    key = directory.signing_key(proven.core.device)
    if key is None or not signed(proof, key):
        return False
    return any(stamped(proof, proven, one) for one in directory.server_keys)

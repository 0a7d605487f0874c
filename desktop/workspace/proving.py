"""Proofs of what stands in the log: taken out for a third party, and checked by one against the directory.

A proof hands over words and signatures, never a key. What is checked is who wrote it, that the author might write there
at that place, and that the server stamped it; whether the words fit what they are shown beside is the caller's to ask.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import msgspec

from desktop.domain.outcome import Outcome
from desktop.workspace.ground import Ground
from desktop.workspace.reading import read_body
from wire.access import Channel, ChannelKind, could_write
from wire.body import Body
from wire.codec import Malformed
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
    try:
        proven = open_proof(proof)
    except (Malformed, msgspec.DecodeError):
        return None
    core, directory = proven.core, ground.kept
    expected = pair_channel(ground.seals.root, *units)
    if (core.root, core.channel) != (ground.seals.root, expected) or not _signed_and_stamped(ground, proof, proven):
        return None
    pair = Channel(expected, ChannelKind.PAIR, tuple(sorted(units)))
    unit = directory.unit_of(core.device) or ""
    if not could_write(directory, pair, core.device, proven.stamp.directory_seq):
        return None
    return Shown(core.device, unit, proven.body, proven.stamp.accepted_at)


def _signed_and_stamped(ground: Ground, proof: Proof, proven: Proven) -> bool:
    key = ground.kept.signing_key(proven.core.device)
    if key is None or not signed(proof, key):
        return False
    return any(stamped(proof, proven, one) for one in ground.kept.server_keys)

"""Checking what the server placed before anything of it is believed.

The server is not trusted with order or authorship: heads must chain, stamps and batches must be signed, authors must have
been members where the batch stands, and what other devices say they saw must agree with what we were given.
"""

from __future__ import annotations

from dataclasses import dataclass

from desktop.domain.progress import Halt
from desktop.workspace.ground import Ground
from desktop.workspace.sentences import ANOTHER_ROOT, CONTRADICTION
from wire.access import unit_channels
from wire.batch import OpenedBatch, open_batch, signed_by
from wire.codec import Malformed
from wire.names import root_fingerprint
from wire.stamp import PlacedBatch, Stamp, read_stamp, stamped_by
from wire.statements import Founded, ServerKeyStated, decode_statement


@dataclass(frozen=True, slots=True)
class Verified:
    """A placed batch whose place is proven. `refusal` is why its events are set aside, empty if they are not."""

    opened: OpenedBatch
    stamp: Stamp
    head: bytes
    refusal: str


def verify(ground: Ground, channel: bytes, placed: PlacedBatch, seq: int, head: bytes) -> Verified | None:
    """Check one placed batch that should follow (seq, head).

    Gives None while the directory has to be read further first. Raises `Halt` where the server contradicts itself.
    """
    try:
        opened = open_batch(placed.batch, erased_allowed=True)
        stamp, new_head = read_stamp(placed.stamp)
    except Malformed as error:
        raise Halt("fork", CONTRADICTION) from error
    follows = (stamp.channel, stamp.first_seq, stamp.previous_head) == (channel, seq + 1, head)
    fits = (stamp.count, stamp.batch_hash) == (len(opened.headers), opened.hash) and opened.core.channel == channel
    if not follows or not fits or not _stamped(ground, placed, new_head, opened):
        raise Halt("fork", CONTRADICTION)
    if channel != ground.directory_channel and stamp.directory_seq > ground.directory.seq:
        return None
    return Verified(opened, stamp, new_head, _refusal(ground, opened, stamp))


def _stamped(ground: Ground, placed: PlacedBatch, head: bytes, opened: OpenedBatch) -> bool:
    keys = ground.directory.server_keys or _founding_keys(ground, opened)
    return any(stamped_by(placed.stamp, head, key) for key in keys)


def _founding_keys(ground: Ground, opened: OpenedBatch) -> tuple[bytes, ...]:
    """Read the server's key from the first batch, once root's own signature and the pinned fingerprint hold."""
    statements = [decode_statement(body) for body in opened.batch.bodies]
    founded = statements[0]
    if not isinstance(founded, Founded) or root_fingerprint(founded.root_key) != ground.seals.root:
        raise Halt("root_mismatch", ANOTHER_ROOT)
    if not signed_by(opened.batch, founded.root_key):
        return ()
    return tuple(statement.key for statement in statements if isinstance(statement, ServerKeyStated))


def _refusal(ground: Ground, opened: OpenedBatch, stamp: Stamp) -> str:
    core = opened.core
    key = ground.directory.signing_key(core.device) or _own_key(opened)
    if core.root != ground.seals.root or key is None or not signed_by(opened.batch, key):
        return "signature"
    if core.channel != ground.directory_channel and not _member(ground, core.channel, core.device, stamp):
        return "not_member"
    n, previous = ground.journal.log.author(core.channel, core.device)
    if (core.n, core.previous) != (n + 1, previous):
        return "chain"
    _compare_seen(ground, opened, stamp)
    return ""


def _own_key(opened: OpenedBatch) -> bytes | None:
    """Give the key a device or root states for itself in this very batch of the directory."""
    try:
        statement = decode_statement(opened.batch.bodies[0])
    except Malformed:
        return None
    if isinstance(statement, Founded):
        return statement.root_key
    return getattr(statement, "signing_key", None)


def _member(ground: Ground, channel: bytes, device: bytes, stamp: Stamp) -> bool:
    if not ground.directory.active(device, stamp.directory_seq):
        return False
    return channel in unit_channels(ground.directory, ground.directory.unit_of(device) or "")


def _compare_seen(ground: Ground, opened: OpenedBatch, stamp: Stamp) -> None:
    """Compare what the author says it saw with what we were given; a difference is a fork."""
    seen = opened.core.seen
    if seen.incarnation != stamp.incarnation:
        return
    if seen.seq >= stamp.first_seq:
        ground.raise_alarm("fork")
        return
    known = bytes(32) if seen.seq == 0 else ground.journal.log.head_at(opened.core.channel, seen.seq)
    if known is not None and known != seen.head:
        ground.raise_alarm("fork")

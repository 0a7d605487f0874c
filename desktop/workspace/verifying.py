"""Checking what the server placed before anything of it is believed.

The server is not trusted with order or authorship: heads must chain, stamps and batches must be signed, authors must
have been members where the batch stands, and what other devices say they saw must agree with what we were given.
"""

from __future__ import annotations

from dataclasses import dataclass

from desktop.domain.progress import Halt
from desktop.domain.rows import ChannelRow, SealedRow
from desktop.workspace.ground import Ground
from desktop.workspace.sentences import ANOTHER_ROOT, CONTRADICTION
from wire import limits
from wire.access import could_write
from wire.batch import Batch, OpenedBatch, open_batch, signed_by
from wire.codec import Malformed, decode
from wire.messages import Cursor
from wire.names import ZERO_HASH, root_fingerprint
from wire.stamp import PlacedBatch, SignedStamp, Stamp, read_stamp, stamped_by
from wire.statements import Founded, ServerKeyStated, decode_statement


@dataclass(frozen=True, slots=True)
class Verified:
    """A placed batch whose place is proven. `refusal` is why its events are set aside, empty if they are not.

    `in_line` says that it is the next of its author; `known` are its events that stand at an earlier place.
    """

    opened: OpenedBatch
    stamp: Stamp
    head: bytes
    refusal: str
    in_line: bool = True
    known: frozenset[bytes] = frozenset()


def verify(ground: Ground, channel: bytes, placed: PlacedBatch, seq: int, head: bytes) -> Verified | None:
    """Check one placed batch that should follow (seq, head).

    Gives None while the directory has to be read further first. Raises `Halt` where the server contradicts itself.
    """
    try:
        ahead = ground.ahead.of(placed.batch)
        opened = ahead.opened if ahead else open_batch(placed.batch, erased_allowed=True)
        stamp, new_head = read_stamp(placed.stamp)
    except Malformed as error:
        raise Halt("fork", CONTRADICTION) from error
    follows = (stamp.channel, stamp.first_seq, stamp.previous_head) == (channel, seq + 1, head)
    fits = (stamp.count, stamp.batch_hash) == (len(opened.headers), opened.hash) and opened.core.channel == channel
    if not follows or not fits:
        raise Halt("fork", CONTRADICTION)
    if channel != ground.directory_channel and stamp.directory_seq > ground.directory.seq:
        return None
    if not _stamped(ground, placed, new_head, opened):
        raise Halt("fork", CONTRADICTION)
    known = _known(ground, opened) if is_from_before(opened, stamp) else frozenset()
    in_line = _in_line(ground, opened)
    refusal = _refusal(ground, opened, stamp) or ("" if in_line else _beside(ground, opened, stamp, known))
    if not refusal:
        _compare_seen(ground, opened, stamp)
    return Verified(opened, stamp, new_head, refusal, in_line, known)


def is_from_before(opened: OpenedBatch, stamp: Stamp) -> bool:
    """Say whether a batch may have come back from an earlier life of the server: its author had seen another."""
    return opened.core.seen.incarnation != stamp.incarnation


def _known(ground: Ground, opened: OpenedBatch) -> frozenset[bytes]:
    stand = ground.events_in(opened.core.channel)
    return frozenset(sealed.header.event for sealed in opened.headers if sealed.header.event in stand)


def _in_line(ground: Ground, opened: OpenedBatch) -> bool:
    core = opened.core
    n, previous = ground.journal.log.author(core.channel, core.device)
    return (core.n, core.previous) == (n + 1, previous)


def _beside(ground: Ground, opened: OpenedBatch, stamp: Stamp, known: frozenset[bytes]) -> str:
    """Say why a batch that is not the next of its author is set aside, empty where it is not.

    What a server lost and was given back may find its number taken; it counts beside its author's line, once.
    """
    core = opened.core
    n, previous = ground.journal.log.author(core.channel, core.device)
    came_back = is_from_before(opened, stamp) and len(known) < len(opened.headers)
    if (core.n == n and opened.hash != previous) or (came_back and core.n < n):
        ground.raise_alarm("counter_reuse")
    elif not came_back:
        ground.raise_alarm("fork")
    return "" if came_back else "chain"


def taken_before(ground: Ground, placed: PlacedBatch, known: ChannelRow) -> bool:
    """Say whether this very batch has been taken in at this very place: an answer may come twice, or late."""
    try:
        stamp, head = read_stamp(placed.stamp)
    except Malformed:
        return False
    old = stamp.channel == known.channel and stamp.last_seq <= known.seq
    return old and ground.journal.log.head_at(known.channel, stamp.last_seq) == head


def check_head(ground: Ground, cursor: Cursor, known: ChannelRow) -> None:
    """Compare where the server says a channel stands with what it gave us (`known`).

    Raises `Halt`. An older answer may say less.
    """
    if cursor.seq > known.seq:
        return
    ours = known.head if cursor.seq == known.seq else _head_at(ground, cursor.channel, cursor.seq)
    if ours != cursor.head:
        raise Halt("fork", CONTRADICTION)


def check_receipt(ground: Ground, row: SealedRow, receipt: SignedStamp) -> bool:
    """Check the server's receipt of a batch; raises `Halt`. Before the founding nobody has named the server's key.

    Says whether it can be believed by now. One that a server in a new life signed with the key it greets with says
    nothing before the directory has been read to where root names that key: it may have been named since the last pull.
    """
    try:
        stamp, head = read_stamp(receipt)
    except Malformed as error:
        raise Halt("fork", CONTRADICTION) from error
    keys = ground.directory.server_keys
    if keys and row.channel == ground.directory_channel:
        keys += _keys_stated(ground, decode(Batch, row.batch, limit=2 * limits.BATCH_BYTES), ground.seals.device)
    signed = not keys or any(stamped_by(receipt, head, key) for key in keys)
    waits = not signed and bool(ground.greeted_by) and stamped_by(receipt, head, ground.greeted_by)
    if (stamp.channel, stamp.batch_hash) != (row.channel, row.hash) or not (signed or waits):
        raise Halt("fork", CONTRADICTION)
    return signed


def _head_at(ground: Ground, channel: bytes, seq: int) -> bytes | None:
    return ground.journal.log.head_at(channel, seq) if seq else ZERO_HASH


def _stamped(ground: Ground, placed: PlacedBatch, head: bytes, opened: OpenedBatch) -> bool:
    keys = ground.directory.server_keys or _founding_keys(ground, opened)
    if opened.core.channel == ground.directory_channel:
        keys += _keys_stated(ground, opened.batch, opened.core.device)
    return any(stamped_by(placed.stamp, head, key) for key in keys)


def _keys_stated(ground: Ground, batch: Batch, device: bytes) -> tuple[bytes, ...]:
    """Give the keys that root states in a batch: a server's first stamp stands under the statement of its key."""
    directory = ground.directory
    if device != directory.root_device or not signed_by(batch, directory.root_key):
        return ()
    try:
        statements = [decode_statement(body) for body in batch.bodies]
    except Malformed:
        return ()
    return tuple(statement.key for statement in statements if isinstance(statement, ServerKeyStated))


def _founding_keys(ground: Ground, opened: OpenedBatch) -> tuple[bytes, ...]:
    """Read the server's key from the first batch, once root's own signature and the pinned fingerprint hold."""
    try:
        statements = [decode_statement(body) for body in opened.batch.bodies]
    except Malformed as error:
        raise Halt("root_mismatch", ANOTHER_ROOT) from error
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
    """Say whether a device could write here as of the batch's place."""
    known = ground.channels.get(channel)
    return known is not None and could_write(ground.directory, known, device, stamp.directory_seq)


def _compare_seen(ground: Ground, opened: OpenedBatch, stamp: Stamp) -> None:
    """Compare what the author says it saw with what we were given; a difference is a fork."""
    seen = opened.core.seen
    if seen.incarnation != stamp.incarnation:
        return
    if seen.seq >= stamp.first_seq or _head_at(ground, opened.core.channel, seen.seq) != seen.head:
        ground.raise_alarm("fork")
    if seen.directory_seq > stamp.directory_seq and opened.core.channel != ground.directory_channel:
        ground.raise_alarm("stale_directory")

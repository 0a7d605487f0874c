"""The decision about a batch that this server once placed and has lost: where it goes, if it is what it claims to be.

What is believed is proven: the author's signature, this server's own signature under the head, the chain of heads. So
nobody who was not given it by this server can bring anything in, and what a caller brings cannot be brought in another
order than the chain and each author's own numbers allow. Pure, as everything here: what the log holds is passed in.

A batch has its old place if its stamp continues the log as it stands. Else it is appended under a new stamp
(*recovered*): it keeps when it was accepted and, where it can be, as of which statement of the directory. Where a
number of its author was used otherwise in the meantime, or an event of it came back by another way, it stands *beside
its author's line*: what it says counts all the same, each event once.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Final

from server_stub.relay import envelopes, erasing, statements
from server_stub.relay.access import Caller, channels
from server_stub.relay.batches import Accept, refused
from server_stub.relay.tails import Before, Stamping, Tail, place
from wire import limits
from wire.access import Channel, ChannelKind, counts_as_of, directory_only
from wire.batch import OpenedBatch, open_batch, signed_by
from wire.codec import Malformed
from wire.directory import Directory
from wire.messages import BadEnvelope, Behind, End, Known, Later, RefusedBatch
from wire.names import ZERO_HASH, directory_channel
from wire.stamp import PlacedBatch, SignedStamp, Stamp, read_stamp, stamped_by
from wire.statements import LEAD

WITNESS_SECONDS: Final = 60.0


@dataclass(frozen=True, slots=True)
class Uploaded:
    """A batch with the stamp it once had, and the head that stamp leads to."""

    opened: OpenedBatch
    signed: SignedStamp
    stamp: Stamp
    head: bytes


@dataclass(frozen=True, slots=True)
class View:
    """What a decision looks at besides the channel; `caller` is None for somebody without a session."""

    directory: Directory
    caller: Caller | None
    recover: bool = False

    @property
    def unit(self) -> str:
        """Give the unit for which the caller speaks, empty where it is in none."""
        if self.caller is None or not self.directory.active(self.caller.device):
            return ""
        return self.directory.unit_of(self.caller.device) or ""


@dataclass(frozen=True, slots=True)
class Place:
    """The batch gets its old place, under its old stamp."""

    accept: Accept


@dataclass(frozen=True, slots=True)
class Append:
    """The batch is appended under a new stamp that is as of this statement of the directory."""

    accept: Accept
    directory_seq: int


@dataclass(frozen=True, slots=True)
class Unwitnessed:
    """Somebody of another unit has to hold it too; `unit` has shown it now, if it is one."""

    unit: str


NotPlaced = Known | Later | RefusedBatch
Decision = Place | Append | Unwitnessed | NotPlaced


def read_upload(placed: PlacedBatch) -> Uploaded | RefusedBatch:
    """Check a batch and its stamp against themselves and each other."""
    try:
        opened = open_batch(placed.batch, erased_allowed=True)
        stamp, head = read_stamp(placed.stamp)
    except Malformed:
        return RefusedBatch("malformed")
    fits = (stamp.channel, stamp.count, stamp.batch_hash) == (opened.core.channel, len(opened.headers), opened.hash)
    return Uploaded(opened, placed.stamp, stamp, head) if fits else RefusedBatch("stamp")


def check_upload(directory: Directory, uploaded: Uploaded) -> RefusedBatch | None:
    """Check that a batch is of this cooperation, its author's, and was stamped with a key that root has stated."""
    core, batch = uploaded.opened.core, uploaded.opened.batch
    if core.format != limits.FORMAT:
        return RefusedBatch("format")
    if core.root != directory.root_fingerprint:
        return RefusedBatch("root_mismatch")
    if not any(stamped_by(uploaded.signed, uploaded.head, key) for key in _stated_keys(directory, uploaded.opened)):
        return RefusedBatch("stamp")
    key = directory.signing_key(core.device) or _own_key(uploaded.opened)
    if key is None:
        return RefusedBatch("device_unknown")
    return None if signed_by(batch, key) else RefusedBatch("signature")


def _stated_keys(directory: Directory, opened: OpenedBatch) -> set[bytes]:
    """Give the keys of servers that root has stated, or states here: a server's first stamp is under its own key."""
    by_root = opened.core.channel == directory_channel(directory.root_fingerprint)
    by_root = by_root and opened.core.device == directory.root_device
    return {*directory.server_keys, *(statements.server_keys_in(opened) if by_root else ())}


def _own_key(opened: OpenedBatch) -> bytes | None:
    """Give the key that a device states for itself with its enrolment."""
    enrolled = statements.enrolment(opened)
    return enrolled.signing_key if enrolled is not None and enrolled.device == opened.core.device else None


def check_founding_again(uploaded: Uploaded) -> RefusedBatch | None:
    """Check that a batch is root's first word, as a server placed it that root named in it.

    A server that holds nothing begins with it; everything else is given back as if it had been lost here.
    """
    opened, stamp = uploaded.opened, uploaded.stamp
    key = statements.founding_key(opened)
    if key is None or (stamp.first_seq, stamp.previous_head) != (1, ZERO_HASH):
        return RefusedBatch("not_a_founding")
    if not signed_by(opened.batch, key):
        return RefusedBatch("signature")
    named = statements.server_keys_in(opened)
    return None if any(stamped_by(uploaded.signed, uploaded.head, one) for one in named) else RefusedBatch("stamp")


def decide_founding_again(before: Before, uploaded: Uploaded) -> Place | RefusedBatch:
    """Decide about the first batch of a server that a cooperation has come to, which has been checked."""
    decided = _decide_directory(View(Directory(), None), before, uploaded, continues=True)
    return decided if isinstance(decided, Place | RefusedBatch) else RefusedBatch("not_a_founding")


def proves_loss(uploaded: Uploaded, incarnation: bytes, key: bytes, head_there: bytes | None) -> bool:
    """Say whether a checked batch proves that this very life of the server has lost something.

    It does if this server's own key signed a head that its log does not have at that place (`head_there`): in this
    life, or in another for an author who had seen this one. Nothing else makes the server begin a new life by itself,
    so nobody can cry wolf.
    """
    lives = (uploaded.stamp.incarnation, uploaded.opened.core.seen.incarnation)
    ours = incarnation in lives and stamped_by(uploaded.signed, uploaded.head, key)
    return ours and head_there != uploaded.head


def with_chunks(before: Before, opened: OpenedBatch) -> Before:
    """Take the chunks that a lost batch names for given: they may be lost too, and follow once it has its place."""
    return replace(before, chunks=frozenset(chunk for sealed in opened.headers for chunk in sealed.header.chunks))


def decide(view: View, before: Before, uploaded: Uploaded) -> Decision:
    """Decide about a checked batch, with its channel locked and `before.events` looked up."""
    core, stamp, before = uploaded.opened.core, uploaded.stamp, with_chunks(before, uploaded.opened)
    if before.same is not None and before.same.hash == uploaded.opened.hash:
        return Known(before.same.stamp)
    if all(sealed.header.event in before.events for sealed in uploaded.opened.headers):
        return Known(uploaded.signed)
    channel = open_to(view).get(core.channel)
    if channel is None:
        return RefusedBatch("channel_closed")
    continues = (stamp.first_seq, stamp.previous_head) == (before.tail.seq + 1, before.tail.head)
    early = stamp.first_seq > before.tail.seq + 1 or not _in_line(before, uploaded.opened)
    # Of statements what lies before may be what makes them hold: an enrolment before the admission that follows it.
    if (early or channel.kind is ChannelKind.DIRECTORY) and not (continues or view.recover):
        return Later(0)
    turned = not continues and _may_be_out_of_order(view, before, uploaded.opened, channel)
    if turned and not _witnessed(view, before, channel):
        return Unwitnessed(view.unit)
    if core.channel == directory_channel(core.root):
        return _decide_directory(view, before, uploaded, continues=continues)
    return _decide_unit_channel(view, before, uploaded, channel, continues=continues)


def open_to(view: View) -> dict[bytes, Channel]:
    """Give what a caller may bring back: what it may read; the directory also without a session.

    Whoever enrolled after a backup was made is unknown to the restored server, and may be the only one who can prove
    that it enrolled.
    """
    found = {} if view.caller is None else channels(view.directory, view.caller)
    return directory_only(view.directory) | found


def _in_line(before: Before, opened: OpenedBatch) -> bool:
    """Say whether a batch is the next of its author, as the log has the others."""
    return (opened.core.n, opened.core.previous) == (before.last_n + 1, before.last_hash)


def _may_be_out_of_order(view: View, before: Before, opened: OpenedBatch, channel: Channel) -> bool:
    """Say whether somebody else may have kept back what an author had stated before.

    Of two statements the later one holds; whoever could turn them round would be what the second one took from them.
    """
    own = view.caller is not None and view.caller.device == opened.core.device
    return channel.kind is ChannelKind.DIRECTORY and not before.follows and not own


def _decide_directory(view: View, before: Before, uploaded: Uploaded, *, continues: bool) -> Decision:
    """Decide about statements; those that hold no more, here or where they stood, have a place and count nothing."""
    opened, directory = uploaded.opened, view.directory
    folded, malformed = statements.fold_recovered(directory, opened, before.events)
    if faults := [*_faults(before, opened), *malformed]:
        return refused(faults)
    beside = not _in_line(before, opened)
    accept = Accept(ZERO_HASH, directory=folded, beside=beside, known=frozenset(before.events))
    return Place(accept) if continues else Append(accept, directory.seq)


def _faults(before: Before, opened: OpenedBatch) -> list[BadEnvelope]:
    """Find what is wrong with a batch that was accepted once.

    What is known has come back by another way. An empty body was erased: only that of an event may be, and whoever
    still has it keeps it.
    """
    faults = envelopes.common_faults(before, opened)
    return [one for one in faults if one.code not in ("known_event", "empty_body")]


def _decide_unit_channel(
    view: View, before: Before, uploaded: Uploaded, channel: Channel, *, continues: bool
) -> Decision:
    directory, opened = view.directory, uploaded.opened
    device, seq = opened.core.device, uploaded.stamp.directory_seq
    if not directory.active(directory.heir(device)) and not _witnessed(view, before, channel):
        return Unwitnessed(view.unit)
    if faults := _faults(before, opened):
        return refused(faults)
    as_of = counts_as_of(directory, channel, device, seq)
    if as_of is None:
        return RefusedBatch("channel_closed")
    accept = _accepted(directory, channel, before, opened, as_of)
    return Place(accept) if continues and as_of == seq else Append(accept, as_of)


def _accepted(directory: Directory, channel: Channel, before: Before, opened: OpenedBatch, as_of: int) -> Accept:
    """Take a batch's keys, of which one that replaces the current key becomes it, and a lead's erasures.

    It erases where a reader would believe it, and nowhere else: the key that a server had before may be in other hands.
    """
    current, stated = envelopes.keys_in(before, opened)
    alarms = sum(sealed.header.alarm for sealed in opened.headers)
    device = opened.core.device
    asked = erasing.asked(opened) if LEAD in directory.roles(device, as_of) else erasing.NOTHING
    return Accept(
        current,
        tuple(stated),
        envelopes.wraps_in(opened),
        alarms,
        directory.unit_of(device) or "",
        channel.units,
        asked,
        beside=not _in_line(before, opened),
        known=frozenset(before.events),
    )


def _witnessed(view: View, before: Before, channel: Channel) -> bool:
    """Say whether holders of two units have shown a batch, or nobody of a second unit could."""
    readers = channel.units or view.directory.active_units()
    others = [unit for unit in readers if unit != view.unit and view.directory.members(unit)]
    return not others or bool(before.witnesses - {view.unit})


def stamped_again(
    stamping: Stamping, before: Before, uploaded: Uploaded, decided: Place | Append
) -> tuple[SignedStamp, Tail]:
    """Give the stamp of a batch that is placed, its old one or a new one, and the channel's new end."""
    if isinstance(decided, Place):
        return uploaded.signed, replace(before.tail, seq=uploaded.stamp.last_seq, head=uploaded.head)
    again = replace(stamping, directory_seq=decided.directory_seq, now=uploaded.stamp.accepted_at)
    return place(again, before.tail, uploaded.opened)


def stands(tail: Tail, ends: Iterable[tuple[int, bytes]]) -> Behind:
    """Say where a channel stands, with places of its log to compare."""
    return Behind(tail.channel, tail.seq, tuple(End(seq, head) for seq, head in ends))

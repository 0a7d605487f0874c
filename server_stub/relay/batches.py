"""The decision about one batch: accepted, known, later, refused, or its channel has another key by now.

`check_author` needs no lock: nobody can change who signs for a device. `decide` must be called with what the log holds
while the channel is locked. Whatever is not `Accept` stores nothing.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from server_stub.relay import envelopes, erasing, statements
from server_stub.relay.access import Caller, Standing, channels, standing
from server_stub.relay.erasing import Erasing
from server_stub.relay.tails import Before
from wire import limits
from wire.access import Channel
from wire.batch import OpenedBatch, signed_by
from wire.directory import Directory
from wire.messages import BadEnvelope, EpochRetired, Known, Later, RefusedBatch
from wire.names import ZERO_HASH, directory_channel
from wire.statements import LEAD

MOVING_SECONDS = 30.0
"""How long to wait until root may have stated the key of a server that a cooperation has moved to."""


@dataclass(frozen=True, slots=True)
class Accept:
    """The batch is to be stored.

    `epochs` are the (index, key id) of new keys in it, `epoch` is the channel's key after it, `wraps` are the (key id,
    unit, unit key) that keys were handed on to, `alarms` counts its alarm bits, `unit` wrote it (empty in the
    directory), `units` read the channel, `erasing` says which bodies are to go.

    Of what was lost and is given back: `beside` says that the batch does not count in its author's line, so that its
    number is as free as it was; `known` are those of its events that the channel has by another way.
    """

    epoch: bytes
    epochs: tuple[tuple[int, bytes], ...] = ()
    wraps: tuple[tuple[bytes, str, bytes], ...] = ()
    alarms: int = 0
    unit: str = ""
    units: tuple[str, ...] = ()
    erasing: Erasing = erasing.NOTHING
    directory: Directory | None = None
    beside: bool = False
    known: frozenset[bytes] = frozenset()


@dataclass(frozen=True)
class View:
    """What a decision looks at besides the channel: the directory, the caller, the time in ms since 1970 UTC."""

    directory: Directory
    caller: Caller
    now: int

    @cached_property
    def channels(self) -> dict[bytes, Channel]:
        """Give the channels that are open to the caller; there is one for each other unit, so they are named once."""
        return channels(self.directory, self.caller)


NotAccepted = Known | Later | RefusedBatch | EpochRetired


def check_author(directory: Directory, caller: Caller, opened: OpenedBatch) -> RefusedBatch | None:
    """Check that a batch is of this cooperation, of the caller's device, and signed by it."""
    core = opened.core
    if core.format != limits.FORMAT:
        return RefusedBatch("format")
    if core.root != directory.root_fingerprint:
        return RefusedBatch("root_mismatch")
    if not caller.device:
        return _check_enrolment(caller, opened)
    if core.device != caller.device:
        return RefusedBatch("not_the_author")
    return None if signed_by(opened.batch, directory.signing_key(core.device) or b"") else RefusedBatch("signature")


def _check_enrolment(caller: Caller, opened: OpenedBatch) -> RefusedBatch | None:
    if opened.core.channel != directory_channel(opened.core.root):
        return RefusedBatch("enrolment_only")
    enrolled = statements.enrolment(opened)
    if enrolled is None or enrolled.invite != caller.invite:
        return RefusedBatch("enrolment_only")
    return None if signed_by(opened.batch, enrolled.signing_key) else RefusedBatch("signature")


def may_stamp(directory: Directory, server_key: bytes, opened: OpenedBatch) -> bool:
    """Say whether this server may put its stamp under a batch: root has stated its key, or states it right here.

    A server that a cooperation has moved to holds the old one's stamps until then, and makes none that nobody believes.
    """
    by_root = opened.core.device == directory.root_device
    return server_key in directory.server_keys or (by_root and server_key in statements.server_keys_in(opened))


def check_founding(opened: OpenedBatch, server_key: bytes) -> RefusedBatch | None:
    """Check that a batch is root's first word and names this server's key."""
    key = statements.founding_key(opened)
    if opened.core.format != limits.FORMAT:
        return RefusedBatch("format")
    if key is None:
        return RefusedBatch("not_a_founding")
    if not signed_by(opened.batch, key):
        return RefusedBatch("signature")
    return None if statements.names_server(opened, server_key) else RefusedBatch("server_key")


def decide(view: View, before: Before, opened: OpenedBatch) -> Accept | NotAccepted:
    """Decide about a batch whose author has been checked."""
    core = opened.core
    if before.same is not None:
        return Known(before.same.stamp) if before.same.hash == opened.hash else RefusedBatch("counter_reuse")
    if (code := _without_access(view, core.channel)) is not None:
        return RefusedBatch(code)
    if core.n != before.last_n + 1:
        return Later(0, before.last_n + 1)
    if core.previous != before.last_hash:
        return RefusedBatch("previous")
    if core.channel == directory_channel(core.root):
        return _decide_directory(view, before, opened)
    return _decide_unit_channel(view, before, opened)


def decide_founding(before: Before, opened: OpenedBatch, now: int) -> Accept | NotAccepted:
    """Decide about the very first batch of a server, whose signature has been checked."""
    if (opened.core.n, opened.core.previous) != (1, ZERO_HASH):
        return RefusedBatch("previous")
    return _decide_directory(View(Directory(), Caller(), now), before, opened)


def _without_access(view: View, channel: bytes) -> str | None:
    """Say why the caller may not write here, or None."""
    found = standing(view.directory, view.caller)
    if found in {Standing.REVOKED, Standing.SUCCEEDED, Standing.UNKNOWN, Standing.WAITING}:
        return found.value
    return None if channel in view.channels else "channel_closed"


def _decide_directory(view: View, before: Before, opened: OpenedBatch) -> Accept | NotAccepted:
    faults = envelopes.common_faults(before, opened)
    folded, refusals = statements.fold_batch(view.directory, opened, view.now)
    if faults or refusals:
        return refused([*faults, *refusals])
    return Accept(ZERO_HASH, directory=folded)


def _decide_unit_channel(view: View, before: Before, opened: OpenedBatch) -> Accept | NotAccepted:
    channel = view.channels[opened.core.channel]
    faults = envelopes.common_faults(before, opened)
    lead = LEAD in view.directory.roles(opened.core.device)
    way = envelopes.walk(before, view.directory, frozenset(channel.units), opened, lead=lead)
    if faults or way.bad:
        return refused([*faults, *way.bad])
    if way.retired:
        return EpochRetired(before.tail.epoch)
    alarms = sum(sealed.header.alarm for sealed in opened.headers)
    unit = view.directory.unit_of(opened.core.device) or ""
    epochs, wraps = tuple(way.epochs), tuple(way.wraps)
    return Accept(way.current, epochs, wraps, alarms, unit, channel.units, erasing.asked(opened))


def refused(faults: list[BadEnvelope]) -> RefusedBatch:
    """Name each bad envelope once, in the order of the batch, by its first fault."""
    first = {fault.index: fault for fault in reversed(faults)}
    named = tuple(first[index] for index in sorted(first))
    return RefusedBatch(named[0].code, named)

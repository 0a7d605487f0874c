"""What the server has placed: gap-free, once, signed once for a number, unreadable, and empty where it is erased."""

from __future__ import annotations

from collections.abc import Iterator

from tests.simulation.steps.notifying import SECRET
from tests.simulation.truth import Fresh
from tests.simulation.world import World
from wire.batch import open_batch
from wire.epoch import decode_epoch
from wire.header import EnvelopeKind
from wire.names import ZERO_HASH
from wire.statements import LEAD

HONEST = frozenset({"counter_reuse", "previous", "signature", "malformed", "not_the_author", "format", "root_mismatch"})
"""What the server never has to say to an honest program."""


def seqs_have_no_gaps(world: World) -> Iterator[str]:
    """A channel's batches follow each other without a gap, and the running head chains them."""
    known = world.known_ends
    for fresh in world.truth.fresh:
        stamp = fresh.stamp
        seq, head = known.get(stamp.channel, (0, ZERO_HASH))
        if (stamp.first_seq, stamp.previous_head) != (seq + 1, head):
            yield f"after {seq} comes {stamp.first_seq}"
        known[stamp.channel] = (stamp.last_seq, fresh.head)


def keys_follow_each_other(world: World) -> Iterator[str]:
    """Each key of a channel replaces the one before it, and nothing new is sealed with a key that is past."""
    for fresh in world.truth.fresh:
        channel, known = fresh.stamp.channel, world.known_keys
        for sealed, body in zip(fresh.opened.headers, fresh.opened.batch.bodies, strict=True):
            header, current = sealed.header, known.get(channel, ZERO_HASH)
            epoch = decode_epoch(body) if header.kind == EnvelopeKind.EPOCH else None
            follows = epoch.replaces == current if epoch else header.key in (ZERO_HASH, current)
            if not (follows or _came_back(fresh)):
                yield f"{header.event.hex()} does not know the newest key"
            if epoch is not None and follows:
                known[channel] = epoch.key


def _came_back(fresh: Fresh) -> bool:
    """Whether a batch was given back to a server that had lost it, and stands where there was room for it."""
    return fresh.opened.core.seen.incarnation != fresh.stamp.incarnation


def every_event_stands_once(world: World) -> Iterator[str]:
    """However often a batch was sent, every event has one place; two only where it came back from a lost life twice."""
    for fresh in world.truth.fresh:
        for seq, sealed in enumerate(fresh.opened.headers, fresh.stamp.first_seq):
            places, here = world.truth.events[sealed.header.event], (fresh.stamp.channel, seq)
            if (places[0] != here or places.count(here) > 1) and not _came_back(fresh):
                yield f"{sealed.header.event.hex()} stands at {places}"


def no_number_is_signed_twice(world: World) -> Iterator[str]:
    """Nobody signs other bytes under a number the server has accepted already, but a profile that was copied.

    Nor whoever never heard that it was accepted, in a life of the server that was lost since. What the server did not
    take and is signed anew may still arrive late.
    """
    for batch, refusal in world.truth.refusals:
        core = open_batch(batch).core
        lost = world.lives > 1 and (core.device, core.channel, core.n) in world.truth.ever_numbers
        if refusal.code in HONEST and core.device not in world.copied and not lost:
            yield f"the server had to answer {refusal.code} to {batch.signature[:4].hex()}"
    world.truth.refusals.clear()


def the_server_cannot_read(world: World) -> Iterator[str]:
    """Nothing that people write stands in the clear in what the server keeps, and every event is sealed."""
    words = SECRET.encode()
    for fresh in world.truth.fresh:
        batch = fresh.opened.batch
        if any(words in part for part in (batch.core, *batch.headers, *batch.bodies)):
            yield "what somebody wrote stands in the clear"
        for sealed in fresh.opened.headers:
            if sealed.header.kind == EnvelopeKind.EVENT and sealed.header.key == ZERO_HASH:
                yield "an event is not sealed"


def what_is_erased_has_no_body(world: World) -> Iterator[str]:
    """When all have come together, the server holds no body of what a lead's device has read as erased for both."""
    bodies = [(channel, *one) for channel, lane in world.server.lanes.items() for one in lane.bodies()]
    for profile in world.idle():
        if profile.ended or LEAD not in world.server.directory.roles(profile.device):
            continue
        erased = profile.journal.erased
        whole = {(row.channel, row.entity) for row in erased.with_how("erase")}
        rows = (row for how in ("named", "later") for row in erased.with_how(how))
        gone = {(row.channel, row.id) for row in rows if (row.channel, row.entity) in whole}
        for channel, event, body in bodies:
            if body and (channel, event) in gone:
                yield f"{event.hex()}, erased for {profile.name}, still has its body"

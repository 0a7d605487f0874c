"""Nothing is lost on the way: not from the outbox, not from a log, not from sight."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from desktop.domain.rows import OutboxRow, PlacedRow
from desktop.presenters import attaching, drafts
from desktop.presenters.drafts import Draft
from desktop.store.outbox import ON_ITS_WAY
from desktop.workspace.aside_book import read_aside
from tests.simulation.profile import Profile
from tests.simulation.world import World
from wire.body import decode_body, encode_body
from wire.header import EnvelopeKind, decode_header

_FOLLOWS = ("notification.notified", "notification.attached", "notification.supplemented", "notification.corrected")


def nothing_reported_is_lost(world: World) -> Iterator[str]:
    """What was confirmed to somebody is in the server's log, in its author's outbox or tray, or in a holder's log."""
    kept: set[bytes] = set()
    for profile in world.profiles:
        kept |= profile.memory.outbox.keys()
    for event in world.truth.unplaced - kept:
        holders = [one.name for one in world.profiles if event in one.memory.logged]
        if not holders:
            yield f"{event.hex()}, reported by {world.truth.reported[event]}, is nowhere"


def the_outbox_gives_up_only_what_came_back(world: World) -> Iterator[str]:
    """An entry leaves the outbox when the log has brought its event back, or its entity is erased, and never before.

    But for what still waited for somebody from whom it was wanted back.
    """
    for profile in world.touched:
        for row in profile.memory.gone:
            if row.event not in profile.memory.logged and row.entity not in world.erased and not _unwanted(world, row):
                yield f"{profile.name} dropped {row.event.hex()} ({row.status}) before it came back"


def excuse_what_goes_nowhere(world: World) -> None:
    """Ask no more for what was kept from somebody from whom it was wanted back."""
    for profile in world.touched:
        nowhere = [row.event for row in profile.memory.gone if _unwanted(world, row)]
        kept = [event for event in nowhere if event not in profile.memory.logged]
        world.truth.excuse(kept)
        world.counts["kept back", "wanted back"] += len(kept)


def _unwanted(world: World, row: OutboxRow) -> bool:
    """Whether an event may be kept on its device: it follows what was wanted back.

    Whatever it was at the last look: what was sealed waits again where the server has not taken it, or has lost it.
    """
    if row.envelope != EnvelopeKind.EVENT or row.entity not in world.said.wanted_back():
        return False
    return decode_body(row.plaintext).type in _FOLLOWS


def a_log_is_a_part_of_the_servers(world: World) -> Iterator[str]:
    """What a profile has logged stood at the very same place in the server's log, in this life or one before."""
    for profile in world.touched:
        for row in profile.memory.fresh:
            if (row.channel, row.seq, row.event, row.header) not in world.truth.ever_places:
                yield f"{profile.name} holds another event than the server at {row.seq}"


def nothing_is_given_back_that_was_not_lost(world: World) -> Iterator[str]:
    """A server that has never lost anything is given nothing back, but by who heard two old answers in a row."""
    for profile in world.touched:
        if profile.way.needless:
            yield f"{profile.name} gave back what the server has {profile.way.needless} times"


def outcomes_add_up(world: World) -> Iterator[str]:
    """The outcomes of all events add up to the seqs of the channels: nothing was skipped, nothing counted twice."""
    for profile in world.touched:
        count, seqs = sum(profile.workspace.outcomes().values()), sum(seq for seq, _ in profile.memory.read.values())
        if count != seqs:
            yield f"{profile.name} has {count} outcomes for {seqs} events"


def what_waits_can_go(world: World) -> Iterator[str]:
    """A pass that ended well leaves nothing unsent that could go: what was refused holds up nothing behind it.

    What is of a document waits for a file of it; what is of a notification never waits for one.
    """
    for profile in world.touched:
        if profile.synced_at != world.step or not profile.worker.watching or not world.has_read_all(profile):
            continue
        uploading = profile.journal.outbox.all("uploading")
        now, documents = profile.watch.now(), {row.entity for row in uploading if row.channel == _shared(profile)}
        for row in profile.journal.outbox.all("waiting"):
            waits = row.not_before > now or row.entity in documents
            if not waits and not profile.workspace.held_back(row.channel, row.envelope):
                yield f"{profile.name} left {row.event.hex()} waiting"


def _shared(profile: Profile) -> bytes:
    return profile.workspace.cooperation()


def what_is_erased_is_nowhere_here(world: World) -> Iterator[str]:
    """Of what a profile has read as erased neither its log nor what it keeps aside holds a body, nor its outbox a word.

    But for what is under way, and for what is kept aside and nobody has named yet. Nobody has a draft about it, and no
    file of it waits to be sent on.
    """
    for profile in world.touched:
        named = {(row.channel, row.id) for row in profile.journal.erased.with_how("named")}
        for _, event in _said_aside(profile) & named:
            yield f"{profile.name} still keeps the body of {event.hex()} aside"
        for row in (*profile.journal.erased.with_how("named"), *profile.journal.erased.with_how("later")):
            if any(map(_has_body, profile.journal.log.events(row.channel, {row.id}))):
                yield f"{profile.name} still has the body of {row.id.hex()}"
            own = profile.memory.outbox.get(row.id)
            if own is not None and own.status not in ON_ITS_WAY and own.plaintext != _left_of(own):
                yield f"{profile.name} still has what it wrote as {row.id.hex()}"
        for about in _begun_about(profile) & _erased(profile):
            yield f"{profile.name} still has what was begun about {about.hex()}"


def what_was_begun_is_kept(world: World) -> Iterator[str]:
    """A draft that was said to be kept is there, as far as it was written, until what it is about is erased."""
    for profile in world.touched:
        kept = {draft.id: draft for draft, _ in _drafts(profile)}
        for draft in profile.memory.drafts.values():
            there = kept.get(draft.id)
            if draft.completes not in world.erased and (there is None or _words(there) < _words(draft)):
                yield f"{profile.name} has lost the draft {draft.id.hex()}"


def _drafts(profile: Profile) -> list[tuple[Draft, int]]:
    found = (drafts.find(profile.workspace, draft) for draft, _, _ in profile.workspace.own.drafts())
    return [one for one in found if one is not None]


def _words(draft: Draft) -> int:
    words: int = draft.document["words"]
    return words


def _begun_about(profile: Profile) -> set[bytes]:
    """What drafts are about, and whose files are to follow."""
    followed = {one.source[0] for one in attaching.waiting(profile.workspace) if one.source}
    return followed | {draft.completes for draft, _ in _drafts(profile)}


def _erased(profile: Profile) -> set[bytes]:
    return {row.id for row in profile.journal.erased.with_how("erase")}


def _said_aside(profile: Profile) -> set[tuple[bytes, bytes]]:
    """The events of which a batch that is kept aside still has the body, each with its channel."""
    batches = [(row.channel, read_aside(row).batch) for row in profile.memory.aside]
    return {
        (channel, header.event)
        for channel, batch in batches
        for header, body in zip((decode_header(one).header for one in batch.headers), batch.bodies, strict=True)
        if body and header.kind == EnvelopeKind.EVENT
    }


def _has_body(row: PlacedRow) -> bool:
    return bool(row.body) and decode_header(row.header).header.kind == EnvelopeKind.EVENT


def _left_of(row: OutboxRow) -> bytes:
    """What is kept of an event that is erased: of what type it was, when it was written and of which entity."""
    return encode_body(msgspec.structs.replace(decode_body(row.plaintext), fields=msgspec.Raw(b"\x80")))

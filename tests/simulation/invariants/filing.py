"""Files: the server keeps what an event needs, and whoever fetches one has what was taken in."""

from __future__ import annotations

from collections.abc import Iterator

from desktop.domain.notification_said import Attachment
from desktop.domain.notification_state import Notification
from desktop.sync.failures import RequestFailed
from tests.simulation.carrying import digest_of, fetched_attachment
from tests.simulation.invariants.saying import confirmed
from tests.simulation.profile import Profile
from tests.simulation.world import World


def what_is_needed_is_kept(world: World) -> Iterator[str]:
    """The server has every chunk that an event of its log needs, in its one life."""
    chunks = world.server.chunks
    if world.lives == 1:
        for place in chunks.links.keys() - chunks.kept.keys():
            yield f"the chunk {place[1].hex()} is needed and gone"


def a_file_is_what_was_taken_in(world: World) -> Iterator[str]:
    """Whoever fetches a file has the very bytes that somebody took in."""
    for profile in world.touched:
        for file, content in profile.memory.fetched.items():
            if world.contents[file] != content:
                yield f"{profile.name} has fetched something else as {file.hex()}"


def an_attachment_can_be_fetched(world: World) -> Iterator[str]:
    """When all have come together, whoever may read it fetches every attachment and finds what was taken in.

    It is named as missing where the server has lost a part of it that nobody holds any more.
    """
    for profile in world.idle():
        if profile.ended or not profile.workspace.active:
            continue
        for state in confirmed(profile):
            for attachment in state.attachments:
                yield from _fetching(world, profile, state, attachment)


def _fetching(world: World, profile: Profile, state: Notification, attachment: Attachment) -> Iterator[str]:
    file = attachment.file.id
    try:
        digest = digest_of(fetched_attachment(profile, state, attachment))
    except RequestFailed as failed:
        if failed.failure.code != "chunk_missing" or _is_held(world, attachment):
            yield f"{profile.name} cannot fetch {file.hex()}: {failed.failure.code}"
        else:
            world.count("attachment", "named as missing")
        return
    if not digest == attachment.digest == world.contents[file]:
        yield f"{profile.name} fetches something else as {file.hex()}"
    world.count("attachment", "verified in the end")


def _is_held(world: World, attachment: Attachment) -> bool:
    """Whether those who are still there hold all of a file between them."""
    living = [one.files for one in world.idle() if not one.ended]
    file = attachment.file.id
    held = {place for files in living for place in range(len(attachment.chunks)) if files.chunk(file, place)}
    return len(held) == len(attachment.chunks)

"""Documents with files: taken in, revised, carried to the server, fetched by others; and the server tidies up."""

from __future__ import annotations

from contextlib import suppress

from desktop.domain.file import CHUNK_BYTES
from desktop.domain.refused import Refused
from desktop.presenters import materials
from desktop.sync.failures import RequestFailed
from tests.helpers.attaching import take_in
from tests.simulation.carrying import carry, digest_of, fetched
from tests.simulation.profile import Profile
from tests.simulation.steps.notifying import SECRET
from tests.simulation.steps.writing import states
from tests.simulation.world import World

SEVERAL_CHUNKS = 0.1
"""How often a file is longer than one chunk."""


def attach(world: World, profile: Profile) -> bool:
    """Take a file in and tell all units of it, or of a new version of a document."""
    if not profile.active:
        return False
    size = CHUNK_BYTES + 1 if world.random.random() < SEVERAL_CHUNKS else world.random.randrange(3_000)
    content = SECRET.encode() + world.random.randbytes(size)
    file, chunks = take_in(profile, content)
    world.contents[file.id] = digest_of(content)
    found = [state for state in states(profile, "material") if not state.removed]
    try:
        with world.reporting(profile):
            if found and world.random.random() < 0.4:
                world.tell(f"{profile.name} revises a document")
                materials.revise(profile.workspace, world.random.choice(found).id, file, chunks)
            else:
                world.tell(f"{profile.name} adds a document of {len(chunks)} chunks")
                materials.add(profile.workspace, materials.Label(SECRET), file, chunks)
    except Refused as refused:
        world.count("refused", refused.code)
        return False
    return True


def carry_files(world: World, profile: Profile) -> bool:
    """Carry some of the chunks that are to go, and let events go whose files the server has."""
    if not profile.files.known or not profile.workspace.local.session():
        return False
    world.tell(f"{profile.name} carries files")
    with suppress(RequestFailed):
        carry(profile, world.random.choice((1, 2, 100)))
    return True


def fetch(world: World, profile: Profile) -> bool:
    """Fetch the file of a document that is shown; it is what somebody took in."""
    found = [state for state in states(profile, "material") if not state.removed]
    if not found or not profile.active or not profile.workspace.local.session():
        return False
    edition = world.random.choice(found).current
    try:
        profile.memory.fetched[edition.file.id] = digest_of(fetched(profile, edition))
    except RequestFailed as failed:
        world.count("not fetched", failed.failure.code)
        return False
    world.tell(f"{profile.name} fetches a file")
    return True


def make_room(world: World, profile: Profile) -> bool:
    """Give up the copies of files that the server has, but for those that events not yet placed tell of."""
    named = [chunk for row in profile.workspace.unplaced() for chunk in row.chunks]
    given_up = profile.files.trim(0, profile.files.holding(named))
    world.tell(f"{profile.name} gives up {len(given_up)} files")
    return bool(given_up)


def collect(world: World, _profile: Profile) -> bool:
    """The server drops the chunks that nothing has needed for the length of a lease."""
    gone = world.server.collect(world.time)
    if gone:
        world.count("fault", "unneeded chunk collected")
    world.tell(f"the server drops {gone} chunks")
    return True

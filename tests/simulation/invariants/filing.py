"""Files: the server keeps what an event needs, and whoever fetches one has what was taken in."""

from __future__ import annotations

from collections.abc import Iterator

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

"""The server is backed up, and put back to a backup: with the command that says so, or without a word."""

from __future__ import annotations

from tests.simulation.profile import Profile
from tests.simulation.world import World


def back_up_server(world: World, _profile: Profile) -> bool:
    """Make a backup of the server as it is now."""
    world.server_backups.append(world.server.copied())
    world.tell("the server is backed up")
    return True


def restore_server(world: World, _profile: Profile) -> bool:
    """Put the server back to one of its backups; what nobody holds any more is gone."""
    if not world.server_backups:
        return False
    backup, silently = world.random.choice(world.server_backups), world.random.random() < 0.5
    without_chunks = world.random.random() < 0.5
    if without_chunks:
        # Of a folder that was put back without the shelf.
        world.count("fault", "chunks lost")
    if silently:
        world.causes |= {"fork", "stale_directory"}
    life = world.server.incarnation if silently else world.company.entropy(16)
    world.server.put_back(backup, life, world.time, without_chunks=without_chunks)
    world.tell(f"the server is put back {'silently' if silently else ''}")
    world.count("fault", "silently restored server" if silently else "restored server")
    world.begin_another_life()
    return True

"""Who has no access any more reads nothing later: not from the server, and not with the keys they have."""

from __future__ import annotations

from collections.abc import Iterator

from tests.simulation.world import World


def who_was_removed_is_told_nothing(world: World) -> Iterator[str]:
    """A revoked device's log holds nothing that was placed after its revocation, in a server's one life."""
    for profile in world.touched if world.lives == 1 else ():
        known = world.server.directory.devices.get(profile.device)
        if known is None or known.revoked_seq is None:
            continue
        for row in profile.memory.fresh:
            if row.directory_seq >= known.revoked_seq and row.seq != known.revoked_seq:
                yield f"{profile.name} was given {row.event.hex()} after its revocation"

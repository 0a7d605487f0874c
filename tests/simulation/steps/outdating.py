"""The server asks for newer programs: who is too old reads and writes on, and hands nothing in until it is upgraded."""

from __future__ import annotations

from tests.simulation.profile import Profile
from tests.simulation.world import VERSION, World

NEWER = "99.0.0"


def raise_least_version(world: World, _profile: Profile) -> bool:
    """The server takes nothing from programs as old as these, until they are upgraded a little later."""
    if world.server.least_client != VERSION:
        return False
    world.server.least_client = NEWER
    world.causes.add("least_version")
    world.tell("all programs are too old")
    world.count("fault", "least version raised")
    return True

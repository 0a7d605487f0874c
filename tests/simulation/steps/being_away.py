"""Profiles go offline and come back, their clocks go wrong, their processes end."""

from __future__ import annotations

from tests.helpers.line import Crash
from tests.simulation.profile import Profile
from tests.simulation.world import WEEK, World

HOUR = 3_600_000


def go_offline(world: World, profile: Profile) -> bool:
    """Go where there is no connection; for weeks, if nobody comes back before."""
    online = [one for one in world.idle() if one.online]
    if not profile.online or len(online) < 2:
        return False
    profile.online = False
    world.tell(f"{profile.name} goes offline")
    return True


def come_back(world: World, profile: Profile) -> bool:
    """Come back to the network, sometimes after weeks."""
    if profile.online:
        return False
    profile.online = True
    if world.random.random() < 0.2:
        world.company.clock.time += world.random.randint(1, 5) * WEEK
        world.count("fault", "weeks offline")
    world.tell(f"{profile.name} is online again")
    return True


def crash(world: World, profile: Profile) -> bool:
    """End the process at rest."""
    raise Crash


def set_clock(world: World, profile: Profile) -> bool:
    """Have a clock that is wrong, by minutes or by years, or put it right."""
    profile.watch.wrong_by = world.random.choice((0, -HOUR, 10 * 60_000, 400 * 24 * HOUR, -400 * 24 * HOUR))
    world.count("fault", "wrong clock")
    world.tell(f"{profile.name}'s clock is wrong by {profile.watch.wrong_by}")
    return True


def lock(world: World, profile: Profile) -> bool:
    """Lock: all that may go is sealed, also behind what is under way; then the program is opened again."""
    batches = profile.workspace.local.seal_everything()
    world.tell(f"{profile.name} is locked with {len(batches)} batches")
    profile.open()
    return True

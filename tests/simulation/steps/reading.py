"""Somebody opens a notification, which is noted, and handed in to the data protection unit once the day is over."""

from __future__ import annotations

from tests.simulation.profile import Profile
from tests.simulation.steps.writing import states
from tests.simulation.world import World


def read(world: World, profile: Profile) -> bool:
    """Open a notification that is shown; that is noted here, and handed in by a sync when the day is over."""
    found = [state for state in states(profile, "notification") if not state.erased]
    if not found:
        return False
    state = world.random.choice(found)
    # Counted first: a process that ends in the middle may have noted it.
    world.openings[profile.device, state.id] += 1
    profile.workspace.readings.note("notification", state.id, state.number)
    world.tell(f"{profile.name} opens {state.id.hex()}")
    return True

"""A lead has a notification erased."""

from __future__ import annotations

from desktop.domain.refused import Refused
from tests.simulation.profile import Profile
from tests.simulation.steps.notifying import SECRET
from tests.simulation.steps.writing import states
from tests.simulation.world import World


def erase(world: World, profile: Profile) -> bool:
    """Ask for a notification to be erased for both units."""
    found = states(profile, "notification")
    if not found or not profile.active:
        return False
    state = world.random.choice(found)
    before = profile.journal.outbox.of_entity(state.id)
    world.erased.add(state.id)
    try:
        with world.reporting(profile):
            profile.workspace.erase("notification", state.id, SECRET, "Frist abgelaufen")
    except Refused as refused:
        world.count("refused", refused.code)
        return False
    world.tell(f"{profile.name} erases {state.id.hex()}")
    left = {row.event for row in profile.journal.outbox.of_entity(state.id)}
    world.truth.excuse(row.event for row in before if row.event not in left)
    return True

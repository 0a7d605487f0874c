"""A unit's key is changed unasked."""

from __future__ import annotations

from desktop.domain.refused import Refused
from tests.simulation.profile import Profile
from tests.simulation.world import World


def rotate(world: World, profile: Profile) -> bool:
    """State the unit's next key although nobody has left."""
    directory = profile.workspace.directory
    if not profile.active or directory.units[profile.unit].newest_key is None:
        return False
    try:
        stated = profile.seals.next_unit_key(directory, profile.unit)
        profile.workspace.check_statement(stated)
    except Refused as refused:
        world.count("refused", refused.code)
        return False
    world.tell(f"{profile.name} makes the next key of {profile.unit}")
    with world.reporting(profile):
        profile.workspace.state_in_directory([stated])
    return True

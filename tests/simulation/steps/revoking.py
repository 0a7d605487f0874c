"""Somebody's access is withdrawn."""

from __future__ import annotations

from desktop.domain.refused import Refused
from tests.simulation.profile import Profile
from tests.simulation.world import World
from wire.statements import Revoked


def revoke(world: World, profile: Profile) -> bool:
    """Withdraw the access of another device, where this one may; as far as the server knows one is left in its unit."""
    directory = profile.workspace.directory
    found = [one for one in world.profiles if one is not profile and _may_go(world, one)]
    if not found or sum(one.unit == profile.unit for one in world.profiles) < 2:
        return False
    other = world.random.choice(found)
    statement = Revoked(other.device, "lost")
    try:
        profile.workspace.check_statement(statement)
    except Refused:
        return False
    world.tell(f"{profile.name} revokes {other.name}, known {other.device in directory.devices}")
    world.causes.add("rotation_pending")
    with world.reporting(profile):
        profile.workspace.state_in_directory([statement])
    return True


def _may_go(world: World, profile: Profile) -> bool:
    """Whether a unit still has somebody without this device; two who shut each other out unawares leave it empty."""
    known = world.server.directory
    members = [device.id for device in known.members(profile.unit)]
    return profile.device in members and len(members) > 1

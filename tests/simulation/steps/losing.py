"""All devices of a unit are lost at once: root shuts them out, and invites a first one anew."""

from __future__ import annotations

from tests.helpers.devices import FAR_FUTURE
from tests.simulation.profile import Profile
from tests.simulation.world import VERSION, World
from wire.authority import administers
from wire.signing import public_bytes
from wire.statements import InviteStated, Revoked

SELDOM = 0.3


def lose_unit(world: World, profile: Profile) -> bool:
    """All devices of another unit are lost, and with them its agency's administrator; root invites somebody anew."""
    units = sorted({one.unit for one in world.idle()} - {profile.unit})
    if not units or world.random.random() > SELDOM or world.server.least_client != VERSION:
        # Where root's program is too old as well its word would come when nobody asks for it any more.
        return False
    unit, directory = world.random.choice(units), world.server.directory
    agency, members = directory.units[unit].agency, directory.members(unit)
    others = [device for device in directory.devices if directory.unit_of(device) != unit]
    if not members or any(administers(directory, device, agency) for device in others):
        return False
    key, founder = world.company.new_key(), world.company.founder
    known = [one.id for one in directory.devices.values() if one.unit == unit and one.ended_seq is None]
    invite = InviteStated(public_bytes(key), unit, (), FAR_FUTURE)
    founder.sync()
    founder.workspace.state_in_directory([*(Revoked(device, "lost") for device in known), invite])
    founder.sync()
    world.causes.add("rotation_pending")
    world.invites.append((unit, key))
    if world.server.directory.members(unit):
        return False
    world.tell(f"all devices of {unit} are lost")
    world.count("fault", "unit lost")
    for one in [one for one in world.profiles if one.unit == unit]:
        world.lose(one)
    return True

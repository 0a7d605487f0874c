"""What somebody whose access ended could not send is taken up by a lead of their unit."""

from __future__ import annotations

from desktop.domain.refused import Refused
from desktop.presenters.tray import undelivered
from desktop.workspace.adopting import Adoption
from tests.simulation.profile import Profile
from tests.simulation.steps.writing import did
from tests.simulation.world import World
from wire.statements import LEAD


def adopt(world: World, profile: Profile) -> bool:
    """Take up what lies in the tray of a device of one's unit whose access has ended, as a lead does with its file."""
    if LEAD not in profile.workspace.directory.roles(profile.device):
        return False
    found = [one for one in world.profiles if one.unit == profile.unit and one.ended and one is not profile]
    left = [one for one in found if any(each.can_be_exported for each in undelivered(one.workspace))]
    return bool(left) and _adopt(world, profile, world.random.choice(left))


def _adopt(world: World, profile: Profile, other: Profile) -> bool:
    rows = [one.row for one in undelivered(other.workspace) if one.can_be_exported]
    try:
        file = other.seals.write_tray(other.workspace.directory, rows)
        writer, read = profile.seals.read_tray(profile.workspace.directory, file)
    except Refused as refused:
        # One of the two has not heard yet of the other, or of the unit's key.
        world.count("refused", refused.code)
        return False
    became: list[Adoption] = []
    done = did(
        world, profile, f"takes up what {other.name} left", lambda: became.extend(profile.workspace.adopt(writer, read))
    )
    for one in became:
        world.count("adopted", one.result)
    return done

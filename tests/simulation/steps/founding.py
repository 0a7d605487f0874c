"""The server is lost with all its backups: root's device founds the cooperation again on one that holds nothing."""

from __future__ import annotations

from tests.simulation.profile import Profile
from tests.simulation.world import World
from wire.messages import Accepted
from wire.statements import ServerKeyStated

SELDOM = 0.3


def found_again(world: World, _profile: Profile) -> bool:
    """The server is lost, and its backups; root's device takes the directory it holds to one that holds nothing."""
    if world.random.random() > SELDOM:
        return False
    company, founder = world.company, world.company.founder
    if world.random.random() < 0.5:
        founder.sync()
    world.server.begin_anew(company.entropy)
    world.server_backups.clear()
    world.tell("the server is lost, and founded again")
    world.count("fault", "server founded again")
    # What root had stated and not heard of is signed anew with the new key.
    world.causes.add("counter_reuse")
    world.begin_another_life()
    for profile in world.profiles:
        profile.way.forgotten = True
    placed = company.server.found_again(founder.workspace.local.first_batch())
    assert isinstance(placed, Accepted), placed
    founder.workspace.state_in_directory([ServerKeyStated(company.server.public_key)])
    founder.sync()
    return True

"""Leads invite, people enrol with an invite."""

from __future__ import annotations

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from desktop.keys.identity import generate
from desktop.keys.invites import redeem
from tests.helpers.company import CrashingJournal
from tests.helpers.devices import FAR_FUTURE
from tests.helpers.line import Crash
from tests.simulation.profile import Profile
from tests.simulation.world import MOST_PROFILES, World
from wire.signing import public_bytes
from wire.statements import LEAD, InviteStated

TWICE = 0.3
"""How often an invite is redeemed once more of whose use the server does not know (any more)."""


def invite(world: World, profile: Profile) -> bool:
    """Invite somebody into one's own unit."""
    if LEAD not in profile.workspace.directory.roles(profile.device) or len(world.profiles) >= MOST_PROFILES:
        return False
    key = world.company.new_key()
    world.invites.append((profile.unit, key))
    world.tell(f"{profile.name} invites into {profile.unit}")
    statement = InviteStated(public_bytes(key), profile.unit, ("member",), FAR_FUTURE)
    with world.reporting(profile):
        profile.workspace.state_in_directory([statement])
    return True


def enrol(world: World, _profile: Profile) -> bool:
    """Somebody new makes a profile with an invite that the directory knows."""
    stated = world.server.directory.invites
    free = {key for key, one in stated.items() if one.redeemed_by is None}
    usable = [one for one in world.invites if public_bytes(one[1]) in free]
    again = [one for one in world.redeemed if public_bytes(one[1]) in free]
    if again and world.random.random() < TWICE:
        usable = again
        world.count("fault", "invite redeemed twice")
    if not usable or len(world.profiles) >= MOST_PROFILES:
        return False
    unit, key = world.random.choice(usable)
    world.invites = [one for one in world.invites if one[1] is not key]
    world.redeemed.append((unit, key))
    enrol_with(world, unit, key)
    return True


def enrol_with(world: World, unit: str, key: Ed25519PrivateKey) -> Profile:
    """Make a profile for somebody new with an invite."""
    identity = generate(world.company.clock.new_id(), world.company.entropy)
    newcomer = world.welcome(Profile(world.company, unit, identity, key, world.journal(CrashingJournal())))
    world.tell(f"{newcomer.name} enrols in {unit}")
    statement = redeem(key, world.company.root, identity)
    while not newcomer.journal.outbox.all():
        try:
            newcomer.workspace.state_in_directory([statement])
        except Crash:
            # It is the newcomer's process that ends, and not that of whoever this step was given to.
            world.crash(newcomer)
    world.touch(newcomer)
    return newcomer

"""What a second person has to release first: asked for, released, returned, taken back; and who may release."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from desktop.domain.derivation import derived_id
from desktop.domain.release import RELEASERS
from desktop.domain.release_state import Addressee, Release, ReleaseRequested, Standing
from desktop.presenters import releasing
from desktop.workspace.workspace import Workspace
from tests.helpers.company import content
from tests.helpers.shipped import RULES
from tests.simulation.profile import Profile
from tests.simulation.steps.notifying import SECRET
from tests.simulation.steps.writing import did, others, states
from tests.simulation.world import World
from wire.statements import LEAD, RELEASE, RolesStated

CATEGORY = "J06"
"""What nobody sends alone."""
AGAIN, VAIN = 0.5, 0.1
"""How often somebody asks once more for what came back, and how often one asks or decides who had better not."""


def ask_release(world: World, profile: Profile) -> bool:
    """Ask a second person to release a notification: a new one, or one that was returned or taken back."""
    directory = profile.workspace.directory
    besides = [one.id for one in directory.members(profile.unit) if one.id != profile.device]
    if not any(RELEASERS & set(directory.roles(one)) for one in besides) and world.random.random() > VAIN:
        return False
    back = [one for one in _own(profile) if one.standing in (Standing.RETURNED, Standing.WITHDRAWN)]
    again = bool(back) and world.random.random() < AGAIN
    notification = world.random.choice(back).id if again else profile.workspace.new_id()
    body = request(world, profile, notification)
    act = partial(releasing.ask, profile.workspace, notification, body)
    return did(world, profile, f"asks for a release {'again' if again else ''}", act)


def request(world: World, profile: Profile, notification: bytes) -> ReleaseRequested:
    """What a request for a release says, for one or two other units."""
    units = others(world, profile)
    units = world.random.sample(units, world.random.randint(1, min(2, len(units))))
    return ReleaseRequested(
        process_id=derived_id(notification, "process"),
        number="VIE-2026-1-1",
        category=CATEGORY,
        urgency=world.random.choice(("urgent", "routine")),
        rules_version=RULES.version,
        from_unit=profile.unit,
        recipients=tuple(Addressee(unit, "Aufenthalt des Kindes") for unit in units),
        person=SECRET,
        content=content(SECRET, "Kim"),
        called=world.random.choice(("", SECRET)),
    )


def release(world: World, profile: Profile) -> bool:
    """Release what somebody else has asked for, so that it goes out."""
    return _decided(world, profile, "releases", releasing.release)


def give_back(world: World, profile: Profile) -> bool:
    """Return what somebody else has asked for, with a reason."""
    return _decided(world, profile, "returns", partial(releasing.give_back, reason=SECRET))


def _decided(world: World, profile: Profile, what: str, act: Callable[[Workspace, bytes, str], None]) -> bool:
    asked = [one for one in states(profile, "release") if one.standing is Standing.REQUESTED]
    if world.random.random() > VAIN:
        may = not RELEASERS.isdisjoint(profile.workspace.directory.roles(profile.device))
        asked = [one for one in asked if may and one.asked[-1].device != profile.device]
    if not asked:
        return False
    notification = world.random.choice(asked).id
    return did(world, profile, what, partial(act, profile.workspace, notification, SECRET))


def take_back(world: World, profile: Profile) -> bool:
    """Take one's request for a release back, or drop what was returned."""
    found = [one for one in _own(profile) if one.open]
    if not found:
        return False
    act = partial(releasing.take_back, profile.workspace, world.random.choice(found).id, SECRET, "Irrtum")
    return did(world, profile, "takes a request back", act)


def give_role(world: World, profile: Profile) -> bool:
    """Let a colleague of one's own unit release besides, or no longer."""
    directory = profile.workspace.directory
    found = sorted(one.id for one in directory.members(profile.unit) if LEAD not in directory.roles(one.id))
    if not found or LEAD not in directory.roles(profile.device):
        return False
    device = world.random.choice(found)
    roles = ("member",) if RELEASE in directory.roles(device) else ("member", RELEASE)
    act = partial(profile.workspace.state_in_directory, [RolesStated(device, roles)])
    return did(world, profile, f"gives the roles {' and '.join(roles)}", act)


def _own(profile: Profile) -> list[Release]:
    return [one for one in states(profile, "release") if one.asked[-1].device == profile.device]

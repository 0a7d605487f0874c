"""How a step records what a user does: through the workspace, told to the trace, confirmed only if it came back."""

from __future__ import annotations

from typing import Any

import msgspec

from desktop.domain.refused import Refused
from tests.simulation.profile import Profile
from tests.simulation.world import World


def write(world: World, profile: Profile, deed: tuple[str, str, bytes], body: msgspec.Struct) -> bool:
    """Record one event: (unit it is for, its type, its entity); a rule's no is an answer like any other."""
    unit, name, entity = deed
    if not profile.active:
        return False
    world.tell(f"{profile.name} writes {name} {unit}")
    try:
        with world.reporting(profile):
            profile.do(unit, name, entity, body)
    except Refused as refused:
        world.tell(f"refused: {refused.code}")
        world.count("refused", refused.code)
        return False
    return True


def states(profile: Profile, kind: str) -> list[Any]:
    """The entities of a kind as they are shown."""
    return [state for _, state in profile.workspace.states(kind)]


def notifications(profile: Profile, *, incoming: bool) -> list[Any]:
    """The notifications to this unit, or by it."""
    found = states(profile, "notification")
    return [state for state in found if (state.to_unit == profile.unit) == incoming]


def others(world: World, profile: Profile) -> list[str]:
    """The other units there are."""
    return sorted(set(world.company.units) - {profile.unit})

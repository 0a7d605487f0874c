"""How a step records what a user does: through the workspace, told to the trace, confirmed only if it came back."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

import msgspec

from desktop.domain.refused import Refused
from tests.simulation.profile import Profile
from tests.simulation.world import World


def write(world: World, profile: Profile, deed: tuple[str, str, bytes], body: msgspec.Struct) -> bool:
    """Record one event: (unit it is for, its type, its entity)."""
    unit, name, entity = deed
    return did(world, profile, f"writes {name} {unit}", partial(profile.do, unit, name, entity, body))


def did(world: World, profile: Profile, what: str, act: Callable[[], object]) -> bool:
    """Do something that records what it does; a rule's no is an answer like any other."""
    if not profile.active:
        return False
    world.tell(f"{profile.name} {what}")
    try:
        with world.reporting(profile):
            act()
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

"""Something went to the wrong unit: each side says so, notes it, takes that back, or the receiver gives it up."""

from __future__ import annotations

from functools import partial
from typing import Any

from desktop.presenters import recalling
from tests.simulation.profile import Profile
from tests.simulation.steps.notifying import SECRET
from tests.simulation.steps.writing import did, notifications
from tests.simulation.world import World


def misdirect(world: World, profile: Profile) -> bool:
    """Say that a notification went to the wrong unit, or take note of what the other side says."""
    found = [state for state in _any(profile) if state.misdirections] if world.random.random() < 0.5 else []
    found = [state for state in found or _any(profile) if not recalling.said_misdirected(state, profile.unit)]
    return _does(world, profile, found, "calls misdirected", recalling.misdirected)


def take_misdirection_back(world: World, profile: Profile) -> bool:
    """Take back that a notification went to the wrong unit."""
    found = [state for state in _any(profile) if recalling.said_misdirected(state, profile.unit)]
    return _does(world, profile, found, "takes back that it misdirected", recalling.take_misdirection_back)


def give_up(world: World, profile: Profile) -> bool:
    """Give up what was misdirected, or what somebody wants back."""
    found = [state for state in notifications(profile, incoming=True) if state.marks and not state.erased]
    return _does(world, profile, found, "gives up", recalling.confirm)


def _any(profile: Profile) -> list[Any]:
    found = (*notifications(profile, incoming=True), *notifications(profile, incoming=False))
    return [state for state in found if not state.erased]


def _does(world: World, profile: Profile, found: list[Any], what: str, act: Any) -> bool:
    if not found:
        return False
    state = world.random.choice(found)
    doing = partial(act, profile.workspace, state.id, SECRET, SECRET)
    return did(world, profile, f"{what} {state.id.hex()}", doing)

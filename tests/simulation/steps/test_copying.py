"""The world knows of which devices there are two: of the one that was copied, and of whom both go on as."""

from __future__ import annotations

from tests.simulation.calm import calm_world
from tests.simulation.invariants.registry import look
from tests.simulation.profile import Profile
from tests.simulation.steps.copying import clone
from tests.simulation.world import World


def about_to_go_on(world: World) -> Profile:
    """A profile that was carried elsewhere, and has prepared whom it goes on as."""
    profile = world.profiles[0]
    profile.mark = b"elsewhere"
    profile.open()
    profile.pull()
    assert profile.workspace.local.outgoing()
    return profile


def hand_in(profile: Profile) -> None:
    """Hand in what is to go now, without having read anything more."""
    profile.door.push(f"{profile.device.hex()}/", profile.workspace.local.outgoing())


def goes_on(profile: Profile) -> None:
    """Become the device that is prepared, and read to the end as such, without handing anything in."""
    for _ in range(2):
        profile.pull()
    assert not profile.workspace.is_copy


def test_two_that_go_on_as_one_use_its_numbers_twice_and_nobody_is_to_blame() -> None:
    """Who was copied with the keys of whom it goes on as, and hears nothing of the other in time, cannot know it."""
    world = calm_world()
    first = about_to_go_on(world)
    assert clone(world, first)
    second, was = world.profiles[-1], first.device
    hand_in(first)
    for one in (first, second):
        goes_on(one)
        one.notify(world.profiles[1].unit)
    assert first.device == second.device != was
    hand_in(first)
    hand_in(second)
    assert "counter_reuse" in {refusal.code for _, refusal in world.truth.refusals}
    look(world)


def test_only_a_copied_device_is_excused() -> None:
    """Of nobody else there are two: not of whom the one that was copied goes on as later."""
    world = calm_world()
    profile = world.profiles[0]
    assert clone(world, profile)
    assert world.copied == {profile.device}

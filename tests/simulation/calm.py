"""A world without faults in which a little of everything has happened, to plant a defect in."""

from __future__ import annotations

from itertools import count
from random import Random

from desktop.domain.contact import ContactAdded
from desktop.domain.duty import ShiftPlanned
from desktop.presenters import handling, later, releasing
from desktop.presenters.times import id_text
from tests.simulation.carrying import carry
from tests.simulation.profile import Profile
from tests.simulation.steps.attaching import attach_to_it
from tests.simulation.steps.filing import attach
from tests.simulation.steps.following import answer
from tests.simulation.steps.learning import learn, offer_cards
from tests.simulation.steps.meeting import answer_meeting, check_off, plan_meeting
from tests.simulation.steps.notifying import SECRET
from tests.simulation.steps.reading import read
from tests.simulation.steps.releasing import request
from tests.simulation.steps.syncing import sync
from tests.simulation.world import World


def calm_world() -> World:
    """A world with two profiles in one unit, in which everything that was written has arrived.

    A notification with its file, a question and its answer, one that was released, a contact, a document, a meeting,
    a shift, cards, and that somebody has opened a notification on a day that is over.
    """
    worlds = map(World, count())
    world = next(one for one in worlds if _pair_of(one) and one.reader_of(one.profiles[0].unit))
    world.faults = world.crashes = 0.0
    world.random = Random(0)
    first, second = world.profiles[0], next(one for one in world.profiles if one.unit != world.profiles[0].unit)
    notification = first.notify(second.unit)
    agency = first.workspace.directory.units[first.unit].agency
    body = ContactAdded(first.unit, agency, {"family_name": SECRET, "phone": "1"})
    first.do("", "contact.added", first.workspace.new_id(), body)
    attach(world, first)
    attach_to_it(world, first)
    _register(world, first)
    _all_sync(world)
    later.ask(second.workspace, notification, SECRET, "incident.place", SECRET)
    handling.assign(second.workspace, notification, SECRET, id_text(second.device))
    _all_sync(world)
    answer(world, first)
    _release_something(world)
    read(world, first)
    answer_meeting(world, second)
    learn(world, second)
    world.company.clock.time += 25 * 3_600_000
    _all_sync(world)
    return world


def _register(world: World, profile: Profile) -> None:
    """A meeting, a shift of two days, cards."""
    plan_meeting(world, profile)
    check_off(world, profile)
    now, agency = profile.workspace.now(), world.company.units[profile.unit]
    shift = ShiftPlanned(profile.unit, agency, now, now + 80 * 3_600_000, SECRET, "02154 1")
    profile.do("", "duty.planned", profile.workspace.new_id(), shift)
    offer_cards(world, profile)


def _pair_of(world: World) -> list[Profile]:
    """The lead and a member of a unit that has both."""
    units = [one.unit for one in world.profiles]
    return [one for one in world.profiles if units.count(one.unit) > 1][:2]


def _release_something(world: World) -> None:
    lead, member = _pair_of(world)
    notification = member.workspace.new_id()
    releasing.ask(member.workspace, notification, request(world, member, notification))
    _all_sync(world)
    releasing.release(lead.workspace, notification, SECRET)


def _all_sync(world: World) -> None:
    _everybody_is_heard(world)
    for _ in range(4):
        for profile in world.profiles:
            sync(world, profile)
            carry(profile, 100)


def looked_at(world: World) -> None:
    """Let the books be up to date, and everybody be looked at."""
    world.truth.look(world.server)
    _everybody_is_heard(world)


def _everybody_is_heard(world: World) -> None:
    for profile in world.profiles:
        world.touch(profile)
        profile.memory.look(profile)
        world.said.hear(profile.memory.written, profile.person, profile.unit)
        world.ever_held.setdefault(profile.unit, set()).update(row.event for row in profile.memory.fresh)

"""Shifts: planned, changed by several at once, offered and taken, cancelled."""

from __future__ import annotations

from typing import Any

from desktop.domain.duty import (
    OfferWithdrawn,
    ShiftCancelled,
    ShiftEdited,
    ShiftOffered,
    ShiftPlanned,
    ShiftTaken,
    times_text,
)
from desktop.domain.fields import Edit
from tests.simulation.profile import Profile
from tests.simulation.steps.editing import settle
from tests.simulation.steps.notifying import SECRET
from tests.simulation.steps.writing import states, write
from tests.simulation.world import World

HOUR = 3_600_000


def plan_shift(world: World, profile: Profile) -> bool:
    """Plan a shift of some hours, today or tomorrow."""
    starts = profile.workspace.now() + world.random.randint(-6, 30) * HOUR
    starts, agency = max(starts, 0), world.company.units[profile.unit]
    ends = starts + world.random.randint(1, 12) * HOUR
    body = ShiftPlanned(profile.unit, agency, starts, ends, SECRET, "02154 1")
    return write(world, profile, ("", "duty.planned", profile.workspace.new_id()), body)


def change_shift(world: World, profile: Profile) -> bool:
    """Give a shift another name, phone or time; mostly the oldest, so that several quarrel about it."""
    found = _own(world, profile)
    if not found:
        return plan_shift(world, profile)
    shift = found[-1] if world.random.random() < 0.7 else world.random.choice(found)
    later = times_text(shift.starts, shift.ends + world.random.randint(1, 3) * HOUR)
    said = {"name": f"{SECRET} {world.random.randint(1, 3)}", "phone": "02154 2", "times": later}
    names = world.random.sample(sorted(said), 2)
    edits = {name: Edit(shift.fields[name].shown.version, said[name]) for name in names}
    return write(world, profile, ("", "duty.edited", shift.id), ShiftEdited(edits))


def settle_shift(world: World, profile: Profile) -> bool:
    """Choose one of the values of a shift in conflict."""
    return settle(world, profile, "duty.settled", _own(world, profile))


def offer_shift(world: World, profile: Profile) -> bool:
    """Look for somebody who takes a shift, or no more."""
    found = _own(world, profile)
    if not found:
        return False
    shift = world.random.choice(found)
    if shift.offer is not None:
        return write(world, profile, ("", "duty.offer_withdrawn", shift.id), OfferWithdrawn())
    return write(world, profile, ("", "duty.offered", shift.id), ShiftOffered())


def take_shift(world: World, profile: Profile) -> bool:
    """Take a shift that is offered, as others may at once."""
    found = [shift for shift in _own(world, profile) if shift.offer is not None]
    if not found:
        return False
    shift = found[0]
    edits = {"name": Edit(shift.fields["name"].shown.version, f"{SECRET} {profile.name}")}
    return write(world, profile, ("", "duty.taken", shift.id), ShiftTaken(shift.offer.event, edits))


def cancel_shift(world: World, profile: Profile) -> bool:
    """Cancel the newest of several shifts."""
    found = _own(world, profile)
    return len(found) > 1 and write(world, profile, ("", "duty.cancelled", found[0].id), ShiftCancelled())


def _own(world: World, profile: Profile) -> list[Any]:
    agency = world.company.units[profile.unit]
    return [state for state in states(profile, "duty") if state.agency == agency and not state.cancelled]

"""Contacts: what several people change at once, and settle."""

from __future__ import annotations

from typing import Any

from desktop.domain.contact import ConflictSettled, ContactAdded, ContactConfirmed, ContactEdited, ContactRemoved
from desktop.domain.fields import Edit, in_conflict
from tests.simulation.profile import Profile
from tests.simulation.steps.notifying import SECRET
from tests.simulation.steps.writing import states, write
from tests.simulation.world import World


def add_contact(world: World, profile: Profile) -> bool:
    """Add a contact of one's own unit."""
    body = ContactAdded(profile.unit, _agency(world, profile), {"family_name": SECRET, "phone": "1"})
    return write(world, profile, ("", "contact.added", profile.workspace.new_id()), body)


def edit_contact(world: World, profile: Profile) -> bool:
    """Give two fields of a contact new values; mostly of the oldest, so that several quarrel about it."""
    found = _own(world, profile)
    if not found:
        return add_contact(world, profile)
    contact = found[-1] if world.random.random() < 0.7 else world.random.choice(found)
    names = world.random.sample(("phone", "mobile", "hours"), 2)
    edits = {name: Edit(contact.fields[name].shown.version, f"{SECRET} {world.random.randint(1, 3)}") for name in names}
    return write(world, profile, ("", "contact.edited", contact.id), ContactEdited(edits))


def settle_conflict(world: World, profile: Profile) -> bool:
    """Choose one of the values in conflict."""
    return settle(world, profile, "contact.settled", _own(world, profile))


def settle(world: World, profile: Profile, type_: str, found: list[Any]) -> bool:
    """Choose one of the values in conflict of any of these, by an event of this type."""
    torn = [entity for entity in found if in_conflict(entity.fields)]
    if not torn:
        return False
    entity = world.random.choice(torn)
    name = world.random.choice(in_conflict(entity.fields))
    values = entity.fields[name].values
    over = tuple(version for value in values for version in value.versions)
    body = ConflictSettled(name, world.random.choice(values).version, over)
    return write(world, profile, ("", type_, entity.id), body)


def confirm_contact(world: World, profile: Profile) -> bool:
    """Say that an entry is still true."""
    found = _own(world, profile)
    return bool(found) and write(world, profile, ("", "contact.confirmed", found[-1].id), ContactConfirmed())


def remove_contact(world: World, profile: Profile) -> bool:
    """Remove an entry, the newest of several."""
    found = _own(world, profile)
    return len(found) > 1 and write(world, profile, ("", "contact.removed", found[0].id), ContactRemoved())


def _agency(world: World, profile: Profile) -> str:
    return world.company.units[profile.unit]


def _own(world: World, profile: Profile) -> list[Any]:
    agency = _agency(world, profile)
    return [state for state in states(profile, "contact") if state.agency == agency and not state.removed]

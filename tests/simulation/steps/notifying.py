"""A unit notifies another, and says more about it later."""

from __future__ import annotations

from functools import partial

from desktop.domain.notification_events import PhoneHandover, Remarked, Supplemented
from desktop.presenters import notifications as presented
from tests.helpers.company import content, notified
from tests.simulation.profile import Profile
from tests.simulation.steps.writing import did, notifications, others, write
from tests.simulation.world import World

SECRET = "Geheim"
"""Stands in everything people write here, so that it can be looked for where nobody must find it."""


def notify(world: World, profile: Profile) -> bool:
    """Notify another unit."""
    unit, urgency = world.random.choice(others(world, profile)), world.random.choice(("immediate", "urgent", "routine"))
    entity = profile.workspace.new_id()
    body = notified(profile.unit, unit, urgency, person=SECRET, content=content(SECRET, "Kim"))
    return write(world, profile, (unit, "notification.notified", entity), body)


def add_to_it(world: World, profile: Profile) -> bool:
    """Supplement, report in full, correct, hand over by telephone, ask for a recall."""
    found = notifications(profile, incoming=False)
    if not found:
        return False
    state = world.random.choice(found)
    name, body = world.random.choice(
        (
            ("supplemented", Supplemented(SECRET, content(SECRET, "Toni"))),
            ("supplemented", Supplemented(SECRET, content(SECRET, "Toni"), full=True)),
            ("corrected", Supplemented(SECRET, content(SECRET), SECRET, SECRET)),
            ("phone_handover", PhoneHandover(SECRET, "Eingang", "2026-01-31T03:00+01:00")),
            ("recall_requested", Remarked(SECRET, "falsche Stelle")),
        )
    )
    return write(world, profile, (state.to_unit, f"notification.{name}", state.id), body)


def withdraw(world: World, profile: Profile) -> bool:
    """Withdraw what has not been sent yet; then it never is, and what let it go is taken back with it."""
    found = [state for state in notifications(profile, incoming=False) if state.status == "queued"]
    if not found:
        return False
    act = partial(presented.withdraw, profile.workspace, world.random.choice(found).id, SECRET, "Irrtum")
    return did(world, profile, "withdraws", act)

"""The receiving unit acknowledges, takes it back, works on it, passes it on."""

from __future__ import annotations

from functools import partial

from desktop.domain.notification_events import Acknowledged, AcknowledgementWithdrawn, NotCompetent, Remarked
from desktop.presenters import additions, forwarding
from tests.simulation.profile import Profile
from tests.simulation.steps.notifying import SECRET
from tests.simulation.steps.writing import did, notifications, others, write
from tests.simulation.world import World

KEPT_BACK = 0.2


def acknowledge(world: World, profile: Profile) -> bool:
    """Acknowledge a notification, the newest most of the time."""
    found = notifications(profile, incoming=True)
    if not found:
        return False
    state = found[0] if world.random.random() < 0.7 else world.random.choice(found)
    return write(world, profile, (state.from_unit, "notification.acknowledged", state.id), Acknowledged(SECRET))


def withdraw_acknowledgement(world: World, profile: Profile) -> bool:
    """Take an acknowledgement back."""
    found = [state for state in notifications(profile, incoming=True) if state.acknowledgement]
    if not found:
        return False
    state = world.random.choice(found)
    body = AcknowledgementWithdrawn(state.acknowledgement.event, "Irrtum", SECRET)
    return write(world, profile, (state.from_unit, "notification.acknowledgement_withdrawn", state.id), body)


def work_on_it(world: World, profile: Profile) -> bool:
    """Start, close, reopen, be not competent."""
    found = notifications(profile, incoming=True)
    if not found:
        return False
    state = world.random.choice(found)
    name, body = world.random.choice(
        (
            ("started", Remarked(SECRET)),
            ("closed", Remarked(SECRET, child=0)),
            ("reopened", Remarked(SECRET)),
            ("not_competent", NotCompetent(SECRET, "anderer Bezirk")),
        )
    )
    return write(world, profile, (state.from_unit, f"notification.{name}", state.id), body)


def forward(world: World, profile: Profile) -> bool:
    """Pass a notification on to a third unit, where it has an id of its own and the same process."""
    found = [state for state in notifications(profile, incoming=True) if not state.forwarded_to]
    third = [unit for unit in others(world, profile) if found and unit != found[0].from_unit]
    if not found or not third:
        return False
    unit = world.random.choice(third)
    act = partial(forwarding.forward, profile.workspace, found[0].id, SECRET, unit, "anderer Bezirk")
    return did(world, profile, f"passes on to {unit}", act)


def see_to_addition(world: World, profile: Profile) -> bool:
    """Let what was added after a forward follow, or say why it need not."""
    incoming = notifications(profile, incoming=True)
    found = [state for state in incoming if state.to_pass_on and not state.erased]
    if not found:
        return False
    if world.random.random() < KEPT_BACK:
        act = partial(additions.withhold_additions, profile.workspace, found[0].id, SECRET, "betrifft nur uns")
        return did(world, profile, "keeps an addition back", act)
    act = partial(additions.pass_on_additions, profile.workspace, found[0].id, SECRET)
    return did(world, profile, "passes an addition on", act)


def take_forward_back(world: World, profile: Profile) -> bool:
    """Take back what was passed on and nobody has there."""
    incoming = notifications(profile, incoming=True)
    found = [state for state in incoming if forwarding.may_take_back(profile.workspace, state)]
    if not found:
        return False
    act = partial(forwarding.take_back, profile.workspace, found[0].id, SECRET, "doch hier")
    return did(world, profile, f"takes back {found[0].id.hex()}", act)


def confirm_forward(world: World, profile: Profile) -> bool:
    """Acknowledge what was passed on, so that its first sender is told."""
    found = [state for state in notifications(profile, incoming=True) if state.origin]
    if not found:
        return False
    state = world.random.choice(found)
    return write(world, profile, (state.from_unit, "notification.acknowledged", state.id), Acknowledged(SECRET))

"""The receiving unit acknowledges, takes it back, works on it, passes it on."""

from __future__ import annotations

from desktop.domain.notification_events import (
    Acknowledged,
    AcknowledgementWithdrawn,
    FeedbackGiven,
    NotCompetent,
    Remarked,
)
from desktop.domain.refused import Refused
from desktop.presenters import forwarding
from tests.simulation.profile import Profile
from tests.simulation.steps.notifying import SECRET
from tests.simulation.steps.writing import notifications, others, write
from tests.simulation.world import World


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
    """Start, close, reopen, give feedback, be not competent."""
    found = notifications(profile, incoming=True)
    if not found:
        return False
    state = world.random.choice(found)
    name, body = world.random.choice(
        (
            ("started", Remarked(SECRET)),
            ("closed", Remarked(SECRET, child=0)),
            ("reopened", Remarked(SECRET)),
            ("feedback_given", FeedbackGiven(SECRET, "yes", "yes", "unsaid", "sgb8-64-1")),
            ("not_competent", NotCompetent(SECRET, "anderer Bezirk")),
        )
    )
    return write(world, profile, (state.from_unit, f"notification.{name}", state.id), body)


def forward(world: World, profile: Profile) -> bool:
    """Pass a notification on to a third unit, where it has an id of its own and the same process."""
    found = [state for state in notifications(profile, incoming=True) if not state.forwarded_to]
    third = [unit for unit in others(world, profile) if found and unit != found[0].from_unit]
    if not found or not third or not profile.active:
        return False
    state, unit = found[0], world.random.choice(third)
    world.tell(f"{profile.name} passes on to {unit}")
    try:
        with world.reporting(profile):
            forwarding.forward(profile.workspace, state.id, SECRET, unit, "anderer Bezirk")
    except Refused as refused:
        world.count("refused", refused.code)
        return False
    return True


def confirm_forward(world: World, profile: Profile) -> bool:
    """Acknowledge what was passed on, so that its first sender is told."""
    found = [state for state in notifications(profile, incoming=True) if state.origin]
    if not found:
        return False
    state = world.random.choice(found)
    return write(world, profile, (state.from_unit, "notification.acknowledged", state.id), Acknowledged(SECRET))

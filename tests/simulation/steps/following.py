"""What follows a notification: it is asked about, answered, seen, told back; and what its receiver keeps to itself."""

from __future__ import annotations

from functools import partial
from typing import Any

from desktop.domain.assessment import AssessmentRecorded, Involved
from desktop.domain.notification_events import FeedbackGiven, Supplemented
from desktop.presenters import handling, later
from desktop.presenters.times import id_text
from desktop.workspace.recording import Deed
from tests.helpers.company import content
from tests.helpers.shipped import RULES
from tests.simulation.profile import Profile
from tests.simulation.steps.notifying import SECRET
from tests.simulation.steps.writing import did, notifications, write
from tests.simulation.world import World

NOBODY = 0.1


def ask(world: World, profile: Profile) -> bool:
    """Ask about a field of a notification that came in."""
    state = _some(world, notifications(profile, incoming=True))
    if state is None:
        return False
    field = world.random.choice(("children[0].condition", "incident.place", "whereabouts"))
    return did(world, profile, "asks", partial(later.ask, profile.workspace, state.id, SECRET, field, SECRET))


def answer(world: World, profile: Profile) -> bool:
    """Answer a question, mostly one that nobody has answered."""
    found = [state for state in notifications(profile, incoming=False) if state.questions]
    state = _some(world, [state for state in found if state.open_questions] or found)
    if state is None:
        return False
    question = world.random.choice(state.open_questions or state.questions)
    body = Supplemented(SECRET, content(SECRET), SECRET, question=question.event, rules_version=RULES.version)
    return write(world, profile, (state.to_unit, "notification.supplemented", state.id), body)


def note(world: World, profile: Profile) -> bool:
    """Say to have seen what was added."""
    state = _some(world, [one for one in notifications(profile, incoming=True) if one.unseen])
    if state is None:
        return False
    return did(world, profile, "has seen what was added", partial(later.note, profile.workspace, state.id, SECRET))


def feedback(world: World, profile: Profile) -> bool:
    """Tell back what may be told, as the rules in force or older ones have it."""
    state = _some(world, [one for one in notifications(profile, incoming=True) if one.acknowledgements])
    if state is None:
        return False
    version = world.random.choice(("", RULES.version))
    yes = world.random.choice(("yes", "unsaid"))
    body = FeedbackGiven(SECRET, yes, yes, "unsaid", "sgb8-64-1", standing="in_progress", rules_version=version)
    return write(world, profile, (state.from_unit, "notification.feedback_given", state.id), body)


def assign(world: World, profile: Profile) -> bool:
    """Give a notification that came in to a colleague and a deputy, or to nobody any more."""
    state = _some(world, notifications(profile, incoming=True))
    if state is None:
        return False
    people = [device for device, _ in handling.colleagues(profile.workspace)]
    to = "" if not people or world.random.random() < NOBODY else world.random.choice(people)
    deputy = world.random.choice([one for one in (*people, "") if one != to] or [""])
    act = partial(handling.assign, profile.workspace, state.id, SECRET, to, deputy)
    return did(world, profile, f"assigns {id_text(state.id)}", act)


def assess(world: World, profile: Profile) -> bool:
    """Record what two professionals assessed."""
    state = _some(world, notifications(profile, incoming=True))
    if state is None:
        return False
    done = Involved(done=True)
    deed = Deed("assessment.recorded", state.id, AssessmentRecorded(SECRET, "Fachkraft B", done, done, done, SECRET))
    return did(world, profile, "assesses", partial(profile.workspace.record, profile.workspace.own_unit(), [deed]))


def _some(world: World, found: list[Any]) -> Any:
    """One that is not erased, the newest most of the time; None where there is none."""
    found = [state for state in found if not state.erased]
    if not found:
        return None
    return found[0] if world.random.random() < 0.5 else world.random.choice(found)

"""What follows a notification: nothing of it is lost or doubled, and what a unit keeps to itself stays there."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from desktop.domain.assignment import Assigned, Assignment
from desktop.domain.notification_state import Mark, Notification
from desktop.domain.outcome import Verdict
from tests.simulation.invariants.saying import confirmed, confirmed_of
from tests.simulation.profile import Profile
from tests.simulation.said import INSIDE, Said
from tests.simulation.world import World

ADDED = ("notification.supplemented", "notification.corrected")
_PARENT = (Verdict.WAITING, "parent")
LATER = (*ADDED, "notification.asked", "notification.feedback_given")


def what_follows_is_there_once(world: World) -> Iterator[str]:
    """What was added, put right, asked or told back stands once with its notification on every device that read it."""
    said = world.said.of(*LATER)
    for profile in world.touched if said else ():
        states = {state.id: state for state in confirmed(profile) if not state.erased}
        for one in said:
            state = states.get(one.entity)
            if state is None or one.event not in profile.memory.logged:
                continue
            count = sum(kept.event == one.event for kept in _later(state))
            if count != 1 and (count or not _comes_to_nothing(profile, one)):
                yield f"{profile.name} has {one.event.hex()} {count} times in {state.id.hex()}"


def an_answer_finds_its_question(world: World) -> Iterator[str]:
    """Whoever has a question and its answer shows the one with the other, whichever came first."""
    answers = [one for one in world.said.of("notification.supplemented") if one.body.question]
    for profile in world.touched if answers else ():
        states = {state.id: state for state in confirmed(profile)}
        for answer in answers:
            state, named = states.get(answer.entity), answer.body.question
            asked = next((one for one in state.questions if one.event == named), None) if state else None
            if asked is not None and answer.event not in asked.answers and _counts_or_waits(profile, answer):
                yield f"{profile.name} shows a question as open that {answer.event.hex()} answers"


def who_has_it_is_the_same_for_all(world: World) -> Iterator[str]:
    """Of assignments the first in the order that replaces the last counts, on every device that has read them."""
    for profile in world.touched:
        for state in confirmed_of(profile, Assignment):
            last, given = _assigned(world, profile, state.id)
            if (state.version, state.current.body if state.current else None) != (last, given):
                yield f"{profile.name} shows another person who has {state.id.hex()}"


def what_a_unit_keeps_to_itself_stays_there(world: World) -> Iterator[str]:
    """Requests, releases, assignments, assessments and notes of calls stand in no other channel and no other's log."""
    inside = world.said.of(*INSIDE)
    for one in inside:
        for channel, _ in world.truth.events.get(one.event, ()):
            if channel != one.channel:
                yield f"{one.event.hex()} stands in another channel"
    for profile in world.touched:
        for one in inside:
            if profile.unit != one.unit and one.event in profile.memory.logged:
                yield f"{profile.name} of {profile.unit} was given {one.event.hex()}"


def what_is_said_to_have_followed_is_there(world: World) -> Iterator[str]:
    """When all have come together, an addition that was passed on stands where the notification was passed on to.

    Where nothing was lost with a server or a disk, nobody's access or rights have ended since, and nothing still waits
    for somebody who could read it there.
    """
    if world.lives > 1 or world.lost or any(one.ended for one in world.profiles):
        return
    for profile in world.touched:
        for state in confirmed(profile):
            forward = state.own_forward
            if forward is None or state.to_unit != profile.unit:
                continue
            there = profile.workspace.state("notification", forward.entity)
            if not isinstance(there, Notification) or _gone(there) or _waits_to_go(world, there.id):
                continue
            has = [one.content for one in there.supplements]
            if any(one.content not in has for one in state.supplements if one.event in forward.knows):
                yield f"{profile.name} says that somebody has what they lack"


def _gone(there: Notification) -> bool:
    return there.erased or not {Mark.RECALLED, Mark.WITHDRAWN, Mark.RECALL_REQUESTED}.isdisjoint(there.marks)


def _waits_to_go(world: World, entity: bytes) -> bool:
    """Whether somebody has said something that nobody can read yet where it goes: of colleagues each has their own."""
    return any(row.status == "waiting" for one in world.profiles for row in one.journal.outbox.of_entity(entity))


def _later(state: Notification) -> tuple[Any, ...]:
    return (*state.supplements, *state.questions, *state.feedback)


def _counts_or_waits(profile: Profile, one: Said) -> bool:
    """Whether what is logged counts, or waits for what it names."""
    rows = profile.journal.log.events(one.channel, {one.event})
    return any(row.outcome == Verdict.APPLIED or (row.outcome, row.reason) == _PARENT for row in rows)


def _comes_to_nothing(profile: Profile, one: Said) -> bool:
    """Whether what is logged waits, was refused by a rule, or stands there a second time."""
    rows = profile.journal.log.events(one.channel, {one.event})
    return all(row.outcome not in (Verdict.APPLIED, Verdict.CONFLICT) for row in rows)


def _assigned(world: World, profile: Profile, entity: bytes) -> tuple[bytes, Assigned | None]:
    """Go through a profile's log plainly: which assignment counts, and who has the notification by it."""
    last, given = b"", None
    for row in profile.journal.log.of_entity(entity):
        said = world.said.find(row.event, "assignment.assigned")
        if said is None or row.outcome not in (Verdict.APPLIED, Verdict.SUPERSEDED) or row.reason:
            continue
        if said.body.replaces == last:
            last, given = row.event, said.body if said.body.to else None
    return last, given

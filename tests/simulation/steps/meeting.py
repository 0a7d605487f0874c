"""Meetings: planned and changed by several at once, answered by everybody, checked off, written down."""

from __future__ import annotations

from typing import Any

from desktop.domain.fields import Edit, in_conflict
from desktop.domain.meeting_events import (
    AttendanceTaken,
    Attendee,
    ItemAdded,
    MeetingCancelled,
    MeetingEdited,
    MeetingPlanned,
    MeetingSettled,
    Replied,
    TaskDone,
    TaskReopened,
)
from tests.simulation.profile import Profile
from tests.simulation.steps.notifying import SECRET
from tests.simulation.steps.writing import states, write
from tests.simulation.world import World

WHEN = "2026-12-08T14:00/2026-12-08T16:00"
LIKELY = 0.8


def plan_meeting(world: World, profile: Profile) -> bool:
    """Plan a meeting with few seats."""
    seats = world.random.choice(("1", "2", "2", ""))
    fields = {"kind": "joint_training", "title": SECRET, "when": WHEN, "capacity": seats}
    body = MeetingPlanned(profile.unit, world.company.units[profile.unit], fields)
    return write(world, profile, ("", "meeting.planned", profile.workspace.new_id()), body)


def change_meeting(world: World, profile: Profile) -> bool:
    """Change a place, the seats, or settle what two have changed at once."""
    found = _some(world, profile, own=True)
    if found is None:
        return plan_meeting(world, profile)
    if clash := in_conflict(found.fields):
        values = found.fields[clash[0]].values
        over = tuple(version for value in values for version in value.versions)
        settled = MeetingSettled(clash[0], world.random.choice(values).version, over)
        return write(world, profile, ("", "meeting.settled", found.id), settled)
    said = {"place": f"{SECRET} {world.random.randint(1, 3)}", "capacity": world.random.choice(("1", "2", "3"))}
    name = world.random.choice(sorted(said))
    edits = {name: Edit(found.fields[name].shown.version, said[name])}
    return write(world, profile, ("", "meeting.edited", found.id), MeetingEdited(edits))


def answer_meeting(world: World, profile: Profile) -> bool:
    """Say whether one comes; who has said so may say something else."""
    found = _some(world, profile)
    if found is None:
        return plan_meeting(world, profile)
    answer = world.random.choice(("yes", "yes", "no", "deputy"))
    body = Replied(answer, SECRET if answer == "deputy" else "")
    return write(world, profile, ("", "meeting.replied", found.id), body)


def check_off(world: World, profile: Profile) -> bool:
    """Take somebody into the list of who was there, or out of it; several do so at once."""
    found = _some(world, profile, own=True)
    if found is None:
        return False
    somebody = (Attendee(b"", f"{SECRET} {world.random.randint(1, 3)}", "Hort"),)
    there = world.random.random() < LIKELY
    body = AttendanceTaken(add=somebody) if there else AttendanceTaken(remove=somebody)
    return write(world, profile, ("", "meeting.attendance_taken", found.id), body)


def write_minutes(world: World, profile: Profile) -> bool:
    """Write a task into the minutes, or say that one is done, or not after all."""
    found = _some(world, profile, own=True)
    if found is None:
        return False
    if not found.items or world.random.random() > LIKELY:
        return write(world, profile, ("", "meeting.item_added", found.id), ItemAdded("task", {"text": SECRET}))
    item = world.random.choice(found.items)
    if item.done:
        return write(world, profile, ("", "meeting.task_reopened", found.id), TaskReopened(item.id))
    return write(world, profile, ("", "meeting.task_done", found.id), TaskDone(item.id))


def cancel_meeting(world: World, profile: Profile) -> bool:
    """Cancel a meeting of several."""
    found = _some(world, profile, own=True)
    several = len([one for one in states(profile, "meeting") if not one.cancelled]) > 1
    return (
        several and found is not None and write(world, profile, ("", "meeting.cancelled", found.id), MeetingCancelled())
    )


def _some(world: World, profile: Profile, *, own: bool = False) -> Any:
    """One that takes place, mostly the oldest; None where there is none."""
    agency = world.company.units[profile.unit]
    found = [one for one in states(profile, "meeting") if not one.cancelled and (one.agency == agency or not own)]
    if not found:
        return None
    return found[-1] if world.random.random() < LIKELY else world.random.choice(found)

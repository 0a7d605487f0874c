"""What people are told is true: how far something has come, that all is up to date, that something is wrong."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, TypeVar

import msgspec

from desktop.domain.kinds import KINDS
from desktop.domain.notification_state import Notification
from desktop.domain.rows import StateRow
from tests.simulation.profile import Profile
from tests.simulation.world import World

T = TypeVar("T")


def up_to_date_is_true(world: World) -> Iterator[str]:
    """Up to date is said only with an empty outbox, by who had read all that the server had when it last answered."""
    for profile in world.touched:
        if not profile.memory.remaining_of(profile).level:
            continue
        unsent = [row for row in profile.memory.outbox.values() if row.status in ("waiting", "sealed", "accepted")]
        if unsent:
            yield f"{profile.name} says up to date with {len(unsent)} unsent"
        for channel, row in profile.workspace.heads().items():
            if profile.way.seen.get(channel, (0, bytes(32))) != (row.seq, row.head):
                yield f"{profile.name} says up to date and stands at {row.seq}"


def acknowledged_stays_acknowledged(world: World) -> Iterator[str]:
    """What a profile has confirmed as acknowledged is shown so, unless that was taken back or the entity erased."""
    for profile in world.touched:
        for row, shown in profile.workspace.states("notification"):
            state = read_confirmed(row)
            if state is not None and state.acknowledgements:
                profile.memory.acknowledged.add(state.id)
            undone = shown.acknowledgements or _taken_back(shown) or shown.status == "erased"
            if shown.id in profile.memory.acknowledged and not undone:
                yield f"{profile.name} shows {shown.id.hex()} as {shown.delivery} again"


def delivery_is_true(world: World) -> Iterator[str]:
    """Accepted is what the server has placed, delivered what a device of the receiving unit has had in its log."""
    for profile in world.touched:
        for state in confirmed(profile):
            if state.accepted_at and state.event not in world.truth.ever:
                yield f"{profile.name} says accepted of {state.event.hex()}"
            if state.delivered_at and state.event not in world.ever_held.get(state.to_unit, set()):
                yield f"{profile.name} says delivered of {state.event.hex()}"


def no_alarm_without_a_cause(world: World) -> Iterator[str]:
    """Among honest programs and an honest server nobody is told of a fork, a forgery or a stale directory."""
    for profile in world.touched:
        for alarm in profile.memory.remaining_of(profile).alarms:
            # Of a unit's key that a server lost when it was put back nobody can say who holds it: it is replaced.
            left = alarm == "rotation_pending" and (somebody_has_left(world) or world.lives > 1)
            twice = alarm == "counter_reuse" and world.lives > 1 and world.truth.used_twice
            if alarm not in world.causes and not (left or twice):
                yield f"{profile.name} raised {alarm}"


def somebody_has_left(world: World) -> bool:
    """Whether a device's access has ended or a unit was closed, so that keys have to follow."""
    directory = world.server.directory
    ended = any(device.ended_seq is not None for device in directory.devices.values())
    return ended or not all(unit.active for unit in directory.units.values())


def nobody_halts_without_a_cause(world: World) -> Iterator[str]:
    """Sync stops only for a device whose access was withdrawn, or for what has really happened."""
    for profile in world.touched:
        halt, failure = profile.worker.report.halt, profile.worker.report.failure
        # What it was told by a server that was put back since, it is told anew when it asks.
        reason = halt.reason if halt and profile.synced_at == world.step else ""
        if reason == "least_version" and reason in world.causes:
            continue
        if reason and not (reason in ("revoked", "succeeded") and (profile.ended or _has_read_its_end(profile))):
            yield f"{profile.name} stopped: {reason}"
        if failure is not None and failure.code == "local":
            yield f"{profile.name} failed by itself"


def who_is_too_old_hands_in_nothing(world: World) -> Iterator[str]:
    """A program that the server finds too old asks for nothing, and hands in nothing, until it is upgraded."""
    for profile in world.touched:
        halt, report = profile.worker.report.halt, profile.worker.report
        if (
            profile.synced_at == world.step
            and halt is not None
            and halt.reason == "least_version"
            and (report.pushed or report.pulled)
        ):
            yield f"{profile.name} is too old, and pushed {report.pushed} and pulled {report.pulled}"


def _has_read_its_end(profile: Profile) -> bool:
    """Whether a profile holds the statement that ended its access, whatever the server was put back to."""
    known = profile.workspace.directory.devices.get(profile.device)
    return known is not None and known.ended_seq is not None


def confirmed(profile: Profile) -> Iterator[Notification]:
    """The notifications of a profile as confirmed."""
    return confirmed_of(profile, Notification)


def confirmed_of(profile: Profile, sort: type[T]) -> Iterator[T]:
    """What a profile holds as confirmed of a kind, which is named by the type of its states."""
    name = next(kind.name for kind in KINDS.values() if kind.state is sort)
    for row in profile.journal.states.listed(name):
        if row.confirmed is not None:
            yield msgspec.msgpack.decode(row.confirmed, type=sort)


def read_confirmed(row: StateRow) -> Any:
    """The confirmed state of a notification's row."""
    return None if row.confirmed is None else msgspec.msgpack.decode(row.confirmed, type=Notification)


def _taken_back(state: Notification) -> bool:
    return any(moment.type == "acknowledgement_withdrawn" for moment in state.timeline)

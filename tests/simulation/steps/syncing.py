"""A profile syncs: as the command does, as the window does bit by bit, as the poller asks it to."""

from __future__ import annotations

from contextlib import suppress

from desktop.sync.failures import RequestFailed
from tests.simulation.carrying import carry
from tests.simulation.profile import Profile
from tests.simulation.world import World


def sync(world: World, profile: Profile) -> bool:
    """Sync until nothing moves, as the command does: what waits a little goes now; then files go, and what they let."""
    profile.workspace.local.hurry()
    profile.restart_worker()
    profile.ask()
    profile.work()
    if profile.worker.watching and _carries(profile):
        profile.ask()
        profile.work()
    profile.synced_at = world.step
    tell_standing(world, profile)
    return True


def _carries(profile: Profile) -> bool:
    """Carry what files there are; says whether an event may go now, also where not all of them could be carried."""
    if not profile.files.known or not profile.workspace.local.session():
        return False
    with suppress(RequestFailed):
        carry(profile, 100)
    return bool(profile.journal.outbox.all("waiting"))


def go_on(world: World, profile: Profile) -> bool:
    """Take a few requests further, as the window does beside everything else."""
    profile.wake()
    if not profile.work(world.random.choice((1, 2, 3, 6))):
        profile.ask()
        profile.work(world.random.choice((1, 2, 3, 6)))
    tell_standing(world, profile)
    return True


def poll(world: World, profile: Profile) -> bool:
    """Ask whether something changed, and take that in."""
    if not profile.worker.watching:
        return False
    profile.poll()
    profile.work()
    tell_standing(world, profile)
    return True


def tell_standing(world: World, profile: Profile) -> None:
    """Tell the trace how a profile stands."""
    remaining, report = profile.workspace.local.remaining(), profile.worker.report
    trouble = report.halt.reason if report.halt else report.failure.code if report.failure else ""
    level = "level" if remaining.level else f"{remaining.outbox} left"
    world.tell(f"{profile.name} {profile.worker.state.phase}, {level} {trouble}")

"""What two people have to look at goes out by the second one alone, and then it is out."""

from __future__ import annotations

from collections.abc import Iterator

from desktop.domain.derivation import derived_id
from desktop.domain.outcome import Verdict
from desktop.domain.release_state import Release, Standing
from tests.simulation.invariants.saying import confirmed, confirmed_of
from tests.simulation.profile import Profile
from tests.simulation.world import World


def nothing_goes_before_its_release(world: World) -> Iterator[str]:
    """What somebody asked to have released is in nobody's outbox, log or list before somebody has released it."""
    released = {said.entity for said in world.said.of("release.released")}
    asked = (said for said in world.said.of("release.requested") if said.entity not in released)
    early = {derived_id(said.entity, one.unit) for said in asked for one in said.body.recipients}
    for profile in world.touched if early else ():
        queued = {row.entity for row in profile.memory.outbox.values()}
        if early & queued or profile.workspace.any_of("notification", early):
            yield f"{profile.name} has something that nobody has released"


def nobody_releases_what_they_asked_for(world: World) -> Iterator[str]:
    """What is confirmed as released, or as sent after a release, somebody has released who did not ask for it."""
    releases = world.said.of("release.released")
    by_another = {said.body.request for said in releases if _who_asked(world, said.body.request) != said.person}
    let_go = {said.entity for said in releases if said.body.request in by_another}
    for profile in world.touched:
        for state in confirmed_of(profile, Release):
            if state.standing is Standing.RELEASED and state.released not in by_another:
                yield f"{profile.name} shows {state.id.hex()} as released by who asked for it"
        sent = (one for one in confirmed(profile) if one.released_by and not (one.erased or one.origin))
        for notification in {one.notification_id for one in sent} - let_go:
            yield f"{profile.name} was sent {notification.hex()}, which nobody else had released"


def what_is_released_is_shown_so(world: World) -> Iterator[str]:
    """When all have come together, who has read a release that holds shows it, whatever was decided before it."""
    taken_back = {said.entity for said in world.said.of("release.withdrawn")}
    released = {said.event for said in world.said.of("release.released")}
    for profile in world.idle():
        for state in confirmed_of(profile, Release):
            out = state.id not in taken_back and _holds(profile, state, released)
            if out and state.standing is not Standing.RELEASED:
                yield f"{profile.name} shows {state.id.hex()} as {state.standing}, and it is out"


def _who_asked(world: World, request: bytes) -> bytes:
    said = world.said.find(request, "release.requested")
    return said.person if said is not None else b""


def _holds(profile: Profile, state: Release, released: set[bytes]) -> bool:
    """Whether a profile has read a release by somebody who might give it: nobody judges by what waits for its key.

    Whose role had ended by the place of their word has released nothing, and what went with it is not believed either.
    """
    outcomes = {row.event: row.outcome for row in profile.journal.log.of_entity(state.id)}
    given = (outcomes[event] for event in outcomes.keys() & released)
    return Verdict.WAITING not in outcomes.values() and any(outcome != Verdict.QUARANTINED for outcome in given)

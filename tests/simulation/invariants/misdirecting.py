"""What went to the wrong unit: what was taken back counts nothing, and stops nobody's clock."""

from __future__ import annotations

from collections.abc import Iterator

from desktop.domain.notification_state import Mark, Notification
from desktop.domain.outcome import Verdict
from tests.simulation.invariants.saying import confirmed
from tests.simulation.profile import Profile
from tests.simulation.world import World

BACK = "notification.misdirection_taken_back"


def what_was_taken_back_counts_nothing(world: World) -> Iterator[str]:
    """It is misdirected while a word of that stands; none does that was taken back, nor one that notes only such."""
    for profile in world.touched:
        for state in confirmed(profile):
            if state.erased:
                continue
            standing = {one.event for one in state.misdirections if one.stands}
            if bool(standing) != (Mark.MISDIRECTED in state.marks):
                yield f"{profile.name} marks {state.id.hex()} otherwise than it was said"
            if standing & _taken_back(world, profile, state):
                yield f"{profile.name} goes by what was taken back of {state.id.hex()}"
            if any(one.stands and one.notes and standing.isdisjoint(one.notes) for one in state.misdirections):
                yield f"{profile.name} has a note of nothing in {state.id.hex()}"


def _taken_back(world: World, profile: Profile, state: Notification) -> set[bytes]:
    """Go through a profile's log plainly: which words were taken back."""
    found: set[bytes] = set()
    for row in profile.journal.log.of_entity(state.id) if state.misdirections else ():
        said = world.said.find(row.event, BACK)
        if said is not None and row.outcome in (Verdict.APPLIED, Verdict.SUPERSEDED) and not row.reason:
            found |= set(said.body.words)
    return found

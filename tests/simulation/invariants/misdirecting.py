"""What went to the wrong unit: what was taken back counts nothing, and stops nobody's clock."""

from __future__ import annotations

from collections.abc import Iterator

from desktop.domain.notification_events import Misdirected
from desktop.domain.notification_state import Mark, Notification
from desktop.domain.outcome import Verdict
from tests.simulation.invariants.saying import confirmed
from tests.simulation.profile import Profile
from tests.simulation.world import World

SAID, BACK = "notification.misdirected", "notification.misdirection_taken_back"


def what_was_taken_back_counts_nothing(world: World) -> Iterator[str]:
    """It is misdirected while a word of that stands: whatever was not taken back, nor notes only what was."""
    for profile in world.touched:
        for state in confirmed(profile):
            if state.erased:
                continue
            standing = {one.event for one in state.misdirections if one.stands}
            if bool(standing) != (Mark.MISDIRECTED in state.marks):
                yield f"{profile.name} marks {state.id.hex()} otherwise than it was said"
            said = _standing(world, profile, state)
            if standing - said:
                yield f"{profile.name} goes by what was taken back of {state.id.hex()}"
            if said - standing:
                yield f"{profile.name} has lost a word of {state.id.hex()} that nobody took back"


def _standing(world: World, profile: Profile, state: Notification) -> set[bytes]:
    """Go through a profile's log plainly: which words stand by what the events say, whatever a fold made of them."""
    notes: dict[bytes, tuple[bytes, ...]] = {}
    taken: set[bytes] = set()
    for row in profile.journal.log.of_entity(state.id) if state.misdirections else ():
        said = world.said.find(row.event, SAID, BACK)
        if said is None or row.outcome not in (Verdict.APPLIED, Verdict.SUPERSEDED) or row.reason:
            continue
        if isinstance(said.body, Misdirected):
            notes[row.event] = said.body.notes or ()
        else:
            taken |= set(said.body.words)
    left = notes.keys() - taken
    return {event for event in left if not notes[event] or not left.isdisjoint(notes[event])}

"""What follows a forward: no file that nobody chose, and nothing for whoever shall not have it."""

from __future__ import annotations

from collections.abc import Iterator

from desktop.domain.notification_state import Mark, Notification
from desktop.domain.rows import OutboxRow
from tests.simulation.invariants.saying import confirmed
from tests.simulation.profile import Profile
from tests.simulation.steps.writing import states
from tests.simulation.world import World
from wire.body import decode_body
from wire.header import EnvelopeKind

_FOLLOWS = ("notification.notified", "notification.attached", "notification.supplemented", "notification.corrected")
_GIVEN_UP = {Mark.NOT_COMPETENT, Mark.RECALLED}


def no_file_goes_along_unasked(world: World) -> Iterator[str]:
    """A file of a notification that was passed on is one that somebody chose to follow, or attached to it by hand."""
    for profile in world.touched:
        for state in confirmed(profile):
            for one in state.attachments if state.origin else ():
                if one.file.id not in world.by_hand and (state.id, one.digest) not in world.chosen:
                    yield f"{profile.name} has {one.file.id.hex()} of {state.id.hex()}, which nobody chose"


def nothing_waits_for_who_shall_not_have_it(world: World) -> Iterator[str]:
    """Where somebody has read that a forward was taken back, and nobody there has it, nothing waits to go there."""
    for profile in world.touched:
        shown = {state.id: state for state in states(profile, "notification")}
        rows = [row for row in profile.memory.outbox.values() if row.status in ("waiting", "uploading")]
        back = {entity for state in shown.values() for entity in _taken_back(state, profile)}
        for row in rows if back else ():
            there = shown.get(row.entity)
            if row.entity in back and _follows(row) and not _is_had(there):
                yield f"{profile.name} lets {row.event.hex()} wait for who shall not have it"


def _taken_back(state: Notification, profile: Profile) -> Iterator[bytes]:
    for one in state.forwards:
        if one.by_unit == state.to_unit == profile.unit and one.taken_back_at:
            yield one.entity


def _follows(row: OutboxRow) -> bool:
    return row.envelope == EnvelopeKind.EVENT and decode_body(row.plaintext).type in _FOLLOWS


def _is_had(there: Notification | None) -> bool:
    return there is not None and bool(there.acknowledgements) and _GIVEN_UP.isdisjoint(there.marks)

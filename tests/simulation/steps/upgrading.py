"""A profile is opened by a newer program, or writes what only a newer one knows."""

from __future__ import annotations

import msgspec

from desktop.domain.rows import OutboxRow
from tests.simulation.profile import Profile
from tests.simulation.steps.notifying import SECRET
from tests.simulation.world import World
from wire.body import encode_body, new_body


def upgrade(world: World, profile: Profile) -> bool:
    """Open a profile with a program whose folds are all newer: what older folds made is not even read."""
    world.tell(f"{profile.name} is upgraded")
    with profile.journal.transaction():
        for channel in profile.workspace.heads():
            rows = profile.journal.states.of_channel(channel)
            old = [msgspec.structs.replace(row, fold_version=0, confirmed=b"old", shown=b"old") for row in rows]
            profile.journal.states.put(old)
    profile.open()
    return True


def write_what_is_new(world: World, profile: Profile) -> bool:
    """A newer program writes an event that no other knows: it is kept everywhere, and waits."""
    if not profile.active:
        return False
    found = [state for _, state in profile.workspace.states("contact")]
    entity = found[0].id if found else profile.workspace.new_id()
    channel, now = profile.workspace.cooperation(), profile.watch.now()
    body = encode_body(new_body("contact.sung", now, (entity,), msgspec.msgpack.encode({"song": SECRET})))
    row = OutboxRow(channel, profile.workspace.new_id(), entity, body, alarm=False, created_at=now)
    world.tell(f"{profile.name} writes contact.sung")
    with world.reporting(profile), profile.journal.transaction():
        profile.journal.outbox.add([row])
    return True

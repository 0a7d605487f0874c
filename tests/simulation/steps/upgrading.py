"""A profile is opened by a newer program."""

from __future__ import annotations

import msgspec

from tests.simulation.profile import Profile
from tests.simulation.world import World


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

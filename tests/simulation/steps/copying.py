"""Profiles are backed up, put back to an old backup, and copied whole, so that two go on as the same device."""

from __future__ import annotations

import msgspec

from tests.simulation.memory import Memory
from tests.simulation.profile import Backup, Profile
from tests.simulation.world import MOST_PROFILES, World


def back_up(world: World, profile: Profile) -> bool:
    """Make a backup of a profile as it is now."""
    profile.backups.append(Backup(profile.journal.copied(), profile.files.copied()))
    world.tell(f"{profile.name} is backed up")
    return True


def copied_with(profile: Profile) -> set[bytes]:
    """Whose keys lie in a profile: the device it is, and the one it has prepared to go on as."""
    kept = profile.journal.settings.get("succession")
    prepared: bytes = msgspec.msgpack.decode(kept)[1] if kept else b""
    return {profile.device, prepared} - {b""}


def restore_backup(world: World, profile: Profile) -> bool:
    """Put a profile back to one of its backups; what only the lost disk had is gone with it."""
    if not profile.backups or profile.ended:
        return False
    profile.journal.close()
    backup = world.random.choice(profile.backups)
    profile.journal, profile.files = backup.journal.copied(), backup.files.copied()
    profile.inspected = (b"", 0)
    world.equip(profile)
    profile.memory = Memory()
    world.causes.add("rotation_pending")
    world.copied |= copied_with(profile)
    world.expect_numbers_used_twice()
    world.tell(f"{profile.name} is restored from a backup")
    world.count("fault", "restored client")
    profile.open()
    # It may be somebody again whom it went on for since.
    world.copied |= copied_with(profile)
    world.excuse_what_nobody_holds()
    return True


def clone(world: World, profile: Profile) -> bool:
    """Copy a profile, folder and all: from here on two think that they are the same device."""
    if len(world.profiles) >= MOST_PROFILES or profile.ended or profile.invite is not None:
        return False
    journal, files = profile.journal.copied(), profile.files.copied()
    who = (profile.unit, profile.identity, profile.invite)
    twin = Profile(world.company, *who, journal, mark=profile.mark, files=files)
    world.causes.add("rotation_pending")
    world.copied |= copied_with(profile)
    world.expect_numbers_used_twice()
    world.welcome(twin)
    world.tell(f"{profile.name} is copied to {twin.name}")
    world.count("fault", "cloned client")
    return True

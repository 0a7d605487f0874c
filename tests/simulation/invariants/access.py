"""Who has no access any more reads nothing later: not from the server, and not with the keys they have."""

from __future__ import annotations

from collections.abc import Iterator

from desktop.keys.seals import DeviceSeals
from tests.simulation.profile import Profile
from tests.simulation.world import World
from wire.access import ChannelKind, unit_channels
from wire.epoch import decode_epoch, decode_wrap
from wire.header import EnvelopeKind, decode_header
from wire.names import ZERO_HASH


def who_was_removed_is_told_nothing(world: World) -> Iterator[str]:
    """A revoked device's log holds nothing that was placed after its revocation, in a server's one life."""
    for profile in world.touched if world.lives == 1 else ():
        known = world.server.directory.devices.get(profile.device)
        if known is None or known.revoked_seq is None:
            continue
        for row in profile.memory.fresh:
            if row.directory_seq >= known.revoked_seq and row.seq != known.revoked_seq:
                yield f"{profile.name} was given {row.event.hex()} after its revocation"


def who_was_removed_opens_nothing_new(world: World) -> Iterator[str]:
    """When all have come together, a revoked device's real keys on the server's raw log open no newest key."""
    directory = world.server.directory
    for profile in (*world.idle(), *world.lost):
        known = directory.devices.get(profile.device)
        if known is None or known.revoked_seq is None or not directory.members(profile.unit):
            continue
        seals = _with_all_the_server_has(world, profile)
        for channel in unit_channels(directory, profile.unit).values():
            if channel.kind is ChannelKind.PAIR and not all(map(directory.members, channel.units)):
                # Nobody can write there, and the next key waits for a reader.
                continue
            lane = world.server.lanes.get(channel.id)
            if lane is None or channel.kind is ChannelKind.DIRECTORY or lane.tail.epoch == ZERO_HASH:
                continue
            if seals.holds(channel.id, lane.tail.epoch) and _somebody_holds(world, channel.id, lane.tail.epoch):
                yield f"{profile.name}, revoked, still opens what is written in {channel.kind}"


def _somebody_holds(world: World, channel: bytes, key: bytes) -> bool:
    """Whether anybody who is there holds a key; if not, nobody writes under it, nor can make the one after it."""
    return any(not one.ended and one.seals.holds(channel, key) for one in world.idle())


def _with_all_the_server_has(world: World, profile: Profile) -> DeviceSeals:
    """The keys of a device that was given the server's whole database."""
    seals = DeviceSeals.restore(profile.identity, world.company.root, profile.journal.keys.all())
    seals.learn_directory(world.server.directory)
    for channel, lane in world.server.lanes.items():
        for placed in lane.placed:
            for data, body in zip(placed.batch.headers, placed.batch.bodies, strict=True):
                kind = decode_header(data).header.kind
                if kind == EnvelopeKind.EPOCH:
                    seals.learn_epoch(channel, decode_epoch(body))
                elif kind == EnvelopeKind.WRAP:
                    seals.learn_wrap(channel, decode_wrap(body))
    return seals

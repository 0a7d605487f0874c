"""Which keys somebody who has left still holds, and who makes the next ones.

Access ends with the revocation itself; the keys follow. First a remaining device of the unit makes the unit's next
key, then the channels get theirs: from the devices of that unit as soon as they hear of it, and from everybody who is
about to write something. Nothing waits for it: where a key cannot be made yet, the old one goes on.

It only says what is due. The server decides whose key comes first; whoever was later seals again.
"""

from __future__ import annotations

from collections.abc import Iterator

from desktop.workspace.ground import Ground
from wire.access import Channel, ChannelKind
from wire.directory_fold import may_lose
from wire.epoch import Epoch
from wire.holding import may_give_up


def unit_key_due(ground: Ground) -> bool:
    """Say whether this device is to make its unit's next key.

    It is where the unit has none, where the newest is wrapped for others than the unit's active devices, and where that
    is lost to this device and nobody has to be asked to hand it on.
    """
    directory, me = ground.directory, ground.seals.device
    unit = directory.units.get(ground.unit)
    if unit is None:
        return False
    newest = unit.newest_key
    if newest is None:
        return True
    if not ground.seals.holds_unit_key(newest.key):
        return may_lose(directory, me, unit)
    return {device for device, _ in newest.wraps} != {device.id for device in directory.members(unit.id)}


def epoch_due(ground: Ground, channel: Channel) -> bool:
    """Say whether who writes next in a channel is to make a new key first, which shuts out somebody who has left."""
    return any(_mendable(ground, channel))


def epoch_lost(ground: Ground, channel: bytes) -> bool:
    """Say whether this device lacks a channel's newest key and nobody is left to hand it on."""
    current = ground.seals.current(channel)
    if current is None or ground.seals.holds(channel, current):
        return False
    return may_give_up(ground.directory, ground.seals.covered(channel))


def gives_up_rightly(ground: Ground, channel: bytes, epoch: Epoch, seq: int) -> bool:
    """Say whether an epoch gives the key before up only where that was lost, as of a seq of the directory."""
    if not epoch.gives_up or epoch.replaces != ground.seals.current(channel):
        return True
    return may_give_up(ground.directory, ground.seals.covered(channel), max(seq, _keys_stated(ground, epoch)))


def _keys_stated(ground: Ground, epoch: Epoch) -> int:
    """Give the seq by which the unit keys were stated that an epoch is wrapped for: it was not made before.

    What a server has been given back may stand further down in its directory than it did when the epoch was stamped.
    """
    units, wrapped = ground.directory.units, {(one.unit, one.unit_key) for one in epoch.wraps}
    stated = (key.seq for unit, known in wrapped if unit in units for key in units[unit].keys if key.key == known)
    return max(stated, default=0)


def channels_to_rekey(ground: Ground) -> list[bytes]:
    """Give the channels that this device is to make a new key for now, whether or not it has something to write."""
    if not ground.active:
        return []
    shared = (channel for channel in ground.channels.values() if channel.kind is not ChannelKind.DIRECTORY)
    return [
        channel.id for channel in shared if any(_is_ours(ground, channel, unit) for unit in _mendable(ground, channel))
    ]


def is_pending(ground: Ground) -> bool:
    """Say whether somebody who has left still holds a key that this device's unit, or one of its channels, uses."""
    if not ground.active:
        return False
    newest = ground.directory.units[ground.unit].newest_key
    if newest is not None and ground.exposed(ground.unit, newest.key):
        return True
    return any(any(_exposing(ground, channel)) for channel in ground.channels.values())


def _exposing(ground: Ground, channel: Channel) -> Iterator[str]:
    """Yield the units through whose keys somebody who has left can open a channel's newest key.

    A pair one of whose units has no device says nothing: no event goes there, and the next key waits for a reader.
    """
    if channel.kind is ChannelKind.PAIR and not all(ground.has_device(unit) for unit in channel.units):
        return
    for unit, key in ground.seals.covered(channel.id):
        if unit not in channel.units or ground.exposed(unit, key):
            yield unit


def _mendable(ground: Ground, channel: Channel) -> Iterator[str]:
    """Yield those of the exposing units that a new key would shut out.

    A unit that has not made its own next key yet is none of them: the new key would be wrapped for the exposed one.
    """
    for unit in _exposing(ground, channel):
        newest = ground.directory.units[unit].newest_key
        reads = unit in channel.units and ground.has_device(unit)
        if not (reads and newest is not None and ground.exposed(unit, newest.key)):
            yield unit


def _is_ours(ground: Ground, channel: Channel, unit: str) -> bool:
    """Say whether a key exposed through a unit is for this device to replace unasked.

    It is for the unit's own devices; where it has none, for those of its agency; where that has none here, for all.
    """
    return ground.unit in _stewards(ground, channel, unit)


def _stewards(ground: Ground, channel: Channel, unit: str) -> tuple[str, ...]:
    able = tuple(one for one in channel.units if ground.has_device(one))
    if unit in able:
        return (unit,)
    units = ground.directory.units
    return tuple(one for one in able if units[one].agency == units[unit].agency) or able

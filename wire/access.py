"""Which channels a device may read and write, derived from the directory alone.

Both sides use it: the server to decide access, the client to know its channels and the units that share each.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from wire.directory import Directory
from wire.names import cooperation_channel, directory_channel, pair_channel, unit_channel


class ChannelKind(StrEnum):
    """The four kinds of channel."""

    DIRECTORY = "directory"
    COOPERATION = "cooperation"
    PAIR = "pair"
    UNIT = "unit"


@dataclass(frozen=True, slots=True)
class Channel:
    """A channel and the units that read it (empty for the directory, which every device reads)."""

    id: bytes
    kind: ChannelKind
    units: tuple[str, ...] = ()


def directory_only(directory: Directory) -> dict[bytes, Channel]:
    """Give what a device waiting for admission, an unredeemed invite and the founder may read."""
    channel = Channel(directory_channel(directory.root_fingerprint), ChannelKind.DIRECTORY)
    return {channel.id: channel}


def unit_channels(directory: Directory, unit: str, seq: int | None = None) -> dict[bytes, Channel]:
    """Give all channels a member of `unit` might read as of `seq` (default: now), the directory first."""
    channels = directory_only(directory)
    root, units = directory.root_fingerprint, directory.active_units(seq)
    if unit not in units:
        return channels
    listed = [
        Channel(cooperation_channel(root), ChannelKind.COOPERATION, units),
        Channel(unit_channel(root, unit), ChannelKind.UNIT, (unit,)),
    ]
    others = (other for other in units if other != unit)
    pairs = (tuple(sorted((unit, other))) for other in others)
    listed += [Channel(pair_channel(root, *pair), ChannelKind.PAIR, pair) for pair in pairs]
    return channels | {channel.id: channel for channel in listed}


def readable(directory: Directory, device: bytes, seq: int | None = None) -> dict[bytes, Channel]:
    """Give the channels a device might read as of `seq` (default: now)."""
    if not directory.active(device, seq):
        return directory_only(directory)
    return unit_channels(directory, directory.unit_of(device) or "", seq)


def could_write(directory: Directory, channel: Channel, device: bytes, seq: int) -> bool:
    """Say whether a device could write in a channel of units as of `seq`, whatever became of it or its unit later."""
    if not directory.active(device, seq):
        return False
    if channel.kind is ChannelKind.COOPERATION:
        return True
    active = all(directory.units[unit].active_at(seq) for unit in channel.units)
    return directory.unit_of(device) in channel.units and active


def counts_as_of(directory: Directory, channel: Channel, device: bytes, seq: int) -> int | None:
    """Give as of which statement a device's batch counts that comes back from a lost life, where it stood as of `seq`.

    It is that one, or the last as of which the device could write; None where it never could.
    """
    if seq <= directory.seq and could_write(directory, channel, device, seq):
        return seq
    known = directory.devices.get(device)
    if known is None:
        return None
    closed = (since - 1 for since, active in directory.units[known.unit].states if not active)
    ended = directory.seq if known.ended_seq is None else known.ended_seq - 1
    return max((at for at in (ended, *closed) if could_write(directory, channel, device, at)), default=None)

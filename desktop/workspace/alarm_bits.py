"""The alarm bits that other units have set, channel by channel: exactly what the server counts, so that both compare.

Counted as batches are taken in, in the same transaction, and counted anew from the log where the count is missing. A
channel's count is kept while nobody here may read it; only readable ones are added up. What the bits mean is the fold's
affair: the header counts, whatever became of the event.
"""

from __future__ import annotations

from typing import Final

import msgspec

from desktop.workspace.ground import Ground
from wire.batch import OpenedBatch
from wire.decoders import read_json
from wire.header import decode_header

_COUNTS: Final = "alarm_bits"
_PAGE: Final = 1000
_Counts = dict[str, int]


def begin_to_count(ground: Ground) -> None:
    """Count what the log holds, unless that has been done; called before more of it is taken in."""
    if _kept(ground) is None:
        _keep(ground, _counted_anew(ground))


def count_anew(ground: Ground) -> None:
    """Count what the log holds now, after part of it was taken out."""
    _keep(ground, _counted_anew(ground))


def count(ground: Ground, opened: OpenedBatch) -> None:
    """Count a batch that is being taken in."""
    bits = sum(sealed.header.alarm for sealed in opened.headers)
    if bits and _counts(ground, opened.core.channel, opened.core.device):
        counts, name = _kept(ground) or {}, opened.core.channel.hex()
        counts[name] = counts.get(name, 0) + bits
        _keep(ground, counts)


def heard(ground: Ground) -> int:
    """Give the running total over the channels this device reads now."""
    counts = _kept(ground)
    if counts is None:
        counts = _counted_anew(ground)
    return sum(counts.get(channel.hex(), 0) for channel in ground.channels)


def _counts(ground: Ground, channel: bytes, device: bytes) -> bool:
    return channel != ground.directory_channel and ground.directory.unit_of(device) != ground.unit


def _counted_anew(ground: Ground) -> _Counts:
    counts: _Counts = {}
    for channel in ground.every_channel():
        after = 0
        while page := ground.journal.log.page(channel, after, _PAGE):
            after = page[-1].seq
            bits = sum(decode_header(row.header).header.alarm for row in page if _counts(ground, channel, row.device))
            counts[channel.hex()] = counts.get(channel.hex(), 0) + bits
    return {channel: bits for channel, bits in counts.items() if bits}


def _kept(ground: Ground) -> _Counts | None:
    kept = ground.journal.settings.get(_COUNTS)
    try:
        return None if kept is None else read_json(kept, _Counts)
    except msgspec.MsgspecError:
        return None


def _keep(ground: Ground, counts: _Counts) -> None:
    ground.journal.settings.put(_COUNTS, msgspec.json.encode(counts))

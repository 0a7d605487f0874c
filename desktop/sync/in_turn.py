"""Which of the batches under way the next push holds. No clock, chance or line.

As long as all goes well it is as many as fit. A line that failed may be too slow for all of it at once, or cut what is
large: then one batch goes at a time, and none twice while others wait. So a batch that the line does not carry, or that
the server does not take yet, holds up nothing but what is chained to it. What rings has every other of these turns, and
never steps back behind what does not. What went alone in vain goes behind all others until something of it has gone.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from wire import limits
from wire.batch import Batch, BatchCore, batch_hash, batch_size, one_push
from wire.codec import decode

_REMEMBERED: Final = 1024


def channel_of(batch: Batch) -> bytes:
    """Give the channel a batch is of."""
    return decode(BatchCore, batch.core, limit=limits.BATCH_BYTES).channel


def next_push(
    batches: Sequence[Batch], ringing: frozenset[bytes], in_vain: Sequence[bytes], *, careful: bool
) -> tuple[Batch, ...]:
    """Give what to hand in now; a channel's batches are given in their order, and nothing if there is none.

    `ringing` are the channels with an alarm, `in_vain` the hashes of what went alone in vain, the latest last;
    `careful` says that a try failed and nothing has gone since.
    """
    channels = [channel_of(batch) for batch in batches]
    heads: dict[bytes, Batch] = {}
    for channel, batch in zip(channels, batches, strict=True):
        heads.setdefault(channel, batch)
    behind = {channel for channel, head in heads.items() if batch_hash(head) in in_vain} - ringing
    first = [batch for channel, batch in zip(channels, batches, strict=True) if channel not in behind]
    if first and not careful:
        return one_push(first)
    return (_alone(heads, ringing, in_vain),) if heads else ()


def _alone(heads: dict[bytes, Batch], ringing: frozenset[bytes], in_vain: Sequence[bytes]) -> Batch:
    """Give the one whose last vain try is longest ago, of those that had none the smallest."""
    hashes = {channel: batch_hash(head) for channel, head in heads.items()}
    rings = [channel for channel in heads if channel in ringing]
    others = [channel for channel in heads if channel not in ringing]
    rang_last = bool(in_vain) and any(hashes[channel] == in_vain[-1] for channel in rings)
    since = {name: place for place, name in enumerate(in_vain)}
    turn = others if others and (rang_last or not rings) else rings
    return heads[min(turn, key=lambda one: (since.get(hashes[one], -1), batch_size(heads[one])))]


def noted(in_vain: tuple[bytes, ...], given: Sequence[Batch], *, moved: bool) -> tuple[bytes, ...]:
    """Take note of a push: one batch that went in vain is remembered, until something remembered has gone after all."""
    names = [batch_hash(batch) for batch in given]
    if moved:
        return () if any(name in in_vain for name in names) else in_vain
    if len(names) != 1:
        return in_vain
    return (*(name for name in in_vain if name not in names), *names)[-_REMEMBERED:]

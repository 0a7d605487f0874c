"""What the store keeps of a key ring: rows that are only ever added.

A row is opaque to the store. Unit keys and channel keys are secrets, and so is who this device was before it went on as
another; epochs and wraps are what was stated about them, kept so that a ring can be restored without reading the log
again. This module must not open anything.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Final

from wire.epoch import Epoch, decode_epoch
from wire.names import ZERO_HASH


class RowKind(StrEnum):
    """What a row keeps."""

    UNIT_KEY = "unit_key"
    CHANNEL_KEY = "channel_key"
    EPOCH = "epoch"
    SIDE_EPOCH = "side_epoch"
    WRAP = "wrap"
    FORMER = "former"


STATED: Final = (RowKind.EPOCH, RowKind.SIDE_EPOCH, RowKind.WRAP)
"""What only repeats what a channel's log says."""


@dataclass(frozen=True, slots=True)
class KeyRow:
    """One row. (`kind`, `place`, `id`) is unique; `place` is the channel's id, the unit's id as bytes, or nothing."""

    kind: RowKind
    place: bytes
    id: bytes
    value: bytes = field(repr=False)


class RowLog:
    """The rows of a ring that the store has not kept yet."""

    def __init__(self) -> None:
        """Start with nothing to keep."""
        self._unsaved: dict[tuple[RowKind, bytes, bytes], KeyRow] = {}

    def note(self, row: KeyRow) -> None:
        """Remember a new row."""
        self._unsaved[row.kind, row.place, row.id] = row

    def unsaved(self) -> tuple[KeyRow, ...]:
        """Give what is to be kept, oldest first."""
        return tuple(self._unsaved.values())

    def mark_saved(self, rows: Iterable[KeyRow]) -> None:
        """Forget rows that the store has kept."""
        for row in rows:
            self._unsaved.pop((row.kind, row.place, row.id), None)


def epochs_in_order(rows: Iterable[KeyRow]) -> Iterator[tuple[bytes, Epoch]]:
    """Give (channel, epoch) along each channel's chain, whatever the order of the rows; raises `Malformed`."""
    chains: dict[bytes, dict[bytes, Epoch]] = {}
    for row in rows:
        if row.kind == RowKind.EPOCH:
            epoch = decode_epoch(row.value)
            chains.setdefault(row.place, {})[epoch.replaces] = epoch
    for channel, following in chains.items():
        epoch_id = ZERO_HASH
        while (found := following.pop(epoch_id, None)) is not None:
            yield channel, found
            epoch_id = found.key

"""What stood in a field before: values that an edit replaced or a choice between two versions dropped.

They stay known with who wrote them and who dropped them, so that each can be taken back. Shared by kinds with editable
fields; knows none of them. How long they are shown is no affair of a fold, which has no clock.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

import msgspec

from desktop.domain.event import Event
from desktop.domain.fields import Fields, Value

MOST: Final = 60
"""So many are kept of one entity, the last ones."""


class Dropped(msgspec.Struct, frozen=True, array_like=True):
    """A value of a field that does not stand there any more: who wrote it and when, who dropped it and when.

    Times in ms since 1970 UTC; `by` and `device` are devices.
    """

    field: str
    version: bytes
    value: str
    device: bytes
    at: int
    by: bytes
    dropped_at: int


def kept(earlier: tuple[Dropped, ...], before: Fields, after: Fields, event: Event) -> tuple[Dropped, ...]:
    """Give what stood there before with what an event has dropped now, the last dropped at the end."""
    dropped = tuple(_dropped(before, after, event))
    return (*earlier, *dropped)[-MOST:] if dropped else earlier


def _dropped(before: Fields, after: Fields, event: Event) -> Iterator[Dropped]:
    for name, field in before.items():
        if after[name] is field:
            continue
        left = after[name].values
        for value in field.values:
            if value.value and not any(_same(value, one) for one in left):
                yield Dropped(name, value.version, value.value, value.device, value.at, event.author.device, event.at)


def _same(before: Value, now: Value) -> bool:
    return before.value == now.value

"""The way of a notification: the stretches it took before it came here, and where it was passed on to from here.

Part of its state (`notification_state.py`), and kept as that is. It must not say who still waits for whom.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import msgspec

from desktop.domain.event_body import Id, Short


class Leg(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """One stretch of the way of a forwarded notification: between which units, and its id there."""

    from_unit: Short
    to_unit: Short
    entity: Id


class Origin(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """Where a forwarded notification comes from: the way it took before, the first sender's leg first, and why."""

    way: tuple[Leg, ...]
    reason: str

    @property
    def unit(self) -> str:
        """Give the unit that wrote it first."""
        return self.way[0].from_unit

    @property
    def units(self) -> frozenset[str]:
        """Give every unit that had it before."""
        return frozenset(unit for leg in self.way for unit in (leg.from_unit, leg.to_unit))


class Forward(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """A notification was passed on: by which unit to which, its id there, when, and since when somebody there has it.

    `event` told of it; `received_at` is 0 until a person of that unit has acknowledged it, and `taken_back_at` until
    whoever passed it on has it again (stamps, in ms UTC). `knows` are the additions that unit was given with it or
    later, `withheld` those that a person said it does not need.
    """

    event: bytes
    by_unit: str
    to_unit: str
    entity: bytes
    at: int
    received_at: int = 0
    received_by: str = ""
    taken_back_at: int = 0
    knows: tuple[bytes, ...] = ()
    withheld: tuple[bytes, ...] = ()

    @property
    def settled(self) -> frozenset[bytes]:
        """Give the additions of which nobody has to think any more."""
        return frozenset((*self.knows, *self.withheld))


def onward(forwards: Iterable[Forward], unit: str) -> Iterator[Forward]:
    """Yield where a unit passed it on to, and whoever had it from there; what was taken back leads nowhere.

    The forwards stand in the order in which they were told, each behind the one that it goes on from.
    """
    reached = {unit}
    for one in forwards:
        if one.by_unit in reached and not one.taken_back_at:
            reached.add(one.to_unit)
            yield one

"""On-call duty: one shift of one unit, and who is on call at a moment."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Annotated, Final

import msgspec
from msgspec import Meta

from desktop.domain.event import Event, Kind, Row
from desktop.domain.outcome import APPLIED, SUPERSEDED, Outcome, quarantined, waiting

_Milliseconds = Annotated[int, Meta(ge=0, le=2**53)]


class ShiftPlanned(msgspec.Struct, frozen=True):
    """Somebody is on call for a unit from `starts` to `ends` (ms since 1970 UTC, end excluded)."""

    unit: Annotated[str, Meta(max_length=64)]
    agency: Annotated[str, Meta(max_length=64)]
    starts: _Milliseconds
    ends: _Milliseconds
    name: Annotated[str, Meta(min_length=1, max_length=200)]
    phone: Annotated[str, Meta(min_length=1, max_length=60)]


class ShiftCancelled(msgspec.Struct, frozen=True):
    """The shift does not take place."""


class Shift(msgspec.Struct, frozen=True):
    """A shift as it stands."""

    id: bytes
    unit: str
    agency: str
    starts: int
    ends: int
    name: str
    phone: str
    cancelled: bool = False


def fold(state: Shift | None, event: Event) -> tuple[Shift | None, Outcome]:
    """Fold one event of a shift; only one's own agency plans and cancels."""
    body = event.body
    if isinstance(body, ShiftPlanned):
        return _planned(state, event, body)
    if state is None:
        return None, waiting("parent")
    if state.agency != event.author.agency:
        return state, quarantined("own_agency_only")
    return msgspec.structs.replace(state, cancelled=True), SUPERSEDED if state.cancelled else APPLIED


def _planned(state: Shift | None, event: Event, body: ShiftPlanned) -> tuple[Shift | None, Outcome]:
    if state is not None:
        return state, quarantined("shift_known")
    if body.agency != event.author.agency:
        return None, quarantined("own_agency_only")
    if body.unit not in event.author.agency_units:
        return None, quarantined("unit_of_another_agency")
    if body.ends <= body.starts:
        return None, quarantined("shift_ends_before_start")
    return Shift(event.entity, body.unit, body.agency, body.starts, body.ends, body.name, body.phone), APPLIED


def row(state: Shift) -> Row:
    """Give what the rota shows."""
    status = "cancelled" if state.cancelled else "planned"
    return Row(status=status, origin=state.agency, target=state.unit, sort=state.starts, text="")


def on_call(shifts: Iterable[Shift], unit: str, at: int) -> tuple[Shift, ...]:
    """Give who is on call for a unit at a moment (ms since 1970 UTC), latest planned first."""
    found = [
        shift for shift in shifts if shift.unit == unit and not shift.cancelled and shift.starts <= at < shift.ends
    ]
    return tuple(sorted(found, key=lambda shift: shift.id, reverse=True))


def chain(shifts: Iterable[Shift], units: Sequence[str], at: int) -> tuple[Shift, ...]:
    """Give whom to call one after the other: who is on call for the first unit, then for each of the others."""
    planned = tuple(shifts)
    return tuple(dict.fromkeys(shift for unit in units for shift in on_call(planned, unit, at)))


DUTY: Final = Kind(
    name="duty",
    channel="cooperation",
    fold_version=2,
    bodies={"planned": ShiftPlanned, "cancelled": ShiftCancelled},
    state=Shift,
    fold=fold,
    row=row,
)

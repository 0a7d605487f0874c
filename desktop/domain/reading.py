"""What was opened at a device on a day: for the data protection unit of the agency, in the channel of it and the unit.

It names no child and says nothing of what was read: ids, numbers, how often, the first and the last time. A day has one
id for its device, whoever hands it in: what is said twice is one.
"""

from __future__ import annotations

from datetime import date
from typing import Annotated, Final, TypeAlias

import msgspec
from msgspec import Meta
from msgspec.structs import replace

from desktop.domain.derivation import derived_id
from desktop.domain.event import WRITERS, Event, Kind, Row
from desktop.domain.event_body import EventBody, Id, Short
from desktop.domain.outcome import APPLIED, SUPERSEDED, Outcome, quarantined

MOST_IN_AN_EVENT: Final = 500
MOST_OF_A_DAY: Final = 5_000
GAP: Final = "gap"
"""Stands in the place of a kind where openings are missing, so many: the disk took nothing, or a day was too full."""
NOTHING: Final = bytes(16)
"""Stands in the place of an id there."""
_THE_GAP: Final = GAP, NOTHING
_EPOCH: Final = date(1970, 1, 1)
_DAY_MS: Final = 86_400_000
_Times: TypeAlias = Annotated[int, Meta(ge=1, le=1_000_000_000)]
_Moment: TypeAlias = Annotated[int, Meta(ge=0, le=2**47)]
"""Of the next four thousand years: beyond, no calendar of ours could show it, and no store could keep it."""


class Opened(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """One that was opened, how often, and when first and last (ms since 1970 UTC, by the device's clock)."""

    kind: Short
    entity: Id
    number: Short
    times: _Times
    first: _Moment
    last: _Moment


class Noted(EventBody, frozen=True):
    """A device hands in what was opened at it on a day, or a part of that."""

    device: Id
    day: date
    opened: Annotated[tuple[Opened, ...], Meta(min_length=1, max_length=MOST_IN_AN_EVENT)]


class DayRead(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """What was opened at a device of a unit on a day."""

    id: bytes
    unit: str
    device: bytes
    day: date
    opened: tuple[Opened, ...]


def day_of(device: bytes, day: date) -> bytes:
    """Give the id of a device's day."""
    return derived_id(device, f"reading:{day.isoformat()}")


def mark(named: str) -> str:
    """Give the word by which an index finds a notification's days, by its id or its number; empty for no name."""
    letters = "".join(letter for letter in named.casefold() if letter.isalnum())
    return f"qr{letters}" if letters else ""


def fold(state: DayRead | None, event: Event) -> tuple[DayRead | None, Outcome]:
    """Fold what a device hands in of a day; nothing that was said of it before is lost."""
    body: Noted = event.body
    if WRITERS.isdisjoint(event.author.roles):
        return state, quarantined("role_not_permitted")
    if any(unit not in event.author.agency_units for unit in event.units):
        return state, quarantined("units_differ")
    if body.device not in (event.author.device, event.adopted_from, *event.author.predecessors):
        return state, quarantined("another_device")
    if event.entity != day_of(body.device, body.day):
        return state, quarantined("another_day")
    known = state or DayRead(event.entity, event.author.unit, body.device, body.day, ())
    opened = _together(known.opened, body.opened)
    if len(opened) > MOST_OF_A_DAY:
        return state, quarantined("too_many")
    return (state, SUPERSEDED) if opened == known.opened else (replace(known, opened=opened), APPLIED)


def _together(before: tuple[Opened, ...], said: tuple[Opened, ...]) -> tuple[Opened, ...]:
    """Put together what is said of a day: of one that is named again the most that was ever said of it."""
    found = {_key(one): one for one in before}
    for one in said:
        known = found.get(_key(one), one)
        times, first, last = max(known.times, one.times), min(known.first, one.first), max(known.last, one.last)
        found[_key(one)] = replace(known, times=times, first=first, last=last)
    return tuple(found.values())


def within(state: DayRead | None, opened: tuple[Opened, ...]) -> tuple[Opened, ...]:
    """Give what of a day its log has room for, the first of it; what is left out stands there as a gap."""
    known = set(map(_key, state.opened)) if state else set()
    if len(known.union(map(_key, opened))) <= MOST_OF_A_DAY:
        return opened
    room = max(0, MOST_OF_A_DAY - len(known | {_THE_GAP}))
    new = [one for one in opened if one.kind != GAP and _key(one) not in known]
    missing = [*new[room:], *(one for one in opened if one.kind == GAP)]
    left_out = set(map(_key, missing))
    kept = tuple(one for one in opened if _key(one) not in left_out)
    return (*kept, _gap(missing)) if len(known | {_THE_GAP}) <= MOST_OF_A_DAY else kept


def _gap(missing: list[Opened]) -> Opened:
    first, last = min(one.first for one in missing), max(one.last for one in missing)
    return Opened(*_THE_GAP, "", sum(one.times for one in missing), first, last)


def _key(one: Opened) -> tuple[str, bytes]:
    return one.kind, one.entity


def row(state: DayRead) -> Row:
    """Give what finds a day: its unit, its date, and what was opened on it. No word of it is anybody's name."""
    names = (name for one in state.opened if one.kind != GAP for name in (one.entity.hex(), one.number))
    words = dict.fromkeys(filter(None, map(mark, names)))
    return Row(status="noted", origin=state.unit, sort=(state.day - _EPOCH).days * _DAY_MS, text=" ".join(words))


READING: Final = Kind(
    name="reading",
    channel="pair",
    fold_version=1,
    bodies={"noted": Noted},
    state=DayRead,
    fold=fold,
    row=row,
    # Who has read what is nobody's affair but the data protection unit's, which has a question of its own for it.
    searched=False,
)

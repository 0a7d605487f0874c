"""What the person of a device has learnt: which documents they have read, which cards they have done, what was put off.

It stands in the channel of their own unit and nowhere else, without marks and numbers: that something was done is all
that is said. Each device speaks of itself, in one entity whose id follows from the device's.
"""

from __future__ import annotations

from typing import Annotated, Final

import msgspec
from msgspec import Meta
from msgspec.structs import replace

from desktop.domain.derivation import derived_id
from desktop.domain.event import Event, Kind, Row
from desktop.domain.event_body import EventBody, Id
from desktop.domain.outcome import APPLIED, SUPERSEDED, Outcome, quarantined

MOST: Final = 5_000
LONGEST_REASON: Final = 500
LONGEST_KEY: Final = 60

Reason = Annotated[str, Meta(min_length=1, max_length=LONGEST_REASON)]
Key = Annotated[str, Meta(min_length=1, max_length=LONGEST_KEY)]


class Confirmed(EventBody, frozen=True):
    """The person of a device has read a version of a document, and says so."""

    device: Id
    material: Id
    version: Id


class Answered(EventBody, frozen=True):
    """The person of a device has done all cards of a version of a set."""

    device: Id
    cards: Id
    version: Id


class PutOff(EventBody, frozen=True):
    """The person of a device does later what is asked before notifications of a kind are read, and says why."""

    device: Id
    key: Key
    reason: Reason


class Done(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """Something that was done: a version of a document or of a set of cards, and when."""

    entity: bytes
    version: bytes
    at: int


class Later(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """Something that was put off: what, why, and when."""

    key: str
    reason: str
    at: int


class Learner(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """All that the person of a device has done and put off, in order."""

    id: bytes
    unit: str
    device: bytes
    read: tuple[Done, ...] = ()
    cards: tuple[Done, ...] = ()
    put_off: tuple[Later, ...] = ()


def learner_of(device: bytes) -> bytes:
    """Give the id of what the person of a device has learnt."""
    return derived_id(device, "learning")


def fold(state: Learner | None, event: Event) -> tuple[Learner | None, Outcome]:
    """Fold one thing a device says of its person; what was said before is said once."""
    body: Confirmed | Answered | PutOff = event.body
    if body.device not in (event.author.device, event.adopted_from, *event.author.predecessors):
        return state, quarantined("another_device")
    if event.entity != learner_of(body.device):
        return state, quarantined("another_device")
    known = state or Learner(event.entity, event.author.unit, body.device)
    changed = _with(known, event, body)
    if changed is None:
        return state, quarantined("too_many")
    return (state, SUPERSEDED) if changed == known else (changed, APPLIED)


def _with(known: Learner, event: Event, body: Confirmed | Answered | PutOff) -> Learner | None:
    match body:
        case Confirmed():
            read = _added(known.read, Done(body.material, body.version, event.at))
            return None if read is None else replace(known, read=read)
        case Answered():
            cards = _added(known.cards, Done(body.cards, body.version, event.at))
            return None if cards is None else replace(known, cards=cards)
        case PutOff():
            put_off = (*known.put_off, Later(body.key, body.reason, event.at))
            return None if len(put_off) > MOST else replace(known, put_off=put_off)


def _added(before: tuple[Done, ...], one: Done) -> tuple[Done, ...] | None:
    if any((known.entity, known.version) == (one.entity, one.version) for known in before):
        return before
    return None if len(before) >= MOST else (*before, one)


def row(state: Learner) -> Row:
    """Give what finds it; no word of it is searched for."""
    return Row(status="current", origin=state.unit, target=state.unit)


LEARNING: Final = Kind(
    name="learning",
    channel="unit",
    fold_version=1,
    bodies={"confirmed": Confirmed, "answered": Answered, "put_off": PutOff},
    state=Learner,
    fold=fold,
    row=row,
    # Who has read what is for that person and the lead of the unit, who have a view of their own for it.
    searched=False,
)

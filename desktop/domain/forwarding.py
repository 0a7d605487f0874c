"""What a unit tells those who had a notification before it: that somebody has it here, or that it went on from here.

It stands in the channel of the two units and says nothing of what the notification says: ids, units, who acknowledged.
Nobody writes it by hand. The programs of the unit it was passed on to write it once the log shows an acknowledgement,
and the sender's programs take it up into the notification itself, where it stops the clock on all their devices.
"""

from __future__ import annotations

from typing import Final

import msgspec
from msgspec.structs import replace

from desktop.domain.derivation import derived_id
from desktop.domain.event import WRITERS, Due, Elsewhere, Event, FollowUps, Kind, Row
from desktop.domain.event_body import EventBody, Id, Short
from desktop.domain.notification_events import (
    ForwardedOn,
    ForwardedOnTakenBack,
    ReceiptAfterForwardWithdrawn,
    ReceivedAfterForward,
)
from desktop.domain.notification_state import Mark, Notification
from desktop.domain.notification_way import Forward, Leg
from desktop.domain.outcome import APPLIED, SUPERSEDED, Outcome, quarantined

_NAME: Final = "forwarding"
_GIVEN_UP: Final = frozenset({Mark.NOT_COMPETENT, Mark.RECALLED})
"""With one of these a person's acknowledgement no longer says that somebody has the child."""
MOST_PASSED_ON: Final = 16


class ReceivedHere(EventBody, frozen=True):
    """A person of the author's unit has what `leg` tells where it came from; `forwarded` is its id with this unit."""

    leg: Leg
    forwarded: Id
    person: Short


class NotReceivedHere(EventBody, frozen=True):
    """Nobody of the author's unit has it after all."""

    leg: Leg
    forwarded: Id
    person: Short = ""


class PassedOn(EventBody, frozen=True):
    """The author's unit has passed it on to another unit, where its id is `entity`."""

    leg: Leg
    forwarded: Id
    to_unit: Short
    entity: Id
    person: Short = ""


class TakenBack(EventBody, frozen=True):
    """The author's unit has again what it had passed on to another unit, where its id is `entity`."""

    leg: Leg
    forwarded: Id
    to_unit: Short
    entity: Id
    person: Short = ""


Body = ReceivedHere | NotReceivedHere | PassedOn | TakenBack


class Passed(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """To which unit it was passed on from here, its id there, and whether it was taken back."""

    to_unit: str
    entity: bytes
    person: str
    taken_back: bool = False


class Forwarding(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """What one unit has told another of a notification that was passed on to it.

    `received_at` is since when a person has it (the server's stamp in ms UTC), 0 while nobody has.
    """

    id: bytes
    unit: str
    leg: Leg
    forwarded: bytes
    received_at: int = 0
    person: str = ""
    passed_on: tuple[Passed, ...] = ()


def told_in(forwarded: bytes, leg: Leg) -> bytes:
    """Give the id under which a unit tells whoever sent it on `leg` of what it knows as `forwarded`."""
    return derived_id(forwarded, f"{_NAME}:{leg.from_unit}")


def fold(state: Forwarding | None, event: Event) -> tuple[Forwarding | None, Outcome]:
    """Fold one event; what has been said already is superseded."""
    body: Body = event.body
    if WRITERS.isdisjoint(event.author.roles):
        return state, quarantined("role_not_permitted")
    if event.author.unit == body.leg.from_unit or body.leg.from_unit not in event.units:
        return state, quarantined("units_differ")
    made = state or Forwarding(event.entity, event.author.unit, body.leg, body.forwarded)
    if (made.unit, made.leg, made.forwarded) != (event.author.unit, body.leg, body.forwarded):
        return state, quarantined("another_forwarding")
    changed = _told(made, event, body)
    return (state, SUPERSEDED) if changed == made else (changed, APPLIED)


def _told(made: Forwarding, event: Event, body: Body) -> Forwarding:
    match body:
        case ReceivedHere():
            return made if made.received_at else replace(made, received_at=event.at, person=body.person)
        case NotReceivedHere():
            return replace(made, received_at=0, person="")
        case PassedOn():
            known = any(one.entity == body.entity for one in made.passed_on)
            if known or len(made.passed_on) >= MOST_PASSED_ON:
                return made
            return replace(made, passed_on=(*made.passed_on, Passed(body.to_unit, body.entity, body.person)))
        case TakenBack():
            back = (replace(one, taken_back=True) if one.entity == body.entity else one for one in made.passed_on)
            return replace(made, passed_on=tuple(back))


def to_tell(state: Notification, unit: str) -> tuple[Due, ...]:
    """Give what a unit has to tell those who had a notification before it was passed on to this unit."""
    if state.origin is None or unit != state.to_unit or state.erased:
        return ()
    return tuple(due for leg in state.origin.way for due in _told_to(leg, state, unit))


def _told_to(leg: Leg, state: Notification, unit: str) -> tuple[Due, ...]:
    """Give what one of them is to be told: the way on first, then who has it."""
    here = Elsewhere(_NAME, told_in(state.id, leg), leg.from_unit)
    ways = [_way(here, leg, state.id, one) for one in state.forwards if one.by_unit == unit]
    counts = state.acknowledgement if _GIVEN_UP.isdisjoint(state.marks) else None
    if counts is not None:
        said = Due(here, f"{_NAME}.received_after_forward", ReceivedHere(leg, state.id, counts.person))
    else:
        said = Due(here, f"{_NAME}.not_received", NotReceivedHere(leg, state.id))
    return (*ways, said)


def _way(here: Elsewhere, leg: Leg, forwarded: bytes, one: Forward) -> Due:
    if one.taken_back_at:
        return Due(here, f"{_NAME}.taken_back", TakenBack(leg, forwarded, one.to_unit, one.entity))
    return Due(here, f"{_NAME}.passed_on", PassedOn(leg, forwarded, one.to_unit, one.entity))


def told_of(state: Notification, unit: str) -> tuple[Elsewhere, ...]:
    """Give where those it was passed on to tell its sender of it."""
    if unit != state.from_unit:
        return ()
    leg = Leg(state.from_unit, state.to_unit, state.id)
    return tuple(Elsewhere(_NAME, told_in(one.entity, leg), one.to_unit) for one in state.forwards)


def _to_take_up(state: Forwarding, unit: str) -> tuple[Due, ...]:
    """Give what the sender's programs say in the notification itself of what they were told."""
    if unit != state.leg.from_unit:
        return ()
    where = Elsewhere("notification", state.leg.entity, state.leg.to_unit)
    ways = tuple(way for one in state.passed_on for way in _ways_to_take_up(state, where, one))
    if state.received_at:
        said = Due(where, "notification.received_after_forward", ReceivedAfterForward(state.person, unit=state.unit))
    else:
        withdrawn = ReceiptAfterForwardWithdrawn(state.unit)
        said = Due(where, "notification.received_after_forward_withdrawn", withdrawn)
    return (*ways, said)


def _ways_to_take_up(state: Forwarding, where: Elsewhere, one: Passed) -> tuple[Due, ...]:
    """Give that it went on, and that it was taken back, where it was: nobody takes back what never went."""
    on = Due(where, "notification.forwarded_on", ForwardedOn(state.unit, one.to_unit, one.entity, one.person))
    if not one.taken_back:
        return (on,)
    back = ForwardedOnTakenBack(state.unit, one.to_unit, one.entity, one.person)
    return on, Due(where, "notification.forwarded_on_taken_back", back)


def _row(state: Forwarding) -> Row:
    return Row(status="received" if state.received_at else "passed_on" if state.passed_on else "not_received")


def _nothing_related(_state: Forwarding, _unit: str) -> tuple[Elsewhere, ...]:
    return ()


FORWARDING: Final = Kind(
    name=_NAME,
    channel="pair",
    fold_version=2,
    bodies={
        "received_after_forward": ReceivedHere,
        "not_received": NotReceivedHere,
        "passed_on": PassedOn,
        "taken_back": TakenBack,
    },
    state=Forwarding,
    fold=fold,
    row=_row,
    follow_ups=FollowUps(_to_take_up, _nothing_related),
)

"""Forwarding in the fold: what is passed on, where it went, and who has it there; and what a forwarded one encloses.

Only the sender says that somebody elsewhere has it, for its clock stops then: its own devices write so when that unit
has told them (`forwarding.py`). What the receiver says of it is shown and changes nothing.
"""

from __future__ import annotations

from typing import Any, Final

from msgspec.structs import replace

from desktop.domain.event import Event
from desktop.domain.grading import is_higher
from desktop.domain.notification_events import (
    AdditionsPassedOn,
    AdditionsWithheld,
    Enclosed,
    Forwarded,
    ForwardedOn,
    ForwardedOnTakenBack,
    ForwardTakenBack,
    Notified,
    ReceiptAfterForwardWithdrawn,
    ReceivedAfterForward,
    Supplemented,
)
from desktop.domain.notification_moments import moment
from desktop.domain.notification_said import Supplement
from desktop.domain.notification_state import Mark, Notification
from desktop.domain.notification_way import Forward, Leg, Origin
from desktop.domain.outcome import APPLIED, SUPERSEDED, Outcome, quarantined, waiting
from wire.codec import Malformed
from wire.decoders import UNREADABLE, unpack
from wire.proof import Proof, event_of, said_in

_Result = tuple[Notification, Outcome]
_NOTIFIED: Final = "notification.notified"
ADDITIONS: Final = {"notification.supplemented": False, "notification.corrected": True}
"""What may be enclosed beside the first notice, and whether it puts something right."""
_UNREADABLE: Final = (Malformed, *UNREADABLE)


def forwarded(state: Notification, event: Event, body: Forwarded) -> _Result:
    """Take up that the receiver passed it on; never back to one of the two, and to the same place once."""
    if body.to_unit in (state.from_unit, state.to_unit):
        return state, quarantined("forwarded_back")
    # What a program of before enclosed it did not say: what stood there by then.
    known = tuple(one.event for one in state.supplements) if body.known is None else body.known
    forward = Forward(event.id, state.to_unit, body.to_unit, body.forwarded_id, event.at, knows=known)
    return _passed_on(state, event, forward)


def additions_settled(state: Notification, event: Event, body: AdditionsPassedOn | AdditionsWithheld) -> _Result:
    """Take up that what was added has followed a forward, or why it need not; both wait for what they name."""
    found = next((one for one in state.forwards if _is_own(state, one, body.forwarded_id)), None)
    named = frozenset(body.additions)
    if found is None or named - {one.event for one in state.supplements}:
        return state, waiting("parent")
    if isinstance(body, AdditionsPassedOn):
        changed = replace(found, knows=_with(found.knows, body.additions))
    else:
        changed = replace(found, withheld=_with(found.withheld, body.additions))
    if changed == found:
        return state, SUPERSEDED
    forwards = tuple(changed if one is found else one for one in state.forwards)
    return replace(state, forwards=forwards, timeline=(*state.timeline, moment(event))), APPLIED


def _is_own(state: Notification, forward: Forward, entity: bytes) -> bool:
    return forward.by_unit == state.to_unit and forward.entity == entity


def _with(known: tuple[bytes, ...], more: tuple[bytes, ...]) -> tuple[bytes, ...]:
    return tuple(dict.fromkeys((*known, *more)))


def forwarded_on(state: Notification, event: Event, body: ForwardedOn) -> _Result:
    """Take up that whoever it was passed on to passed it on again."""
    if not any(one.to_unit == body.by_unit for one in state.forwards):
        return state, waiting("parent")
    return _passed_on(state, event, Forward(event.id, body.by_unit, body.to_unit, body.forwarded_id, event.at))


def _passed_on(state: Notification, event: Event, forward: Forward) -> _Result:
    if any(one.entity == forward.entity for one in state.forwards):
        return state, SUPERSEDED
    return _with_way(state, event, (*state.forwards, forward)), APPLIED


def taken_back(state: Notification, event: Event, body: ForwardTakenBack) -> _Result:
    """Take up that the receiver has again what it had passed on."""
    return _taken_back(state, event, (state.to_unit, body.to_unit, body.forwarded_id))


def taken_back_on(state: Notification, event: Event, body: ForwardedOnTakenBack) -> _Result:
    """Take up that whoever passed it on again has it back; of the receiver itself nobody else says so."""
    if body.by_unit == state.to_unit:
        return state, quarantined("receiver_only")
    return _taken_back(state, event, (body.by_unit, body.to_unit, body.forwarded_id))


def _taken_back(state: Notification, event: Event, meant: tuple[str, str, bytes]) -> _Result:
    """Take a forward back; whether somebody there said before it or after it to have it makes no difference."""
    found = next((one for one in state.forwards if (one.by_unit, one.to_unit, one.entity) == meant), None)
    if found is None:
        return state, waiting("parent")
    if found.taken_back_at:
        return state, SUPERSEDED
    forwards = tuple(replace(one, taken_back_at=event.at) if one is found else one for one in state.forwards)
    return _with_way(state, event, forwards), APPLIED


def _with_way(state: Notification, event: Event, forwards: tuple[Forward, ...]) -> Notification:
    """Give it with another way on; it is marked as forwarded while that leads anywhere."""
    changed = replace(state, forwards=forwards, timeline=(*state.timeline, moment(event)))
    if bool(changed.open_forwards) == (Mark.FORWARDED in state.marks):
        return changed
    others = tuple(mark for mark in state.marks if mark != Mark.FORWARDED)
    return replace(changed, marks=(*others, Mark.FORWARDED) if changed.open_forwards else others)


def received_elsewhere(state: Notification, event: Event, body: ReceivedAfterForward) -> _Result:
    """Take up that somebody has it where it was passed on to; said again it changes nothing.

    Like every word of a forward it waits for that, which may come back later to a server that had lost it.
    """
    if not state.forwards:
        return state, waiting("parent")
    if event.author.unit != state.from_unit:
        return replace(state, timeline=(*state.timeline, moment(event))), APPLIED
    return _received(state, event, body.unit, event.at, body.person)


def receipt_withdrawn(state: Notification, event: Event, body: ReceiptAfterForwardWithdrawn) -> _Result:
    """Take up that nobody has it there after all."""
    return _received(state, event, body.unit, 0, "")


def _received(state: Notification, event: Event, unit: str, since: int, person: str) -> _Result:
    there = [one for one in state.forwards if one.to_unit == unit]
    if not there:
        return state, waiting("parent")
    if all(bool(one.received_at) == bool(since) for one in there):
        return state, SUPERSEDED
    forwards = tuple(
        replace(one, received_at=since, received_by=person) if one.to_unit == unit else one for one in state.forwards
    )
    return replace(state, forwards=forwards, timeline=(*state.timeline, moment(event))), APPLIED


def first_notice(enclosed: Enclosed) -> Notified | None:
    """Give what the first sender of a forwarded notification wrote; None where it cannot be read."""
    try:
        first: Notified = _read(enclosed.proofs[0], _NOTIFIED, Notified)
    except _UNREADABLE:
        return None
    return first


def with_enclosed(made: Notification, enclosed: Enclosed) -> Notification | None:
    """Give a forwarded notification with what its first sender wrote; None where the two do not belong together."""
    first = first_notice(enclosed)
    try:
        added = tuple(_added(proof) for proof in enclosed.proofs[1:])
    except _UNREADABLE:
        return None
    if first is None:
        return None
    last, leg = enclosed.way[-1], enclosed.way[0]
    told = Leg(first.from_unit, first.to_unit, said_in(enclosed.proofs[0]).entities[0])
    if last.to_unit != made.from_unit or told != leg or _named(first) != _named(made):
        return None
    if made.urgency != first.urgency:
        # Whoever passes it on may take it for more urgent than its sender did, and never for less.
        if not is_higher(made.urgency, first.urgency):
            return None
        added = tuple(replace(one, urgency=_above(made.urgency, one.urgency)) for one in added)
    origin = Origin(enclosed.way, enclosed.reason)
    return replace(made, content=first.content, supplements=added, released_by=first.released_by, origin=origin)


def _named(one: Notified | Notification) -> tuple[Any, ...]:
    return one.process_id, one.number, one.category


def _above(level: str, urgency: str) -> str:
    return urgency if is_higher(urgency, level) else ""


def _added(proof: Proof) -> Supplement:
    """Give what was added as its author said it, by the time it was written: the stamp is of another channel."""
    said = said_in(proof)
    if said.type not in ADDITIONS:
        raise Malformed("not an addition")
    body: Supplemented = _read(proof, said.type, Supplemented)
    return Supplement(
        event_of(proof),
        body.content,
        ADDITIONS[said.type],
        said.authored_at,
        person=body.person,
        explanation=body.explanation,
        demand=body.demand,
        full=body.full,
        urgency=body.urgency,
    )


def _read(proof: Proof, name: str, kind: type[Any]) -> Any:
    body = said_in(proof)
    if body.type != name:
        raise Malformed("another event")
    return unpack(body.fields, kind)

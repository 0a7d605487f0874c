"""The fold of a notification's events.

Total: every event is applied, superseded or quarantined with a reason, or waits for what it names. Rules look at the
author as of the event's place in the directory and at the server's stamps, never at a clock.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

import msgspec
from msgspec.structs import replace

from desktop.domain.event import WRITERS, Event
from desktop.domain.event_body import ALL_CHILDREN
from desktop.domain.notification_acknowledged import acknowledged, acknowledgement_withdrawn
from desktop.domain.notification_attached import attachment, fault
from desktop.domain.notification_events import (
    STEPS,
    Acknowledged,
    AcknowledgementWithdrawn,
    AdditionsPassedOn,
    AdditionsWithheld,
    Asked,
    Attached,
    FeedbackGiven,
    Forwarded,
    ForwardedOn,
    ForwardedOnTakenBack,
    ForwardTakenBack,
    Misdirected,
    MisdirectionTakenBack,
    Noted,
    Notified,
    ReceiptAfterForwardWithdrawn,
    Received,
    ReceivedAfterForward,
    Side,
    Step,
    Supplemented,
    ToldAlso,
    ToldAlsoRecalled,
)
from desktop.domain.notification_forwarded import (
    additions_settled,
    forwarded,
    forwarded_on,
    receipt_withdrawn,
    received_elsewhere,
    taken_back,
    taken_back_on,
    with_enclosed,
)
from desktop.domain.notification_later import (
    asked,
    feedback_fault,
    feedback_given,
    lacks_question,
    noted,
    supplement_fault,
    supplemented,
)
from desktop.domain.notification_misdirected import misdirected, misdirection_taken_back
from desktop.domain.notification_moments import PREFIX, moment
from desktop.domain.notification_received import received
from desktop.domain.notification_state import Mark, Notification
from desktop.domain.notification_told_also import told_also, told_also_recalled
from desktop.domain.outcome import APPLIED, SUPERSEDED, Outcome, quarantined, waiting
from desktop.domain.release_gate import lacks_release, notified_again

_NOTIFIED: Final = f"{PREFIX}notified"
# By the whole type of the event: nothing is taken apart for each of them.
_STEPS: Final = {f"{PREFIX}{name}": step for name, step in STEPS.items()}
_Result = tuple[Notification | None, Outcome]
_OF_THEIR_OWN: Final[dict[type[msgspec.Struct], Callable[[Notification, Event, Any], _Result]]] = {
    Received: received,
    Acknowledged: acknowledged,
    AcknowledgementWithdrawn: acknowledgement_withdrawn,
    Noted: noted,
    Forwarded: forwarded,
    ForwardedOn: forwarded_on,
    ForwardTakenBack: taken_back,
    ForwardedOnTakenBack: taken_back_on,
    Misdirected: misdirected,
    MisdirectionTakenBack: misdirection_taken_back,
    AdditionsPassedOn: additions_settled,
    AdditionsWithheld: additions_settled,
    ToldAlsoRecalled: told_also_recalled,
    ReceivedAfterForward: received_elsewhere,
    ReceiptAfterForwardWithdrawn: receipt_withdrawn,
}
"""Steps that do more than set a mark and a processing."""
_TELLING: Final = frozenset({Attached, Supplemented, FeedbackGiven, Asked, ToldAlso})
"""What says something to be taken up beside its mark and its processing."""


def fold(state: Notification | None, event: Event) -> _Result:
    """Fold one event of a notification."""
    if WRITERS.isdisjoint(event.author.roles):
        return state, quarantined("role_not_permitted")
    if event.type == _NOTIFIED:
        return _notified(state, event, event.body)
    if state is None:
        return None, waiting("parent")
    step = _STEPS[event.type]
    refusal = _refusal(state, event, step)
    if refusal:
        return state, quarantined(refusal)
    return _step(state, event, step)


def _refusal(state: Notification, event: Event, step: Step) -> str:
    unit = event.author.unit
    if step.side is Side.SENDER and unit != state.from_unit:
        return "sender_only"
    if step.side is Side.RECEIVER and unit != state.to_unit:
        return "receiver_only"
    prepared = _PREPARED.get(event.type)
    if state.delivery not in step.after or not (prepared is None or prepared(state)):
        return "not_in_this_state"
    child: int = getattr(event.body, "child", ALL_CHILDREN)
    return "" if child == ALL_CHILDREN or child < max(1, len(state.places)) else "no_such_child"


_PREPARED: Final[dict[str, Callable[[Notification], bool]]] = {
    # What was misdirected may be given up by the receiver unasked.
    "notification.recalled": lambda state: Mark.RECALL_REQUESTED in state.marks or Mark.MISDIRECTED in state.marks,
    "notification.recall_refused": lambda state: (
        Mark.RECALL_REQUESTED in state.marks and Mark.RECALLED not in state.marks
    ),
    # What was given up because of it is not there any more.
    "notification.misdirection_taken_back": lambda state: Mark.RECALLED not in state.marks,
}
"""What has to come before an event, or must not: a request before a recall."""


def _notified(state: Notification | None, event: Event, body: Notified) -> _Result:
    if lacks_release(event, body):
        return state, quarantined("not_released")
    if state is not None:
        return (state, SUPERSEDED) if _forwarded_twice(state, event, body) else notified_again(state, event, body)
    if event.author.unit != body.from_unit or set(event.units) != {body.from_unit, body.to_unit}:
        return None, quarantined("units_differ")
    made = Notification(
        id=event.entity,
        notification_id=body.notification_id,
        process_id=body.process_id,
        number=body.number,
        category=body.category,
        urgency=body.urgency,
        rules_version=body.rules_version,
        from_unit=body.from_unit,
        to_unit=body.to_unit,
        rule=body.rule,
        person=body.person,
        event=event.id,
        device=event.author.device,
        authored_at=event.authored_at,
        content=body.content,
        accepted_at=event.accepted_at or 0,
        alarm_mismatch=event.alarm and body.urgency != "immediate",
        override_reason=body.override_reason,
        released_by=body.released_by,
        timeline=(moment(event),),
        also=body.also,
    )
    if body.enclosed is None:
        return made, APPLIED
    passed_on = with_enclosed(made, body.enclosed)
    return (None, quarantined("enclosed_differs")) if passed_on is None else (passed_on, APPLIED)


def _forwarded_twice(state: Notification, event: Event, body: Notified) -> bool:
    """Say whether two devices of a unit passed the same on to the same unit, each without knowing of the other."""
    way = body.enclosed.way if body.enclosed else ()
    return state.origin is not None and (state.from_unit, state.origin.way) == (event.author.unit, way)


def _step(state: Notification, event: Event, step: Step) -> _Result:
    fold_of_its_own = _OF_THEIR_OWN.get(type(event.body))
    if fold_of_its_own is not None:
        return fold_of_its_own(state, event, event.body)
    if type(event.body) in _TELLING:
        if isinstance(event.body, Supplemented) and lacks_question(state, event.body):
            return state, waiting("parent")
        if found := _fault(state, event, step):
            return state, quarantined(found)
        state = _told(state, event, step)
    return _marked(_processed(state, event, step), event, step), APPLIED


def _fault(state: Notification, event: Event, step: Step) -> str:
    """Say what keeps the fold from taking up what an event says, empty if nothing does."""
    match event.body:
        case Attached() as body:
            return fault(state, event, body)
        case Supplemented() as body:
            return supplement_fault(state, event, body, corrects=step.mark is Mark.CORRECTED)
        case FeedbackGiven() as body:
            return feedback_fault(state, event, body)
        case _:
            return ""


def _told(state: Notification, event: Event, step: Step) -> Notification:
    """Take up what an event says beyond its mark and its processing."""
    match event.body:
        case Supplemented() as body:
            return supplemented(state, event, body, corrects=step.mark is Mark.CORRECTED)
        case Asked() as body:
            return asked(state, event, body)
        case FeedbackGiven() as body:
            return feedback_given(state, event, body)
        case Attached() as body:
            return replace(state, attachments=(*state.attachments, attachment(event, body)))
        case ToldAlso() as body:
            return told_also(state, body)
        case _:
            return state


def _processed(state: Notification, event: Event, step: Step) -> Notification:
    if step.processing is None:
        return state
    places, known = state.places, state.processing
    steps = [*known, *("",) * (max(1, len(places)) - len(known))]
    child: int = getattr(event.body, "child", ALL_CHILDREN)
    # Whoever knew of no other entry of this child may have named that one.
    place = places[child] if 0 <= child < len(places) else child
    for index in range(len(steps)):
        if place in (ALL_CHILDREN, index):
            steps[index] = step.processing
    return replace(state, processing=tuple(steps))


def _marked(state: Notification, event: Event, step: Step) -> Notification:
    marks = state.marks
    if step.ends in marks:
        marks = tuple(mark for mark in marks if mark != step.ends)
    if step.mark is not None and step.mark not in marks:
        marks = (*marks, step.mark)
    return replace(state, marks=marks, timeline=(*state.timeline, moment(event)))

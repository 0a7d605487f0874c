"""The fold of a notification's events.

Total: every event is applied, superseded or quarantined with a reason. Rules look at the author as of the event's
place in the directory and at the server's stamps, never at a clock.
"""

from __future__ import annotations

from typing import Final

from msgspec.structs import replace

from desktop.domain.event import Event
from desktop.domain.notification_acknowledged import acknowledged, acknowledgement_withdrawn
from desktop.domain.notification_attached import attachment, fault
from desktop.domain.notification_events import (
    ALL_CHILDREN,
    STEPS,
    Acknowledged,
    AcknowledgementWithdrawn,
    Attached,
    Forwarded,
    Notified,
    Received,
    Side,
    Step,
    Supplemented,
)
from desktop.domain.notification_moments import PREFIX, at, moment
from desktop.domain.notification_received import received
from desktop.domain.notification_state import Mark, Notification, Supplement
from desktop.domain.outcome import APPLIED, Outcome, quarantined, waiting
from desktop.domain.release_gate import lacks_release, notified_again

_WRITERS: Final = {"member", "lead", "release"}
_NOTIFIED: Final = f"{PREFIX}notified"
# By the whole type of the event: nothing is taken apart for each of them.
_STEPS: Final = {f"{PREFIX}{name}": step for name, step in STEPS.items()}
_Result = tuple[Notification | None, Outcome]


def fold(state: Notification | None, event: Event) -> _Result:
    """Fold one event of a notification."""
    if _WRITERS.isdisjoint(event.author.roles):
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
    if state.delivery not in step.after or not _prepared(state, event):
        return "not_in_this_state"
    child: int = getattr(event.body, "child", ALL_CHILDREN)
    return "" if child == ALL_CHILDREN or child < max(1, state.content.child_count) else "no_such_child"


def _prepared(state: Notification, event: Event) -> bool:
    """Say whether what has to come before an event has come: a request before a recall, a forward before its end."""
    if event.type == "notification.recalled":
        return Mark.RECALL_REQUESTED in state.marks
    return event.type != "notification.received_after_forward" or bool(state.forwarded_to)


def _notified(state: Notification | None, event: Event, body: Notified) -> _Result:
    if lacks_release(event, body):
        return state, quarantined("not_released")
    if state is not None:
        return notified_again(state, event, body)
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
    )
    return made, APPLIED


def _step(state: Notification, event: Event, step: Step) -> _Result:
    match event.body:
        case Received() as body:
            return received(state, event, body)
        case Acknowledged() as body:
            return acknowledged(state, event, body)
        case AcknowledgementWithdrawn() as body:
            return acknowledgement_withdrawn(state, event, body)
        case Attached() as body if found := fault(state, event, body):
            return state, quarantined(found)
        case _:
            return _marked(_processed(_told(state, event, step), event, step), event, step), APPLIED


def _told(state: Notification, event: Event, step: Step) -> Notification:
    """Take up what an event says beyond its mark and its processing."""
    match event.body:
        case Forwarded() as body:
            return replace(state, forwarded_to=body.to_unit)
        case Supplemented() as body:
            added = Supplement(event.id, body.content, corrects=step.mark is Mark.CORRECTED)
            return replace(state, supplements=(*state.supplements, added))
        case Attached() as body:
            return replace(state, attachments=(*state.attachments, attachment(event, body)))
        case _ if event.type == "notification.received_after_forward":
            return replace(state, received_after_forward_at=at(event))
        case _:
            return state


def _processed(state: Notification, event: Event, step: Step) -> Notification:
    if step.processing is None:
        return state
    count = max(1, state.content.child_count)
    steps = list(state.processing or ("",) * count)
    child = getattr(event.body, "child", ALL_CHILDREN)
    for index in range(len(steps)):
        if child in (ALL_CHILDREN, index):
            steps[index] = step.processing
    return replace(state, processing=tuple(steps))


def _marked(state: Notification, event: Event, step: Step) -> Notification:
    marks = state.marks
    if step.mark is not None and step.mark not in marks:
        marks = (*marks, step.mark)
    return replace(state, marks=marks, timeline=(*state.timeline, moment(event)))

"""The notification: the fold of its events, and its entry among the kinds.

Total: every event is applied, superseded or quarantined with a reason. Rules look at the author as of the event's
place in the directory and at the server's stamps, never at a clock.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Any, Final

import msgspec
from msgspec.structs import replace

from desktop.domain.content import Content
from desktop.domain.erasure import Erased
from desktop.domain.event import Event, Kind, Receipts, Row
from desktop.domain.notification_events import (
    ALL_CHILDREN,
    STEPS,
    Acknowledged,
    AcknowledgementWithdrawn,
    Attached,
    Forwarded,
    Notified,
    PhoneHandover,
    Received,
    Side,
    Step,
    Supplemented,
)
from desktop.domain.notification_state import (
    Acknowledgement,
    Attachment,
    Mark,
    Moment,
    Notification,
    Processing,
    Receipt,
    Supplement,
)
from desktop.domain.numbering import with_ordinal
from desktop.domain.outcome import APPLIED, SUPERSEDED, Outcome, quarantined, waiting

_WRITERS: Final = {"member", "lead", "release"}
_PREFIX: Final = "notification."
_NOTIFIED: Final = f"{_PREFIX}notified"
# By the whole type of the event: nothing is taken apart for each of them.
_STEPS: Final = {f"{_PREFIX}{name}": step for name, step in STEPS.items()}
_MINUTE_MS: Final = 60_000
LARGEST_ATTACHMENT: Final = 50 * 1024 * 1024
"""In bytes: what is larger is a document of its own."""
MOST_ATTACHMENTS: Final = 100
"""Of one notification: several devices of a unit may add some at once, each far fewer."""
_UNCONFIRMED: Final = frozenset({"received", Processing.ERASED})
"""What nobody confirms: receipts themselves, and that something is gone."""
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
    if state is not None:
        return state, quarantined("notified_already")
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
        timeline=(_moment(event),),
    )
    return made, APPLIED


def _step(state: Notification, event: Event, step: Step) -> _Result:
    match event.body:
        case Received() as body:
            return _received(state, event, body)
        case Acknowledged() as body:
            return _acknowledged(state, event, body)
        case AcknowledgementWithdrawn() as body:
            return _acknowledgement_withdrawn(state, event, body)
        case Attached() as body if fault := _fault(state, event, body):
            return state, quarantined(fault)
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
            return replace(state, attachments=(*state.attachments, _attachment(event, body)))
        case _ if event.type == "notification.received_after_forward":
            return replace(state, received_after_forward_at=_at(event))
        case _:
            return state


@lru_cache(maxsize=8)
def _all_of(events: tuple[bytes, ...]) -> frozenset[bytes]:
    """Give the events of a receipt as a set, once for the hundreds of notifications that one receipt touches."""
    return frozenset(events)


def _received(state: Notification, event: Event, body: Received) -> _Result:
    new = _unconfirmed(state, event.author.unit) & _all_of(body.events)
    if not new:
        return state, SUPERSEDED
    receipts = tuple(
        Receipt(moment.event, event.author.unit, event.author.device, _at(event))
        for moment in state.timeline
        if moment.event in new
    )
    changed = replace(state, receipts=(*state.receipts, *receipts), timeline=(*state.timeline, _moment(event)))
    return changed, APPLIED


def _acknowledged(state: Notification, event: Event, body: Acknowledged) -> _Result:
    entry = Acknowledgement(
        event=event.id,
        at=_at(event),
        authored_at=event.authored_at,
        device=event.author.device,
        person=body.person,
        file_number=body.file_number,
        responsible=body.responsible,
        phone=body.phone,
    )
    # Who acknowledges after all is competent after all: that counts, whoever had acknowledged before.
    later = bool(state.acknowledgements) and Mark.NOT_COMPETENT not in state.marks
    moment = replace(_moment(event), superseded=later)
    marks = tuple(mark for mark in state.marks if mark != Mark.NOT_COMPETENT)
    changed = replace(state, acknowledgements=(*state.acknowledgements, entry), marks=marks)
    return replace(changed, timeline=(*state.timeline, moment)), SUPERSEDED if later else APPLIED


def _acknowledgement_withdrawn(state: Notification, event: Event, body: AcknowledgementWithdrawn) -> _Result:
    found = next((one for one in state.acknowledgements if one.event == body.acknowledgement), None)
    if found is None:
        return state, quarantined("no_acknowledgement")
    rules = event.rules.of(state.rules_version)
    if rules is not None and _at(event) - found.at > rules.spans.withdraw_acknowledgement_minutes * _MINUTE_MS:
        return state, quarantined("too_late")
    kept = tuple(one for one in state.acknowledgements if one.event != body.acknowledgement)
    counts = kept[0].event if kept else b""
    timeline = tuple(
        replace(moment, superseded=False) if moment.event == counts else moment for moment in state.timeline
    )
    return replace(state, acknowledgements=kept, timeline=(*timeline, _moment(event))), APPLIED


def _fault(state: Notification, event: Event, body: Attached) -> str:
    """Say what keeps a file from being attached, empty if nothing does."""
    if len(event.chunks) != body.file.chunk_count:
        return "chunks_differ"
    if body.file.size > LARGEST_ATTACHMENT:
        return "attachment_too_large"
    return "too_many_attachments" if len(state.attachments) >= MOST_ATTACHMENTS else ""


def _attachment(event: Event, body: Attached) -> Attachment:
    return Attachment(event.id, body.file, body.digest, event.chunks, event.author.device, body.person, _at(event))


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
    return replace(state, marks=marks, timeline=(*state.timeline, _moment(event)))


def _at(event: Event) -> int:
    return event.authored_at if event.accepted_at is None else event.accepted_at


def _moment(event: Event) -> Moment:
    body = event.body
    call = body if isinstance(body, PhoneHandover) else None
    return Moment(
        event.id,
        event.type.removeprefix(_PREFIX),
        event.seq or 0,
        _at(event),
        event.authored_at,
        event.author.device,
        event.author.unit,
        getattr(body, "person", ""),
        call.to if call else _text(body),
        called_at=call.at if call else "",
        adopted_from=event.adopted_from,
    )


def _text(body: Any) -> str:
    return body.file.name if isinstance(body, Attached) else getattr(body, "reason", "")


def row(state: Notification) -> Row:
    """Give what lists of notifications show and search finds. Protected addresses are never part of it."""
    since = state.accepted_at or state.authored_at
    return Row(
        status=state.status,
        origin=state.from_unit,
        target=state.to_unit,
        group=state.notification_id,
        sort=since,
        clock=0 if state.clock_stopped else since,
        grade=state.urgency,
        text=" ".join((state.number, state.category, state.content.search_text())).strip(),
    )


def done(state: Notification) -> bool:
    """Say whether nothing more is to be done for any child."""
    return bool(state.processing) and all(
        step in (Processing.CLOSED, Processing.TAKEN_OVER, Processing.ERASED) for step in state.processing
    )


def erased(gone: Erased) -> Notification:
    """Give the notification that stands where one was erased: between whom, who had it erased and why; no content."""
    stone = gone.tombstone
    moment = Moment(
        event=gone.event,
        type=Processing.ERASED,
        seq=gone.seq,
        at=gone.accepted_at,
        authored_at=stone.authored_at,
        device=gone.device,
        unit=gone.unit,
        person=stone.person,
        text=stone.reason,
    )
    return Notification(
        id=gone.entity,
        notification_id=gone.entity,
        process_id=bytes(16),
        number="",
        category="",
        urgency="routine",
        rules_version="",
        from_unit=stone.origin,
        to_unit=stone.target,
        rule="",
        person="",
        event=gone.event,
        device=gone.device,
        authored_at=stone.authored_at,
        content=Content(),
        accepted_at=gone.accepted_at,
        processing=(Processing.ERASED,),
        timeline=(moment,),
    )


def receipts_due(state: Notification, unit: str) -> tuple[bytes, ...]:
    """Give the events by the other unit that no device of `unit` has confirmed, in their order.

    Receipts themselves are not confirmed.
    """
    due = _unconfirmed(state, unit)
    return tuple(moment.event for moment in state.timeline if moment.event in due)


def _unconfirmed(state: Notification, unit: str) -> set[bytes]:
    known = {receipt.event for receipt in state.receipts if receipt.unit == unit}
    others = {moment.event for moment in state.timeline if moment.unit != unit and moment.type not in _UNCONFIRMED}
    return others - known


def _with_ordinal(body: msgspec.Struct, ordinal: int) -> msgspec.Struct:
    return replace(body, number=with_ordinal(body.number, ordinal)) if isinstance(body, Notified) else body


NOTIFICATION: Final = Kind(
    name="notification",
    channel="pair",
    fold_version=6,
    bodies={"notified": Notified, **{name: step.body for name, step in STEPS.items()}},
    state=Notification,
    fold=fold,
    row=row,
    receipts=Receipts("notification.received", receipts_due, lambda state: state.urgency == "immediate", Received),
    alarm=lambda body: isinstance(body, Notified) and body.urgency == "immediate",
    with_ordinal=_with_ordinal,
    erased=erased,
)

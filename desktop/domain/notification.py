"""The notification's entry among the kinds: what lists show of it, and what stands where one was erased."""

from __future__ import annotations

from typing import Final

import msgspec
from msgspec.structs import replace

from desktop.domain.alike import marks
from desktop.domain.content import Content
from desktop.domain.deadlines import acknowledge_by
from desktop.domain.erasure import Erased
from desktop.domain.event import Due, Enclosure, FollowUps, Kind, Receipts, Row
from desktop.domain.forwarding import to_tell, told_of
from desktop.domain.notification_events import STEPS, Notified, Received, Supplemented
from desktop.domain.notification_fold import fold
from desktop.domain.notification_nowhere import goes_nowhere
from desktop.domain.notification_received import receipts_due
from desktop.domain.notification_state import Mark, Moment, Notification, Processing
from desktop.domain.notification_tasks import awaits
from desktop.domain.notification_told_also import recall_to_tell
from desktop.domain.numbering import with_ordinal
from desktop.domain.terms import Terms


def row(state: Notification) -> Row:
    """Give what lists of notifications show and search finds. Protected addresses are never part of it."""
    return Row(
        status=state.status,
        origin=state.from_unit,
        target=state.to_unit,
        group=state.notification_id,
        sort=state.accepted_at or state.authored_at,
        grade=state.graded,
        text=" ".join(_words(state)).strip(),
        awaits=awaits(state),
    )


def _words(state: Notification) -> tuple[str, ...]:
    """Give what it is found by, what was added included; an address that is protected by now is nowhere in it."""
    # What the receiver has given up is found by its number alone, on both sides.
    if Mark.RECALLED in state.marks:
        return state.number, state.category
    contents, protected = state.contents, state.protects
    words = [one.search_text(protected=protected) for one in contents]
    children = [child for one in contents for child in one.children]
    return state.number, state.category, *filter(None, words), marks(children)


def due(state: Notification, terms: Terms) -> int:
    """Give by when somebody is waited for, in the order of lists (ms since 1970 UTC); 0 while nobody is."""
    return 0 if state.clock_stopped else acknowledge_by(state, terms)


def _to_say(state: Notification, unit: str) -> tuple[Due, ...]:
    """Give what is said by itself elsewhere: to those who had it before, and to those who were told too."""
    return (*to_tell(state, unit), *recall_to_tell(state, unit))


def done(state: Notification) -> bool:
    """Say whether nothing more is to be done for any child."""
    return bool(state.processing) and all(
        step in (Processing.CLOSED, Processing.TAKEN_OVER, Processing.ERASED) for step in state.steps
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


def _with_ordinal(body: msgspec.Struct, ordinal: int) -> msgspec.Struct:
    """Number what was never sent anew; what was released keeps the number that its writer's device gave it."""
    if not isinstance(body, Notified) or body.released_by:
        return body
    return replace(body, number=with_ordinal(body.number, ordinal))


def _encloses(body: msgspec.Struct) -> tuple[Enclosure, ...]:
    """Give the proof of the first notice that a forwarded notification encloses, from the first stretch of its way."""
    if not isinstance(body, Notified) or body.enclosed is None:
        return ()
    first = body.enclosed.way[0]
    return (Enclosure(body.enclosed.proofs[0], (first.from_unit, first.to_unit)),)


NOTIFICATION: Final = Kind(
    name="notification",
    channel="pair",
    fold_version=27,
    bodies={"notified": Notified, **{name: step.body for name, step in STEPS.items()}},
    state=Notification,
    fold=fold,
    row=row,
    receipts=Receipts("notification.received", receipts_due, lambda state: state.graded == "immediate", Received),
    alarm=lambda body: isinstance(body, Notified | Supplemented) and body.urgency == "immediate",
    with_ordinal=_with_ordinal,
    encloses=_encloses,
    erased=erased,
    follow_ups=FollowUps(_to_say, told_of),
    goes_nowhere=goes_nowhere,
    due=due,
    named=frozenset(
        f"notification.{step}"
        for step in (
            "acknowledged",
            "asked",
            "supplemented",
            "corrected",
            "forwarded",
            "forwarded_on",
            "misdirected",
            "told_also",
        )
    ),
)

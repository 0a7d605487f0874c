"""The events of a notification and the table of who may write each, when, and what it does.

The table is the lifecycle: adding an event means a body here, a row in `STEPS` and, where it changes more than marks
and processing, a line in the fold. Bodies never change meaning; fields are only ever added at the end.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto
from typing import Annotated

import msgspec
from msgspec import Meta

from desktop.domain.catalogue import CategoryCode
from desktop.domain.content import Content
from desktop.domain.event_body import (
    ALL_CHILDREN,
    Child,
    Digest,
    EventBody,
    Id,
    IdOrNone,
    Short,
    Text,
    UrgencyCode,
    UrgencyOrNone,
)
from desktop.domain.file import File
from desktop.domain.notification_state import Delivery, Mark, Processing
from desktop.domain.notification_way import Leg
from wire.proof import Proof

MOST_LEGS = 16
"""How often a notification can be passed on."""
MOST_NAMED = 100
"""Additions and proofs that one event names; what is more goes into several."""


class Enclosed(EventBody, frozen=True):
    """What a forwarded notification encloses: the way it came, why it was passed on, and what proves who wrote it.

    The first proof is of the first notice, the others of what was added or put right until then. What the notification
    says stands in the proofs alone, so that nobody on the way can put words into the first sender's mouth.
    """

    way: Annotated[tuple[Leg, ...], Meta(min_length=1, max_length=MOST_LEGS)]
    reason: Text
    proofs: Annotated[tuple[Proof, ...], Meta(min_length=1, max_length=MOST_NAMED)]


class Notified(EventBody, frozen=True):
    """A unit notifies another about a child; one that passes on what another wrote encloses that.

    Where a second person had to release it, its author is that person, named in `released_by`; `person` wrote it, on
    the device `written_by`. `also` are the other units that it tells of the same incident.
    """

    notification_id: Id
    process_id: Id
    number: Short
    category: CategoryCode
    urgency: UrgencyCode
    rules_version: Short
    from_unit: Short
    to_unit: Short
    rule: Text
    person: Short
    content: Content
    override_reason: Text = ""
    released_by: Short = ""
    written_by: IdOrNone = b""
    enclosed: Enclosed | None = None
    also: Annotated[tuple[Short, ...], Meta(max_length=100)] = ()


class Received(EventBody, frozen=True):
    """A device of the unit has decrypted these events."""

    events: Annotated[tuple[Id, ...], Meta(min_length=1, max_length=500)]


class Acknowledged(EventBody, frozen=True):
    """A named person of the receiving unit has it, and takes the urgency as it is or, for a reason, as another."""

    person: Short
    file_number: Short = ""
    responsible: Short = ""
    phone: Short = ""
    urgency: UrgencyOrNone = ""
    reason: Text = ""


class AcknowledgementWithdrawn(EventBody, frozen=True):
    """The acknowledgement was a mistake; the clock runs on."""

    acknowledgement: Id
    reason: Text
    person: Short


class Remarked(EventBody, frozen=True):
    """A step that needs no more than a reason or a text and a person."""

    person: Short
    reason: Text = ""
    child: Child = ALL_CHILDREN


class Misdirected(EventBody, frozen=True):
    """It went to the wrong unit; `notes` are the words of the other unit that the sender takes note of by this.

    Who says it of their own knowledge notes none, which is not absent: that a program of before did not say.
    """

    person: Short
    reason: Text = ""
    child: Child = ALL_CHILDREN
    notes: Annotated[tuple[Id, ...], Meta(max_length=MOST_NAMED)] | None = None


class MisdirectionTakenBack(EventBody, frozen=True):
    """It went to the right unit after all: `words` are those of one's own unit that no longer hold."""

    person: Short
    reason: Annotated[str, Meta(min_length=1, max_length=4000)]
    words: Annotated[tuple[Id, ...], Meta(min_length=1, max_length=MOST_NAMED)]


class NotCompetent(EventBody, frozen=True):
    """The receiver is not competent, and may know who is; `code` is a reason of the rules, empty for none of them."""

    person: Short
    reason: Text
    suggested_unit: Short = ""
    code: Short = ""


class Forwarded(EventBody, frozen=True):
    """The receiver passed it on to another unit, where it has an id of its own.

    `known` are the additions that it encloses there, none and not empty where a program of before did not say.
    """

    person: Short
    reason: Text
    to_unit: Short
    forwarded_id: Id
    known: Annotated[tuple[Id, ...], Meta(max_length=MOST_NAMED)] | None = None


class AdditionsPassedOn(EventBody, frozen=True):
    """The receiver gave what was added to the unit it had passed it on to before, under the id it has there."""

    person: Short
    forwarded_id: Id
    additions: Annotated[tuple[Id, ...], Meta(min_length=1, max_length=MOST_NAMED)]


class AdditionsWithheld(EventBody, frozen=True):
    """A person of the receiving unit says why the unit it was passed on to does not need what was added."""

    person: Short
    reason: Annotated[str, Meta(min_length=1, max_length=4000)]
    forwarded_id: Id
    additions: Annotated[tuple[Id, ...], Meta(min_length=1, max_length=MOST_NAMED)]


class ReceivedAfterForward(EventBody, frozen=True):
    """A person of `unit`, which it was passed on to, has it: so the sender's own devices say once they were told.

    Without a unit, the receiver says what it believes.
    """

    person: Short
    reason: Text = ""
    child: Child = ALL_CHILDREN
    unit: Short = ""


class ReceiptAfterForwardWithdrawn(EventBody, frozen=True):
    """Nobody of `unit` has it after all; the clock of the sender runs again."""

    unit: Short
    person: Short = ""


class ForwardedOn(EventBody, frozen=True):
    """The unit that it was passed on to has passed it on to another, where it has an id of its own again."""

    by_unit: Short
    to_unit: Short
    forwarded_id: Id
    person: Short = ""


class ForwardTakenBack(EventBody, frozen=True):
    """The receiver has again what it had passed on: nobody is waited for where it went, under the id it has there."""

    person: Short
    reason: Text
    to_unit: Short
    forwarded_id: Id


class ForwardedOnTakenBack(EventBody, frozen=True):
    """The unit that it was passed on to has again what it had passed on to another."""

    by_unit: Short
    to_unit: Short
    forwarded_id: Id
    person: Short = ""


class PhoneHandover(EventBody, frozen=True):
    """It was handed over by telephone as well. `at` is RFC 3339 as the person entered it."""

    person: Short
    to: Short
    at: Short


class TakenOver(EventBody, frozen=True):
    """The receiver took it into its own file."""

    person: Short
    file_number: Short
    child: Child = ALL_CHILDREN


class Supplemented(EventBody, frozen=True):
    """Something was added (or corrected); the content of the first notice stays as it was.

    `content` holds only what is added or corrected, with `full` the whole report after an immediate notice.
    `explanation` says what there is to say of it, or what was wrong; `demand` what the receiver is to do. `question` is
    the event of the question it answers, else empty. `urgency` is the one it has from now on, empty where that stays.
    """

    person: Short
    content: Content
    explanation: Text = ""
    demand: Text = ""
    question: IdOrNone = b""
    full: bool = False
    rules_version: Short = ""
    urgency: UrgencyOrNone = ""


class ToldAlso(EventBody, frozen=True):
    """The sender has told another unit of it too, which has become competent by what was added."""

    person: Short
    to_unit: Short


class ToldAlsoRecalled(EventBody, frozen=True):
    """Another unit that was told too has given up what it had, under the id it had there."""

    to_unit: Short
    told_id: Id
    person: Short = ""


class Noted(EventBody, frozen=True):
    """A named person of the receiving unit has seen what was added or corrected by these events."""

    person: Short
    additions: Annotated[tuple[Id, ...], Meta(min_length=1, max_length=MOST_NAMED)]


class Asked(EventBody, frozen=True):
    """The receiver asks about a field of the form, by its path such as `children[0].condition`."""

    person: Short
    field: Annotated[str, Meta(pattern=r"\A[a-z_]+(\[[0-9]{1,2}\])?(\.[a-z_]+(\[[0-9]{1,2}\])?){0,4}\Z")]
    text: Annotated[str, Meta(min_length=1, max_length=4000)]


class Attached(EventBody, frozen=True):
    """A file was added, for whoever wants to fetch it. `digest` is the SHA-256 of what is in it."""

    person: Short
    file: File
    digest: Digest


class FeedbackGiven(EventBody, frozen=True):
    """What may be said about the outcome, as fixed answers; free text stays empty unless a rule allows it.

    Who is responsible, how to reach them and how it stands need no basis. `rules_version` is the one it was written by.
    """

    person: Short
    confirmed: Annotated[str, Meta(pattern=r"\A(yes|no|checking|unsaid)\Z")]
    acted: Annotated[str, Meta(pattern=r"\A(yes|no|unsaid)\Z")]
    still_active: Annotated[str, Meta(pattern=r"\A(yes|no|unsaid)\Z")]
    basis: Short
    child: Child = ALL_CHILDREN
    responsible: Short = ""
    reachable: Short = ""
    standing: Annotated[str, Meta(pattern=r"\A(in_progress|closed|)\Z")] = ""
    text: Text = ""
    rules_version: Short = ""


class Side(Enum):
    """Who may write an event."""

    SENDER = auto()
    RECEIVER = auto()
    EITHER = auto()


@dataclass(frozen=True, slots=True)
class Step:
    """A row of the table: who, from which deliveries, which mark it sets, which processing it sets, which mark ends."""

    body: type[msgspec.Struct]
    side: Side
    after: frozenset[Delivery]
    mark: Mark | None = None
    processing: Processing | None = None
    ends: Mark | None = None


_UNSENT = frozenset({Delivery.QUEUED})
_THERE = frozenset({Delivery.ACCEPTED, Delivery.DELIVERED, Delivery.ACKNOWLEDGED})
_HAD = frozenset({Delivery.ACKNOWLEDGED})
_ANY = _UNSENT | _THERE

STEPS: dict[str, Step] = {
    "received": Step(Received, Side.EITHER, _ANY),
    "acknowledged": Step(Acknowledged, Side.RECEIVER, _THERE),
    "acknowledgement_withdrawn": Step(AcknowledgementWithdrawn, Side.RECEIVER, _THERE),
    "withdrawn": Step(Remarked, Side.SENDER, _UNSENT, Mark.WITHDRAWN),
    "started": Step(Remarked, Side.RECEIVER, _HAD, None, Processing.IN_PROGRESS),
    "feedback_given": Step(FeedbackGiven, Side.RECEIVER, _HAD, None, Processing.FEEDBACK_GIVEN),
    "closed": Step(Remarked, Side.RECEIVER, _HAD, None, Processing.CLOSED),
    "taken_over": Step(TakenOver, Side.RECEIVER, _HAD, None, Processing.TAKEN_OVER),
    "reopened": Step(Remarked, Side.RECEIVER, _HAD, Mark.REOPENED, Processing.IN_PROGRESS),
    "not_competent": Step(NotCompetent, Side.RECEIVER, _THERE, Mark.NOT_COMPETENT),
    "forwarded": Step(Forwarded, Side.RECEIVER, _THERE, Mark.FORWARDED),
    "additions_passed_on": Step(AdditionsPassedOn, Side.RECEIVER, _THERE),
    "additions_withheld": Step(AdditionsWithheld, Side.RECEIVER, _THERE),
    "received_after_forward": Step(ReceivedAfterForward, Side.EITHER, _THERE),
    "received_after_forward_withdrawn": Step(ReceiptAfterForwardWithdrawn, Side.SENDER, _THERE),
    "forwarded_on": Step(ForwardedOn, Side.SENDER, _THERE),
    "forward_taken_back": Step(ForwardTakenBack, Side.RECEIVER, _THERE),
    "forwarded_on_taken_back": Step(ForwardedOnTakenBack, Side.SENDER, _THERE),
    "recall_requested": Step(Remarked, Side.SENDER, _THERE, Mark.RECALL_REQUESTED, ends=Mark.RECALL_REFUSED),
    "recall_refused": Step(Remarked, Side.RECEIVER, _THERE, Mark.RECALL_REFUSED, ends=Mark.RECALL_REQUESTED),
    "recalled": Step(Remarked, Side.RECEIVER, _THERE, Mark.RECALLED),
    "supplemented": Step(Supplemented, Side.SENDER, _ANY, Mark.SUPPLEMENTED),
    "corrected": Step(Supplemented, Side.SENDER, _ANY, Mark.CORRECTED),
    "told_also": Step(ToldAlso, Side.SENDER, _ANY),
    "told_also_recalled": Step(ToldAlsoRecalled, Side.SENDER, _ANY),
    "noted": Step(Noted, Side.RECEIVER, _THERE),
    "asked": Step(Asked, Side.RECEIVER, _THERE),
    "attached": Step(Attached, Side.SENDER, _ANY, Mark.SUPPLEMENTED),
    "reporter_shown": Step(Remarked, Side.EITHER, _ANY),
    "phone_handover": Step(PhoneHandover, Side.EITHER, _ANY, Mark.PHONE_HANDOVER),
    "restricted": Step(Remarked, Side.RECEIVER, _THERE, Mark.RESTRICTED),
    "misdirected": Step(Misdirected, Side.EITHER, _THERE, Mark.MISDIRECTED),
    "misdirection_taken_back": Step(MisdirectionTakenBack, Side.EITHER, _THERE, ends=Mark.MISDIRECTED),
}

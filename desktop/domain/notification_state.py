"""The state of one notification for one recipient unit, and the words for where it stands.

Delivery and processing are two things: delivery says how far the notice got, processing what the receiver does with
each child. Side marks stand beside both and never overwrite them. Nothing that merely waits is ever called sent.

A state is kept as a list of its values, without their names: it is written twice for every notification that comes in,
and a newer fold makes it anew. So fields may come and go here with the fold's version alone.
"""

from __future__ import annotations

from enum import StrEnum
from typing import Final

import msgspec
from msgspec.structs import replace

from desktop.domain.child_places import first_places
from desktop.domain.content import Child, Content
from desktop.domain.grading import Grading, raised
from desktop.domain.notification_said import (
    Acknowledgement,
    Attachment,
    Feedback,
    Misdirection,
    Question,
    Receipt,
    Supplement,
)
from desktop.domain.notification_way import Forward, Origin, onward


class Delivery(StrEnum):
    """How far a notification got."""

    DRAFT = "draft"
    QUEUED = "queued"
    ACCEPTED = "accepted"
    DELIVERED = "delivered"
    ACKNOWLEDGED = "acknowledged"


class Processing(StrEnum):
    """What the receiver does with one child's matter."""

    IN_PROGRESS = "in_progress"
    FEEDBACK_GIVEN = "feedback_given"
    CLOSED = "closed"
    TAKEN_OVER = "taken_over"
    ERASED = "erased"


class Mark(StrEnum):
    """What happened beside delivery and processing."""

    RELEASE_REQUESTED = "release_requested"
    RETURNED = "returned"
    WITHDRAWN = "withdrawn"
    FORWARDED = "forwarded"
    NOT_COMPETENT = "not_competent"
    RECALL_REQUESTED = "recall_requested"
    RECALLED = "recalled"
    RECALL_REFUSED = "recall_refused"
    SUPPLEMENTED = "supplemented"
    CORRECTED = "corrected"
    PHONE_HANDOVER = "phone_handover"
    REOPENED = "reopened"
    RESTRICTED = "restricted"
    MISDIRECTED = "misdirected"


_OVER: Final = frozenset({Mark.WITHDRAWN, Mark.RELEASE_REQUESTED, Mark.RETURNED})
"""The marks under which nobody waits for an acknowledgement."""
_NOT_HERE: Final = frozenset({Mark.NOT_COMPETENT, Mark.RECALLED})
"""With one of these an acknowledgement no longer says that somebody has the child."""
_RECALL: Final = frozenset({Mark.RECALL_REQUESTED, Mark.RECALLED})
"""Both together: the sender asked for it, and the receiver has erased it."""


class Moment(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """One entry of the timeline.

    `at` is the server's stamp, or the author's clock while `seq` is still 0; in ms UTC. `called_at` is when a
    telephone call was, as the person who noted it entered it. `adopted_from` is the device that wrote it, where
    `device` has taken it up; else empty. `about` is the third unit that it tells of, where there is one. `code` is a
    reason of the rules, beside the words in `text`.
    """

    event: bytes
    type: str
    seq: int
    at: int
    authored_at: int
    device: bytes
    unit: str
    person: str = ""
    text: str = ""
    superseded: bool = False
    called_at: str = ""
    adopted_from: bytes = b""
    about: str = ""
    code: str = ""


class Gone(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """Another unit has given up what it was told of the incident as `entity`; `told_again` once it was told anew."""

    unit: str
    entity: bytes
    told_again: bool = False


class Notification(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """Everything known of a notification to one unit.

    `released_by` names the second person who released it on `device`, where one had to. `urgency` is that of the first
    notice; by now it may be another (`graded`). `also` are the other units that its sender has told of the incident,
    `gone` what some of them have given up again.
    """

    id: bytes
    notification_id: bytes
    process_id: bytes
    number: str
    category: str
    urgency: str
    rules_version: str
    from_unit: str
    to_unit: str
    rule: str
    person: str
    event: bytes
    device: bytes
    authored_at: int
    content: Content
    accepted_at: int = 0
    alarm_mismatch: bool = False
    override_reason: str = ""
    released_by: str = ""
    acknowledgements: tuple[Acknowledgement, ...] = ()
    receipts: tuple[Receipt, ...] = ()
    supplements: tuple[Supplement, ...] = ()
    attachments: tuple[Attachment, ...] = ()
    processing: tuple[str, ...] = ()
    marks: tuple[str, ...] = ()
    origin: Origin | None = None
    forwards: tuple[Forward, ...] = ()
    timeline: tuple[Moment, ...] = ()
    questions: tuple[Question, ...] = ()
    feedback: tuple[Feedback, ...] = ()
    also: tuple[str, ...] = ()
    gone: tuple[Gone, ...] = ()
    misdirections: tuple[Misdirection, ...] = ()

    @property
    def child_count(self) -> int:
        """Say how many children are concerned by now, those that were added later included, each once."""
        return len(self.child_places)

    @property
    def places(self) -> tuple[int, ...]:
        """Give for each place at which an entry of a child stands, as events name it, where that child stands first."""
        later = ((one.content, one.corrects or one.full) for one in self.supplements)
        return first_places(((self.content, False), *later))

    @property
    def child_places(self) -> tuple[int, ...]:
        """Give the place of each child, whoever is named again once."""
        return tuple(sorted(set(self.places)))

    def child_number(self, place: int) -> int:
        """Give the number people call the child at a place by, from 1."""
        places = self.places
        return self.child_places.index(places[place]) + 1 if place < len(places) else place + 1

    def named_again(self, added: Supplement) -> tuple[int, ...]:
        """Give the numbers of the children that an addition names once more."""
        if added.corrects or added.full:
            return ()
        before = self.supplements[: self.supplements.index(added)]
        begin, places = len(replace(self, supplements=before).places), self.places
        again = (place for place in range(begin, begin + len(added.content.children)) if places[place] != place)
        return tuple([self.child_number(place) for place in again])

    @property
    def steps(self) -> tuple[str, ...]:
        """Give what the receiver does with each child; with one that came after the last step nothing yet."""
        places = self.places
        every = (*self.processing, *("",) * (len(places) - len(self.processing)))
        return tuple([step for place, step in enumerate(every) if place >= len(places) or places[place] == place])

    @property
    def contents(self) -> tuple[Content, ...]:
        """Give what was said first, and whatever was added or put right later."""
        return (self.content, *[one.content for one in self.supplements])

    @property
    def children(self) -> tuple[Child, ...]:
        """Give every child as it is named anywhere in it, each wording once."""
        return tuple(dict.fromkeys(child for one in self.contents for child in one.children))

    @property
    def protects(self) -> bool:
        """Say whether an address in it is protected by now."""
        return any(one.protects for one in self.contents)

    @property
    def unseen(self) -> tuple[Supplement, ...]:
        """Give what was added later and nobody of the recipient unit has said to have seen."""
        return tuple([one for one in self.supplements if not one.noted])

    @property
    def left_behind(self) -> tuple[Supplement, ...]:
        """Give what was added since the recipient passed it on, and which that unit has not been given."""
        last = self.own_forward
        return () if last is None else tuple([one for one in self.supplements if one.event not in last.knows])

    @property
    def to_pass_on(self) -> tuple[Supplement, ...]:
        """Give what of that nobody has decided to keep back: somebody of the recipient unit has to see to it."""
        # Most have nothing of that, and it is asked for each event.
        last = self.own_forward if self.forwards and self.supplements else None
        return () if last is None else tuple([one for one in self.supplements if one.event not in last.settled])

    @property
    def own_forward(self) -> Forward | None:
        """Give where the recipient itself passed it on to last, None where that was taken back or never was."""
        return next((one for one in reversed(self.open_forwards) if one.by_unit == self.to_unit), None)

    @property
    def open_questions(self) -> tuple[Question, ...]:
        """Give the questions that nobody has answered."""
        return tuple([one for one in self.questions if not one.answers])

    @property
    def gradings(self) -> tuple[Grading, ...]:
        """Give what was said of the urgency after the first notice, in its order.

        While nobody has it, whoever takes it reads all of it. Where somebody has, here or where it was passed on to,
        only their own word says that they saw it: what they wrote without a connection may stand behind it.
        """
        place = {one.event: index for index, one in enumerate(self.timeline)}
        counts = self.acknowledgement
        free = counts is None and self.arrived is None
        said = [
            Grading(one.event, one.urgency, one.at, asked=True, seen=free or bool(one.noted))
            for one in self.supplements
            if one.urgency
        ]
        if counts is not None and counts.urgency:
            said.append(Grading(counts.event, counts.urgency, counts.at, asked=False))
        return tuple(sorted(said, key=lambda one: place.get(one.event, -1)))

    @property
    def is_graded_anew(self) -> bool:
        """Say whether anything was said of the urgency after the first notice."""
        first = self.acknowledgement
        return bool(first and first.urgency) or any(one.urgency for one in self.supplements)

    @property
    def graded(self) -> str:
        """Give how urgent it is by now."""
        return self.gradings[-1].urgency if self.is_graded_anew else self.urgency

    @property
    def raised(self) -> Grading | None:
        """Give the higher urgency that its sender asked for after somebody had it and that nobody there has seen."""
        return raised(self.urgency, self.gradings) if self.is_graded_anew else None

    @property
    def acknowledgement(self) -> Acknowledgement | None:
        """Give the acknowledgement that counts: the first in the order that was not withdrawn."""
        return self.acknowledgements[0] if self.acknowledgements else None

    @property
    def delivered_at(self) -> int:
        """Give when the first device of the recipient had decrypted it, 0 if none has."""
        for receipt in self.receipts:
            if receipt.event == self.event and receipt.unit == self.to_unit:
                return receipt.at
        return 0

    @property
    def delivery(self) -> Delivery:
        """Say how far the notification got."""
        if self.acknowledgements:
            return Delivery.ACKNOWLEDGED
        if self.delivered_at:
            return Delivery.DELIVERED
        return Delivery.ACCEPTED if self.accepted_at else Delivery.QUEUED

    @property
    def status(self) -> str:
        """Give the one word a list shows: withdrawn or recalled first, then processing, then delivery.

        Of several children the one least far counts; while one is untouched and another is not, it is in progress, and
        so it is while somebody is waited for: lists look for no clock in what has come to its end.
        """
        if Mark.WITHDRAWN in self.marks:
            return Mark.WITHDRAWN
        # Given up unasked it is not over: the sender does not know yet.
        if Mark.RECALLED in self.marks and self.given_up:
            return Mark.RECALLED
        if not any(self.processing):
            return self.delivery
        steps = [step for step in Processing if step in self.steps]
        again = "" in self.steps or not self.clock_stopped
        return Processing.IN_PROGRESS if again else steps[0]

    @property
    def erased(self) -> bool:
        """Say whether nothing is left of it but that it was erased."""
        return Processing.ERASED in self.processing

    @property
    def open_forwards(self) -> tuple[Forward, ...]:
        """Give the way it goes on from its recipient: what was taken back is none, nor what went on from there."""
        return tuple(onward(self.forwards, self.to_unit))

    @property
    def forwarded_to(self) -> str:
        """Give the unit it was last passed on to, empty if it was not or all of that was taken back."""
        return self.open_forwards[-1].to_unit if self.open_forwards else ""

    @property
    def arrived(self) -> Forward | None:
        """Give where a person has it after it was passed on: one that has passed it on in turn has it no more."""
        passed_on = {forward.by_unit for forward in self.forwards if not forward.taken_back_at}
        has = (one for one in self.forwards if one.received_at and one.to_unit not in passed_on)
        return next(has, None)

    @property
    def suggested_unit(self) -> str:
        """Give the unit that the receiver held to be competent when it said that it is not, empty without one."""
        if Mark.NOT_COMPETENT not in self.marks:
            return ""
        return next((one.about for one in reversed(self.timeline) if one.type == Mark.NOT_COMPETENT), "")

    @property
    def units(self) -> frozenset[str]:
        """Give every unit that has had it or was to get it."""
        before = self.origin.units if self.origin else frozenset()
        return before | {self.from_unit, self.to_unit} | {forward.to_unit for forward in self.forwards}

    @property
    def given_up(self) -> bool:
        """Say whether the sender expects nothing of this recipient any more: recalled, or misdirected in its own word.

        The receiver's word that it was misdirected is not enough: until the sender knows, the child is with nobody.
        """
        if _RECALL.issubset(self.marks):
            return True
        return any(one.stands and one.unit == self.from_unit for one in self.misdirections)

    @property
    def also_recalled(self) -> frozenset[str]:
        """Give which of the other units that were told have given that up again."""
        return frozenset(one.unit for one in self.gone if not one.told_again)

    @property
    def misdirected_at(self) -> int:
        """Give since when it is known to be misdirected (stamp, in ms UTC), 0 if it is not."""
        return next((one.at for one in self.misdirections if one.stands), 0)

    @property
    def clock_stopped(self) -> bool:
        """Say whether nobody waits for this recipient's acknowledgement any more."""
        if self.erased or not _OVER.isdisjoint(self.marks) or self.given_up:
            return True
        if self.raised is not None or self.to_pass_on:
            return False
        if self.arrived is not None:
            return True
        if self.open_forwards:
            return False
        return bool(self.acknowledgements and _NOT_HERE.isdisjoint(self.marks))

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

from desktop.domain.content import Child, Content
from desktop.domain.file import File
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
_RECALL: Final = frozenset({Mark.RECALL_REQUESTED, Mark.RECALLED})
"""Both together: the sender asked for it, and the receiver has erased it."""


class Moment(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """One entry of the timeline.

    `at` is the server's stamp, or the author's clock while `seq` is still 0; in ms UTC. `called_at` is when a
    telephone call was, as the person who noted it entered it. `adopted_from` is the device that wrote it, where
    `device` has taken it up; else empty. `about` is the third unit that it tells of, where there is one.
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


class Acknowledgement(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """A named person of the recipient unit has the notification."""

    event: bytes
    at: int
    authored_at: int
    device: bytes
    person: str
    file_number: str = ""
    responsible: str = ""
    phone: str = ""


class Receipt(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """A device of `unit` has decrypted the event `event`."""

    event: bytes
    unit: str
    device: bytes
    at: int


class Noting(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """A named person of the recipient unit has seen what was added."""

    at: int
    device: bytes
    person: str


class Supplement(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """What the sender added later, or put right; the content of the first notice stays as it was.

    `explanation` is what there is to say of it, or what was wrong; `demand` what the receiver is to do. `question` is
    the event of the question it answers, else empty; `full` says that it is the whole report after an immediate notice.
    """

    event: bytes
    content: Content
    corrects: bool
    at: int = 0
    device: bytes = b""
    person: str = ""
    explanation: str = ""
    demand: str = ""
    question: bytes = b""
    full: bool = False
    noted: tuple[Noting, ...] = ()


class Question(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """What the receiver asked about a field of the form, and the supplements that answer it."""

    event: bytes
    at: int
    device: bytes
    person: str
    field: str
    text: str
    answers: tuple[bytes, ...] = ()


class Feedback(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """What the receiver told back of one child, or of all (-1), under which basis and rules."""

    event: bytes
    at: int
    device: bytes
    person: str
    child: int
    confirmed: str
    acted: str
    still_active: str
    basis: str
    responsible: str = ""
    reachable: str = ""
    standing: str = ""
    text: str = ""
    rules_version: str = ""


class Attachment(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """A file the sender added: the event that names it, the addresses of its chunks in order, who added it and when.

    `digest` is the SHA-256 of what is in it; `at` is in ms since 1970 UTC.
    """

    event: bytes
    file: File
    digest: bytes
    chunks: tuple[bytes, ...]
    device: bytes
    person: str
    at: int


class Notification(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """Everything known of a notification to one unit.

    `released_by` names the second person who released it on `device`, where one had to.
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

    @property
    def child_count(self) -> int:
        """Say how many children are concerned by now, those that were added later included."""
        added = sum(len(one.content.children) for one in self.supplements if not (one.full or one.corrects))
        return max(self.content.child_count + added, *(one.child_count for one in self.contents))

    @property
    def steps(self) -> tuple[str, ...]:
        """Give what the receiver does with each child; with one that came after the last step nothing yet."""
        return (*self.processing, *("",) * (self.child_count - len(self.processing)))

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
    def open_questions(self) -> tuple[Question, ...]:
        """Give the questions that nobody has answered."""
        return tuple([one for one in self.questions if not one.answers])

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

        Of several children the one least far counts; while one is untouched and another is not, it is in progress.
        """
        if Mark.WITHDRAWN in self.marks:
            return Mark.WITHDRAWN
        # Given up unasked it is not over: the sender does not know yet.
        if Mark.RECALLED in self.marks and self.given_up:
            return Mark.RECALLED
        if not any(self.processing):
            return self.delivery
        steps = [step for step in Processing if step in self.steps]
        return Processing.IN_PROGRESS if "" in self.steps else steps[0]

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
        told = (one for one in self.timeline if one.type == Mark.MISDIRECTED) if Mark.MISDIRECTED in self.marks else ()
        return any(one.unit == self.from_unit for one in told)

    @property
    def misdirected_at(self) -> int:
        """Give since when it is known to be misdirected (stamp, in ms UTC), 0 if it is not."""
        return next((one.at for one in self.timeline if one.type == Mark.MISDIRECTED), 0)

    @property
    def clock_stopped(self) -> bool:
        """Say whether nobody waits for this recipient's acknowledgement any more."""
        if self.erased or not _OVER.isdisjoint(self.marks) or self.given_up:
            return True
        if self.arrived is not None:
            return True
        if self.open_forwards:
            return False
        return bool(self.acknowledgements and Mark.NOT_COMPETENT not in self.marks)

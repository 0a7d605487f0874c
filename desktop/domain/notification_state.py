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

from desktop.domain.content import Content
from desktop.domain.file import File


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
    SUPPLEMENTED = "supplemented"
    CORRECTED = "corrected"
    PHONE_HANDOVER = "phone_handover"
    REOPENED = "reopened"
    RESTRICTED = "restricted"
    MISDIRECTED = "misdirected"


_OVER: Final = frozenset({Mark.WITHDRAWN, Mark.RECALLED, Mark.RELEASE_REQUESTED, Mark.RETURNED})
"""The marks under which nobody waits for an acknowledgement."""


class Moment(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """One entry of the timeline.

    `at` is the server's stamp, or the author's clock while `seq` is still 0; in ms UTC. `called_at` is when a
    telephone call was, as the person who noted it entered it. `adopted_from` is the device that wrote it, where
    `device` has taken it up; else empty.
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


class Supplement(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """What the sender added later, or put right; the content of the first notice stays as it was."""

    event: bytes
    content: Content
    corrects: bool


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
    forwarded_to: str = ""
    received_after_forward_at: int = 0
    timeline: tuple[Moment, ...] = ()

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
        for mark in (Mark.WITHDRAWN, Mark.RECALLED):
            if mark in self.marks:
                return mark
        if not any(self.processing):
            return self.delivery
        steps = [step for step in Processing if step in self.processing]
        return Processing.IN_PROGRESS if "" in self.processing else steps[0]

    @property
    def erased(self) -> bool:
        """Say whether nothing is left of it but that it was erased."""
        return Processing.ERASED in self.processing

    @property
    def clock_stopped(self) -> bool:
        """Say whether nobody waits for this recipient's acknowledgement any more."""
        over_for_good = self.received_after_forward_at or self.erased
        return bool(self.acknowledgements and Mark.NOT_COMPETENT not in self.marks and not self.forwarded_to) or bool(
            over_for_good or not _OVER.isdisjoint(self.marks)
        )

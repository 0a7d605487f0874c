"""What was said of a notification after it was sent, one value each: by whom, when, and what.

Kept in its state (`notification_state.py`) as lists of values without names; what they mean together is said there.
"""

from __future__ import annotations

import msgspec

from desktop.domain.content import Content
from desktop.domain.file import File


class Acknowledgement(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """A named person of the recipient unit has the notification; `urgency` is the one they gave it, empty as it was."""

    event: bytes
    at: int
    authored_at: int
    device: bytes
    person: str
    file_number: str = ""
    responsible: str = ""
    phone: str = ""
    urgency: str = ""
    reason: str = ""


class Misdirection(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """A unit's word that it went to the wrong one, which `stands` until it is `ended_by` an event that takes it back.

    `notes` are the other unit's words that the sender took note of by this one: with them it falls.
    """

    event: bytes
    unit: str
    device: bytes
    at: int
    notes: tuple[bytes, ...] = ()
    ended_by: bytes = b""

    @property
    def stands(self) -> bool:
        """Say whether nobody has taken it back."""
        return not self.ended_by


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
    `urgency` is the one the notification has from then on, empty where that stays.
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
    urgency: str = ""


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

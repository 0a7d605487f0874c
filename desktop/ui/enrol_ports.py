"""What the enrolment screen is handed and hands out: plain values, and what it asks of whoever knows invites.

The screen cannot read an invite itself; the program gives it somebody who can. No Qt, no network and no keys here.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Protocol


@dataclass(frozen=True, slots=True)
class Given:
    """What a person has of an invite: a file's content, or letters with the server's address."""

    content: bytes = field(default=b"", repr=False)
    letters: str = field(default="", repr=False)
    server: str = ""
    ca_file: str = ""
    """The path of a certificate (PEM) to trust besides those of the system, empty for none."""


@dataclass(frozen=True, slots=True)
class InviteShown:
    """An invite as the server's signed directory knows it; `invite` goes back unseen with the request."""

    agency: str
    unit: str
    roles: str
    server: str
    expires: str
    fingerprint: str
    """64 hexadecimal digits."""
    words: tuple[str, ...]
    """The same as words, to be read out."""
    invite: object = field(default=None, repr=False)


@dataclass(frozen=True, slots=True)
class Request:
    """Everything needed to enrol, once a person has compared and chosen."""

    invite: object = field(repr=False)
    person: str
    passphrase: str = field(repr=False)
    label: str = ""
    """What to call the profile in the list: agency and unit, never the person."""
    phone: str = field(default="", repr=False)
    """The person's number for queries."""
    ca_file: str = ""


@dataclass(frozen=True, slots=True)
class Enrolled:
    """How an enrolment ended: the profile's key and name for the list, and its state.

    `state` is `active`, `waiting_for_admission`, or `not_enrolled` where the server's answer was lost and the profile
    goes on by itself at its next sync.
    """

    key: str
    label: str
    state: str


@dataclass(frozen=True, slots=True)
class Preset:
    """An invite that lies ready: its file's name and content, and what the person is called, empty where nobody knows.

    `compared` says that nobody has to compare it any more, `asks` that there is something to ask all the same.
    """

    name: str
    content: bytes = field(repr=False)
    person: str
    compared: bool
    asks: bool


class InviteReading(Protocol):
    """What can be said of an invite at once, without the server."""

    def read(self, given: Given) -> None:
        """Refuse what is no whole invite, or no certificate; raises `Refused` naming `letters`, `server` or nothing."""


class Reading(InviteReading, Protocol):
    """What can be said at once, without the server."""

    def check_person(self, name: str) -> None:
        """Refuse what is no name; raises `Refused`."""

    def check_phone(self, number: str) -> None:
        """Refuse what is no telephone number; raises `Refused`."""

    def check_passphrase(self, passphrase: str) -> None:
        """Refuse a new passphrase that does not keep to the rules; raises `Refused`."""

"""What is said of a release, and how one stands: a second person of the unit looks at a notification before it goes.

The bodies of its events never change meaning; fields are only ever added at the end. The state is kept as a list of its
values, and a newer fold makes it anew. It decides nothing: what follows what stands in `release.py`.
"""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

import msgspec
from msgspec import Meta

from desktop.domain.catalogue import CategoryCode
from desktop.domain.content import Content
from desktop.domain.event_body import EventBody, Id, Short, Text, UrgencyCode
from desktop.domain.notification_state import Moment


class Addressee(EventBody, frozen=True):
    """A unit that is to receive the notification, the rule that led to it, and the children it is told of.

    They are counted from 0; none stands for all.
    """

    unit: Short
    rule: Text
    children: Annotated[tuple[Annotated[int, Meta(ge=0, le=50)], ...], Meta(max_length=50)] = ()


class ReleaseRequested(EventBody, frozen=True):
    """Somebody has written a notification that a second person has to release; here is all of it.

    `called` and `called_at` are whom the writer told by telephone already, and when, as entered; both may be empty.
    """

    process_id: Id
    number: Short
    category: CategoryCode
    urgency: UrgencyCode
    rules_version: Short
    from_unit: Short
    recipients: Annotated[tuple[Addressee, ...], Meta(min_length=1, max_length=50)]
    person: Short
    content: Content
    override_unit: Short = ""
    override_reason: Text = ""
    called: Short = ""
    called_at: Short = ""


class ReleaseDecided(EventBody, frozen=True):
    """A second person released the notification as the event `request` has it, or returned it with a reason."""

    request: Id
    person: Short
    reason: Text = ""


class RequestWithdrawn(EventBody, frozen=True):
    """The request was taken back by who made it, or the release while its notification had gone nowhere yet."""

    person: Short
    reason: Text = ""


class Standing(StrEnum):
    """Where a request stands."""

    REQUESTED = "release_requested"
    RETURNED = "returned"
    RELEASED = "released"
    WITHDRAWN = "withdrawn"


class Asked(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """One request: its event, the device that made it, and what it said."""

    event: bytes
    device: bytes
    body: ReleaseRequested


class Given(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """A release: the event of the request it was given to, and the device that gave it."""

    request: bytes
    device: bytes


class Release(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """Everything known of the release of one notification; its id is the notification's.

    `asked` are the requests in their order: whoever gets a notification back asks again with another text. `released`
    is the event of the one that was released, empty while none is; `releaser` the device that released it. `others` are
    releases that came second: what one of them sent is out, so it holds once the first is taken back.
    """

    id: bytes
    asked: tuple[Asked, ...]
    standing: Standing
    asked_at: int
    released: bytes = b""
    releaser: bytes = b""
    reason: str = ""
    timeline: tuple[Moment, ...] = ()
    others: tuple[Given, ...] = ()

    @property
    def request(self) -> Asked:
        """Give the request that counts: the one that was released, else the last."""
        return self.of(self.released) or self.asked[-1]

    def of(self, event: bytes) -> Asked | None:
        """Give the request that an event made, None if it made none."""
        return next((one for one in self.asked if one.event == event), None)

    @property
    def open(self) -> bool:
        """Say whether somebody still has something to do with it: decide on it, or put it right."""
        return self.standing in (Standing.REQUESTED, Standing.RETURNED)

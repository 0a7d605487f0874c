"""The timeline of a notification: what an event says there."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

import msgspec

from desktop.domain.event import Event
from desktop.domain.notification_events import (
    Attached,
    Forwarded,
    ForwardedOn,
    ForwardedOnTakenBack,
    ForwardTakenBack,
    NotCompetent,
    PhoneHandover,
    ReceiptAfterForwardWithdrawn,
    ReceivedAfterForward,
    ToldAlso,
    ToldAlsoRecalled,
)
from desktop.domain.notification_state import Moment

PREFIX: Final = "notification."
"""What the type of every event of a notification begins with."""
_SUPERSEDED: Final = False
"""Whoever makes an entry of what is superseded says so afterwards."""


def moment(event: Event) -> Moment:
    """Give what the timeline says of an event."""
    # By place and by tables, as whatever is made for every event.
    body, author = event.body, event.author
    told = type(body)
    text, about = _TEXTS.get(told), _ABOUT.get(told)
    return Moment(
        event.id,
        event.type.removeprefix(PREFIX),
        event.seq or 0,
        event.at,
        event.authored_at,
        author.device,
        author.unit,
        getattr(body, "person", ""),
        getattr(body, "reason", "") if text is None else text(body),
        _SUPERSEDED,
        body.at if told is PhoneHandover else "",
        event.adopted_from,
        "" if about is None else about(body),
        body.code if told is NotCompetent else "",
    )


_TEXTS: Final[dict[type[msgspec.Struct], Callable[[Any], str]]] = {
    Attached: lambda body: body.file.name,
    PhoneHandover: lambda body: body.to,
}
"""What is said of an event, where that is no reason."""
_ABOUT: Final[dict[type[msgspec.Struct], Callable[[Any], str]]] = {
    Forwarded: lambda body: body.to_unit,
    ForwardedOn: lambda body: body.to_unit,
    ForwardedOnTakenBack: lambda body: body.to_unit,
    ForwardTakenBack: lambda body: body.to_unit,
    ReceivedAfterForward: lambda body: body.unit,
    ReceiptAfterForwardWithdrawn: lambda body: body.unit,
    NotCompetent: lambda body: body.suggested_unit,
    ToldAlso: lambda body: body.to_unit,
    ToldAlsoRecalled: lambda body: body.to_unit,
}
"""The third unit that an event tells of, where it tells of one."""

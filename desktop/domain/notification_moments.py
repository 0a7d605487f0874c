"""The timeline of a notification: what an event says there."""

from __future__ import annotations

from typing import Any, Final

from desktop.domain.event import Event
from desktop.domain.notification_events import (
    Attached,
    Forwarded,
    ForwardedOn,
    NotCompetent,
    PhoneHandover,
    ReceiptAfterForwardWithdrawn,
    ReceivedAfterForward,
)
from desktop.domain.notification_state import Moment

PREFIX: Final = "notification."
"""What the type of every event of a notification begins with."""


def moment(event: Event) -> Moment:
    """Give what the timeline says of an event."""
    body = event.body
    call = body if isinstance(body, PhoneHandover) else None
    return Moment(
        event.id,
        event.type.removeprefix(PREFIX),
        event.seq or 0,
        event.at,
        event.authored_at,
        event.author.device,
        event.author.unit,
        getattr(body, "person", ""),
        call.to if call else _text(body),
        called_at=call.at if call else "",
        adopted_from=event.adopted_from,
        about=_about(body),
    )


def _text(body: Any) -> str:
    return body.file.name if isinstance(body, Attached) else getattr(body, "reason", "")


def _about(body: Any) -> str:
    match body:
        case Forwarded() | ForwardedOn():
            return body.to_unit
        case ReceivedAfterForward() | ReceiptAfterForwardWithdrawn():
            return body.unit
        case NotCompetent():
            return body.suggested_unit
        case _:
            return ""

"""Files attached to a notification: what is let in, and what is kept of it."""

from __future__ import annotations

from typing import Final

from desktop.domain.event import Event
from desktop.domain.notification_events import Attached
from desktop.domain.notification_said import Attachment
from desktop.domain.notification_state import Notification

LARGEST_ATTACHMENT: Final = 50 * 1024 * 1024
"""In bytes: what is larger is a document of its own."""
MOST_ATTACHMENTS: Final = 100
"""Of one notification: several devices of a unit may add some at once, each far fewer."""


def fault(state: Notification, event: Event, body: Attached) -> str:
    """Say what keeps a file from being attached, empty if nothing does."""
    if len(event.chunks) != body.file.chunk_count:
        return "chunks_differ"
    if body.file.size > LARGEST_ATTACHMENT:
        return "attachment_too_large"
    return "too_many_attachments" if len(state.attachments) >= MOST_ATTACHMENTS else ""


def attachment(event: Event, body: Attached) -> Attachment:
    """Give what is kept of an attached file."""
    return Attachment(event.id, body.file, body.digest, event.chunks, event.author.device, body.person, event.at)

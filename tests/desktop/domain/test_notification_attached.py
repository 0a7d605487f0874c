"""What is attached to a notification, and what no rule lets through."""

from __future__ import annotations

from msgspec.structs import replace

from desktop.domain.file import CHUNK_BYTES
from desktop.domain.notification_attached import LARGEST_ATTACHMENT, MOST_ATTACHMENTS
from desktop.domain.notification_said import Attachment
from desktop.domain.outcome import quarantined
from tests.desktop.domain.test_event import SENDER, STAMPED_AT, number
from tests.desktop.domain.test_notification_events import BODIES, applied, in_delivery, step

ATTACHED = BODIES["attached"]


def test_an_attachment_is_kept_with_its_chunks() -> None:
    """The state names file, digest and chunks, who attached it and when; its name stands in the timeline."""
    state = applied(in_delivery("delivered"), "attached", SENDER, 5)
    (kept,) = state.attachments
    assert kept == Attachment(
        number(5), ATTACHED.file, ATTACHED.digest, (bytes(32),), SENDER.device, "A. Ohm", STAMPED_AT
    )
    assert (state.timeline[-1].text, state.content) == ("foto.jpg", in_delivery("delivered").content)


def test_attachments_stay_in_their_order() -> None:
    """A second file stands behind the first, and the mark stands once."""
    state = applied(applied(in_delivery("queued"), "attached", SENDER, 5), "attached", SENDER, 6)
    assert [one.event for one in state.attachments] == [number(5), number(6)]
    assert state.marks == ("supplemented",)


def test_a_file_without_its_chunks_is_not_attached() -> None:
    """As many chunks as the file's size asks for stand in the header, no more and no fewer."""
    state = in_delivery("accepted")
    for chunks in ((), (bytes(32), bytes(32))):
        assert step(state, "attached", SENDER, 5, chunks=chunks) == (state, quarantined("chunks_differ"))


def test_what_is_too_large_or_too_much_is_not_attached() -> None:
    """A hostile member cannot let the state of a notification grow without end."""
    state = in_delivery("accepted")
    count = LARGEST_ATTACHMENT // CHUNK_BYTES + 1
    large = replace(ATTACHED, file=replace(ATTACHED.file, size=LARGEST_ATTACHMENT + 1))
    assert step(state, "attached", SENDER, 5, body=large, chunks=(bytes(32),) * count) == (
        state,
        quarantined("attachment_too_large"),
    )
    for seq in range(10, 10 + MOST_ATTACHMENTS):
        state = applied(state, "attached", SENDER, seq)
    assert step(state, "attached", SENDER, 500) == (state, quarantined("too_many_attachments"))

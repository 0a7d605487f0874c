"""The timeline of a notification: what an event says there."""

from __future__ import annotations

from tests.desktop.domain.test_event import SENDER
from tests.desktop.domain.test_notification_events import applied, in_delivery


def test_the_timeline_says_with_whom_one_spoke() -> None:
    """A handover by telephone shows to whom and when as entered, other steps show their reason."""
    state = applied(in_delivery("queued"), "phone_handover", SENDER, 2)
    assert (state.timeline[-1].text, state.timeline[-1].called_at) == ("Rufbereitschaft", "2026-01-31T03:05+01:00")
    state = applied(state, "withdrawn", SENDER, 3)
    assert (state.timeline[-1].text, state.timeline[-1].called_at) == ("erledigt", "")

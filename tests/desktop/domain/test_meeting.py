"""The kind of meetings: where it lives, and what its list shows."""

from __future__ import annotations

from desktop.domain.meeting import MEETING
from desktop.domain.meeting_events import ItemAdded, ItemRemoved, MeetingCancelled
from tests.desktop.domain.meetings import after, planned
from tests.desktop.domain.test_event import number


def test_all_units_read_meetings() -> None:
    """It lives in the channel of the cooperation, and everybody's search finds it."""
    assert (MEETING.channel, MEETING.searched) == ("cooperation", True)


def test_a_cancelled_meeting_stays_in_the_list() -> None:
    """Whoever looks for it has to find that it does not take place."""
    row = MEETING.row(after(planned(), MeetingCancelled()))
    assert (row.status, row.text) == ("cancelled", "Fachtreffen Kreishaus ")


def test_what_was_struck_from_the_minutes_is_not_found() -> None:
    """A removed item has no words in the search."""
    state = after(planned(), ItemAdded("note", {"text": "Irrtum"}), ItemRemoved(number(2)))
    assert "Irrtum" not in MEETING.row(state).text

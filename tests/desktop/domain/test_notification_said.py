"""What was said of a notification: each value says only what somebody said."""

from __future__ import annotations

from desktop.domain.content import Content
from desktop.domain.notification_said import Acknowledgement, Supplement
from tests.desktop.domain.test_event import RECEIVER, number


def test_whoever_says_nothing_of_the_urgency_leaves_it() -> None:
    """Neither an acknowledgement nor an addition changes the urgency by itself, and nobody has seen what was added."""
    confirmed = Acknowledgement(number(1), 5, 5, RECEIVER.device, "B. Watt")
    added = Supplement(number(2), Content(), corrects=True)
    assert (confirmed.urgency, confirmed.reason, added.urgency, added.noted) == ("", "", "", ())

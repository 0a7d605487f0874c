"""What a unit has to do with a notification besides acknowledging it."""

from __future__ import annotations

from msgspec.structs import replace

from desktop.domain.notification_state import Mark
from desktop.domain.notification_tasks import awaits
from tests.desktop.domain.test_notification_events import in_delivery


def test_a_recall_waits_for_the_receiver() -> None:
    """A recall is to be confirmed by the receiver, until it is."""
    state = in_delivery("acknowledged")
    assert awaits(state) == ""
    asked = replace(state, marks=(Mark.RECALL_REQUESTED,))
    assert awaits(asked) == f"recall@{state.to_unit}"
    assert awaits(replace(asked, marks=(Mark.RECALL_REQUESTED, Mark.RECALLED))) == ""

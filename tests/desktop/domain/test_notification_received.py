"""Receipts of a notification: who owes whom which, and that none is owed for a receipt."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from desktop.domain.notification import NOTIFICATION
from desktop.domain.notification_events import (
    Received,
)
from desktop.domain.notification_received import receipts_due
from desktop.domain.outcome import SUPERSEDED
from tests.desktop.domain.test_event import RECEIVER, SENDER, STAMPED_AT, number
from tests.desktop.domain.test_notification_acknowledged import COLLEAGUE, acknowledged_twice
from tests.desktop.domain.test_notification_events import applied, in_delivery, step


def test_a_receipt_is_due_to_the_other_unit() -> None:
    """The receiver owes a receipt of the notice, and the sender none of its own."""
    state = in_delivery("accepted")
    assert receipts_due(state, RECEIVER.unit) == (number(1),)
    assert receipts_due(state, SENDER.unit) == ()


def test_no_receipt_is_due_for_a_receipt() -> None:
    """Two units do not confirm each other's confirmations for ever."""
    state = in_delivery("delivered")
    assert receipts_due(state, SENDER.unit) == ()
    assert receipts_due(state, RECEIVER.unit) == ()


def test_both_units_confirm_the_others_events() -> None:
    """The sender owes a receipt of the acknowledgement, the receiver one of the supplement, until it is written."""
    state = applied(in_delivery("acknowledged"), "supplemented", SENDER, 4)
    assert receipts_due(state, SENDER.unit) == (number(3),)
    assert receipts_due(state, RECEIVER.unit) == (number(4),)
    state = applied(state, "received", SENDER, 5, body=Received((number(3),)))
    state = applied(state, "received", RECEIVER, 6, body=Received((number(4),)))
    assert receipts_due(state, SENDER.unit) == receipts_due(state, RECEIVER.unit) == ()


def test_a_superseded_acknowledgement_is_confirmed_too() -> None:
    """The sender's receipt covers both acknowledgements, as both are shown."""
    assert receipts_due(acknowledged_twice(), SENDER.unit) == (number(3), number(4))


def test_a_receipt_says_which_device_and_when() -> None:
    """The delivery proof names event, unit, device and stamp."""
    (receipt,) = in_delivery("delivered").receipts
    assert (receipt.event, receipt.unit) == (number(1), RECEIVER.unit)
    assert (receipt.device, receipt.at) == (RECEIVER.device, STAMPED_AT)


USELESS = {
    "again": (RECEIVER, Received((number(1),))),
    "again by a colleague's device": (COLLEAGUE, Received((number(1),))),
    "of an unknown event": (RECEIVER, Received((number(77),))),
    "of a receipt": (SENDER, Received((number(2),))),
    "of one's own notice": (SENDER, Received((number(1),))),
}


@pytest.mark.parametrize("case", USELESS)
def test_a_receipt_that_confirms_nothing_new_changes_nothing(case: str) -> None:
    """A double, unknown or own receipt is superseded."""
    by, body = USELESS[case]
    state = in_delivery("delivered")
    assert step(state, "received", by, 9, body=body) == (state, SUPERSEDED)


def test_a_receipt_takes_what_is_new_of_its_list() -> None:
    """A list of known, foreign, doubled and new events confirms each new one once."""
    state = applied(in_delivery("delivered"), "supplemented", SENDER, 4)
    listed = Received((number(1), number(77), number(4), number(4)))
    state = applied(state, "received", RECEIVER, 5, body=listed)
    assert [receipt.event for receipt in state.receipts] == [number(1), number(4)]


def test_receipts_are_part_of_the_kind() -> None:
    """An immediate notification's receipt goes at once, others may wait a moment."""
    rule = NOTIFICATION.receipts
    assert rule is not None
    state = in_delivery("accepted")
    assert rule.type == "notification.received"
    assert rule.due(state, RECEIVER.unit) == (number(1),)
    assert rule.body((number(1),)) == Received((number(1),))
    assert [rule.urgent(replace(state, urgency=one)) for one in ("immediate", "urgent")] == [True, False]

"""The fold of a notification: its start, its children, forwarding, and that it is pure."""

from __future__ import annotations

from typing import Any

import pytest
from msgspec.structs import replace

from desktop.domain.content import Child, Content
from desktop.domain.notification import NOTIFICATION, done
from desktop.domain.notification_events import (
    FeedbackGiven,
    Remarked,
    TakenOver,
)
from desktop.domain.outcome import APPLIED, quarantined
from tests.desktop.domain.test_event import ENTITY, RECEIVER, SENDER, STAMPED_AT, UNITS, WRITTEN_AT, author, number
from tests.desktop.domain.test_event import event as event_of
from tests.desktop.domain.test_notification_acknowledged import acknowledged_twice
from tests.desktop.domain.test_notification_events import NOTIFIED, applied, in_delivery, step


def test_a_notification_starts_as_it_was_written() -> None:
    """The state holds what the sender said, under the entity's id, with the server's stamp."""
    state = applied(None, "notified", SENDER, 1, alarm=True)
    assert (state.id, state.event, state.device) == (ENTITY, number(1), SENDER.device)
    assert (state.from_unit, state.to_unit, state.person) == (SENDER.unit, RECEIVER.unit, "A. Ohm")
    assert (state.accepted_at, state.authored_at) == (STAMPED_AT, WRITTEN_AT)
    assert state.content == NOTIFIED.content
    assert [moment.type for moment in state.timeline] == ["notified"]


def test_without_a_stamp_it_is_queued() -> None:
    """What the server has not accepted has no stamp and no seq, and shows the author's time."""
    state = applied(None, "notified", SENDER, 1, at=None)
    assert (state.delivery, state.accepted_at) == ("queued", 0)
    assert (state.timeline[0].seq, state.timeline[0].at) == (0, WRITTEN_AT)


WRONG_UNITS: dict[str, dict[str, Any]] = {
    "in another's name": {"by": RECEIVER},
    "to a unit that cannot read it": {"body": replace(NOTIFIED, to_unit="asd-kempen")},
    "to itself": {"body": replace(NOTIFIED, to_unit=SENDER.unit)},
    "in the channel of other units": {"units": (SENDER.unit, "asd-kempen")},
}


@pytest.mark.parametrize("case", WRONG_UNITS)
def test_a_notification_is_between_the_units_of_its_channel(case: str) -> None:
    """A start whose units are not author and channel makes nothing."""
    other = dict(WRONG_UNITS[case])
    assert step(None, "notified", other.pop("by", SENDER), 1, **other) == (None, quarantined("units_differ"))


def test_the_order_of_a_channels_units_says_nothing() -> None:
    """Sender and receiver may stand either way round in the channel."""
    assert step(None, "notified", SENDER, 1, units=UNITS[::-1])[1] == APPLIED


def test_a_notification_starts_once() -> None:
    """A second start under the same id does not change the first."""
    state = in_delivery("delivered")
    again = replace(NOTIFIED, person="Mallory")
    assert step(state, "notified", SENDER, 9, body=again) == (state, quarantined("notified_already"))


def test_an_administrator_does_not_notify() -> None:
    """A start by somebody without a working role makes nothing."""
    administrator = author(SENDER.unit, "administrator")
    assert step(None, "notified", administrator, 1) == (None, quarantined("role_not_permitted"))


@pytest.mark.parametrize(
    ("urgency", "bit", "mismatch"),
    [
        ("immediate", True, False),
        ("immediate", False, False),
        ("urgent", True, True),
        ("routine", True, True),
        ("urgent", False, False),
    ],
)
def test_an_alarm_without_cause_is_shown(urgency: str, *, bit: bool, mismatch: bool) -> None:
    """A bit on what is not immediate is a mismatch, while an immediate one may travel without it by policy."""
    body = replace(NOTIFIED, urgency=urgency)
    assert applied(None, "notified", SENDER, 1, body=body, alarm=bit).alarm_mismatch is mismatch


def test_what_waits_in_the_queue_can_be_withdrawn_and_what_was_accepted_cannot() -> None:
    """The sender takes back what the server does not have; after that it takes a recall."""
    assert applied(in_delivery("queued"), "withdrawn", SENDER, 2).status == "withdrawn"
    state = in_delivery("accepted")
    assert step(state, "withdrawn", SENDER, 2) == (state, quarantined("not_in_this_state"))
    assert applied(state, "recall_requested", SENDER, 2).status == "accepted"


def test_each_child_goes_its_own_way() -> None:
    """Two children of one notification are processed apart, and all is done when both are."""
    state = in_delivery("acknowledged")
    state = applied(state, "started", RECEIVER, 4)
    state = applied(state, "closed", RECEIVER, 5, body=Remarked("B. Watt", child=0))
    assert state.processing == ("closed", "in_progress")
    assert not done(state)
    feedback = FeedbackGiven("B. Watt", "yes", "yes", "no", "§ 64", child=1)
    state = applied(state, "feedback_given", RECEIVER, 6, body=feedback)
    assert state.processing == ("closed", "feedback_given")
    assert not done(state)
    state = applied(state, "taken_over", RECEIVER, 7, body=TakenOver("B. Watt", "51-77", child=1))
    assert state.processing == ("closed", "taken_over")
    assert done(state)
    state = applied(state, "reopened", RECEIVER, 8, body=Remarked("B. Watt", child=0))
    assert state.processing == ("in_progress", "taken_over")
    assert not done(state)


@pytest.mark.parametrize(
    ("content", "count"),
    [(Content(), 1), (Content(children_count=3), 3), (Content(children=(Child(),), children_count=2), 2)],
)
def test_children_who_are_only_counted_are_processed_too(content: Content, count: int) -> None:
    """There is one processing for each child named or counted, and at least one."""
    body = replace(NOTIFIED, content=content)
    state = applied(None, "notified", SENDER, 1, body=body)
    state = applied(state, "acknowledged", RECEIVER, 2)
    assert applied(state, "started", RECEIVER, 3).processing == ("in_progress",) * count


def test_an_acknowledgement_takes_back_not_competent() -> None:
    """A unit that first says it is not competent and then acknowledges has it, and the clock stops."""
    state = applied(in_delivery("delivered"), "not_competent", RECEIVER, 3)
    state = applied(state, "phone_handover", RECEIVER, 4)
    state = applied(state, "acknowledged", RECEIVER, 5)
    assert state.marks == ("phone_handover",)
    assert state.clock_stopped


def test_the_first_notice_stays_as_it_was() -> None:
    """Supplements and corrections stand in the timeline and do not touch the first content."""
    state = in_delivery("accepted")
    for seq, name in ((4, "supplemented"), (5, "corrected")):
        state = applied(state, name, SENDER, seq)
    assert state.content == NOTIFIED.content
    assert state.marks == ("supplemented", "corrected")


def test_the_fold_is_pure() -> None:
    """The same events give the same state every time."""
    one = event_of("notification.notified", NOTIFIED, SENDER)
    assert NOTIFICATION.fold(None, one) == NOTIFICATION.fold(None, one)
    assert acknowledged_twice() == acknowledged_twice()

"""The fold of a notification: its start, acknowledgements, receipts, children, forwarding, and what lists show."""

from __future__ import annotations

from typing import Any

import pytest
from msgspec.structs import replace

from desktop.domain.content import Child, Content, Guardian
from desktop.domain.jurisdiction import Place
from desktop.domain.notification import NOTIFICATION, done, receipts_due
from desktop.domain.notification_events import (
    Acknowledged,
    AcknowledgementWithdrawn,
    FeedbackGiven,
    Received,
    Remarked,
    TakenOver,
)
from desktop.domain.notification_state import Notification
from desktop.domain.outcome import APPLIED, SUPERSEDED, quarantined
from desktop.domain.rules import Rules, RulesInForce, encode_rules
from tests.desktop.domain.test_event import ENTITY, RECEIVER, SENDER, STAMPED_AT, UNITS, WRITTEN_AT, author, number
from tests.desktop.domain.test_event import event as event_of
from tests.desktop.domain.test_notification_events import BODIES, NOTIFIED, applied, in_delivery, step
from tests.helpers.shipped import RULES

MINUTE = 60_000
COLLEAGUE = author("asd-willich", device=3)


def in_force(*rules: Rules) -> RulesInForce:
    """A directory that states these rules one after the other."""
    return RulesInForce(tuple(encode_rules(one) for one in rules))


def allowing(version: str, minutes: int) -> Rules:
    """Rules under which an acknowledgement can be withdrawn for so many minutes."""
    return replace(RULES, version=version, spans=replace(RULES.spans, withdraw_acknowledgement_minutes=minutes))


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


@pytest.mark.parametrize(("urgency", "alarm"), [("immediate", True), ("urgent", False), ("routine", False)])
def test_only_an_immediate_start_rings(urgency: str, *, alarm: bool) -> None:
    """The alarm bit is for immediate notifications and none of their later events."""
    assert NOTIFICATION.alarm(replace(NOTIFIED, urgency=urgency)) is alarm
    assert not any(NOTIFICATION.alarm(body) for body in BODIES.values())


def acknowledged_twice() -> Notification:
    """Acknowledged at seq 3, and by a colleague at seq 4, a minute after."""
    state, outcome = step(
        in_delivery("acknowledged"),
        "acknowledged",
        COLLEAGUE,
        4,
        body=Acknowledged("D. Siemens"),
        at=STAMPED_AT + MINUTE,
    )
    assert outcome == SUPERSEDED
    assert state is not None
    return state


def test_an_acknowledgement_names_who() -> None:
    """Person, file number, who is responsible and their telephone are kept with the server's stamp."""
    body = Acknowledged("B. Watt", "51-77", "C. Volt", "02154 1")
    first = applied(in_delivery("accepted"), "acknowledged", RECEIVER, 3, body=body).acknowledgement
    assert first is not None
    assert (first.person, first.file_number, first.responsible, first.phone) == (
        "B. Watt",
        "51-77",
        "C. Volt",
        "02154 1",
    )
    assert (first.event, first.at, first.device) == (number(3), STAMPED_AT, RECEIVER.device)


def test_the_first_acknowledgement_counts_and_the_second_is_shown() -> None:
    """Of two the first in the order counts; the later stands in the timeline as superseded."""
    state = acknowledged_twice()
    assert state.acknowledgement is not None
    assert state.acknowledgement.person == "B. Watt"
    shown = [(one.person, one.superseded) for one in state.timeline if one.type == "acknowledged"]
    assert shown == [("B. Watt", False), ("D. Siemens", True)]


def test_the_order_and_no_clock_says_which_is_first() -> None:
    """An author's clock that runs ahead or behind changes nothing about which acknowledgement counts."""
    state, outcome = step(in_delivery("acknowledged"), "acknowledged", COLLEAGUE, 4, authored_at=1)
    assert outcome == SUPERSEDED
    assert state is not None
    assert state.acknowledgement is not None
    assert state.acknowledgement.event == number(3)


@pytest.mark.parametrize(("after", "kept"), [(0, False), (10 * MINUTE, False), (10 * MINUTE + 1, True)])
def test_an_acknowledgement_is_withdrawn_within_ten_minutes(after: int, *, kept: bool) -> None:
    """Ten minutes by the server's stamps, the last millisecond included, whatever the author's clock says."""
    state = in_delivery("acknowledged")
    changed, outcome = step(
        state,
        "acknowledgement_withdrawn",
        RECEIVER,
        4,
        at=STAMPED_AT + after,
        authored_at=WRITTEN_AT + 99 * MINUTE,
        rules=in_force(RULES),
    )
    assert outcome == (quarantined("too_late") if kept else APPLIED)
    assert changed is not None
    assert changed.delivery == ("acknowledged" if kept else "delivered")
    assert (changed == state) is kept


@pytest.mark.parametrize(("minutes", "kept"), [(3, False), (4, True), (29, True)])
def test_the_time_to_withdraw_is_that_of_the_notifications_own_rules(minutes: int, *, kept: bool) -> None:
    """The rules a notification was written under say how long an acknowledgement can be withdrawn, not newer ones."""
    short, long = allowing("short", 3), allowing("long", 30)
    state = replace(in_delivery("acknowledged"), rules_version="short")
    at, rules = STAMPED_AT + minutes * MINUTE, in_force(short, long)
    _, outcome = step(state, "acknowledgement_withdrawn", RECEIVER, 4, at=at, rules=rules)
    assert outcome == (quarantined("too_late") if kept else APPLIED)
    other = replace(state, rules_version="nobody knows")
    assert step(other, "acknowledgement_withdrawn", RECEIVER, 4, at=at, rules=rules)[1] == APPLIED


def test_without_rules_no_withdrawal_is_too_late() -> None:
    """Where the directory states no rules, none says that a withdrawal comes too late."""
    at = STAMPED_AT + 999 * MINUTE
    assert step(in_delivery("acknowledged"), "acknowledgement_withdrawn", RECEIVER, 4, at=at)[1] == APPLIED


def test_a_withdrawn_acknowledgement_stays_in_the_timeline() -> None:
    """What was withdrawn and why can be read for ever."""
    state = applied(in_delivery("acknowledged"), "acknowledgement_withdrawn", RECEIVER, 4)
    assert [moment.type for moment in state.timeline] == [
        "notified",
        "received",
        "acknowledged",
        "acknowledgement_withdrawn",
    ]
    assert state.timeline[-1].text == "Irrtum"
    assert not state.clock_stopped


def test_after_the_first_is_withdrawn_the_second_counts() -> None:
    """The later acknowledgement takes the place of the one withdrawn and is no longer superseded."""
    state = applied(acknowledged_twice(), "acknowledgement_withdrawn", RECEIVER, 5)
    assert state.acknowledgement is not None
    assert state.acknowledgement.person == "D. Siemens"
    assert not next(one for one in state.timeline if one.event == number(4)).superseded


def test_the_second_may_be_withdrawn_as_well() -> None:
    """Withdrawing the superseded one leaves the first standing, and its own ten minutes count."""
    body = AcknowledgementWithdrawn(number(4), "doppelt", "D. Siemens")
    at, rules = STAMPED_AT + 11 * MINUTE, in_force(RULES)
    state = applied(acknowledged_twice(), "acknowledgement_withdrawn", COLLEAGUE, 5, body=body, at=at, rules=rules)
    assert [one.event for one in state.acknowledgements] == [number(3)]


def test_nothing_is_withdrawn_that_was_not_acknowledged() -> None:
    """A withdrawal of an unknown or already withdrawn acknowledgement is quarantined."""
    state = applied(acknowledged_twice(), "acknowledgement_withdrawn", RECEIVER, 5)
    assert step(state, "acknowledgement_withdrawn", RECEIVER, 6) == (state, quarantined("no_acknowledgement"))


def test_after_a_withdrawal_it_can_be_acknowledged_again() -> None:
    """A new acknowledgement after the withdrawn one is the first and counts."""
    state = applied(in_delivery("acknowledged"), "acknowledgement_withdrawn", RECEIVER, 4)
    again = applied(state, "acknowledged", COLLEAGUE, 5)
    assert again.acknowledgement is not None
    assert again.acknowledgement.event == number(5)


def test_what_waits_in_the_queue_can_be_withdrawn_and_what_was_accepted_cannot() -> None:
    """The sender takes back what the server does not have; after that it takes a recall."""
    assert applied(in_delivery("queued"), "withdrawn", SENDER, 2).status == "withdrawn"
    state = in_delivery("accepted")
    assert step(state, "withdrawn", SENDER, 2) == (state, quarantined("not_in_this_state"))
    assert applied(state, "recall_requested", SENDER, 2).status == "accepted"


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


def test_nothing_is_done_before_anything_began() -> None:
    """A notification nobody works on is not done."""
    assert not done(in_delivery("acknowledged"))


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


def test_forwarding_says_where_and_only_the_third_stops_the_clock() -> None:
    """After a forward the sender's clock runs until the third unit has it."""
    state = applied(in_delivery("acknowledged"), "forwarded", RECEIVER, 4)
    assert state.forwarded_to == "asd-kempen"
    assert not state.clock_stopped
    state = applied(state, "received_after_forward", RECEIVER, 5, at=STAMPED_AT + 7)
    assert state.received_after_forward_at == STAMPED_AT + 7
    assert state.clock_stopped


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


def test_the_timeline_says_with_whom_one_spoke() -> None:
    """A handover by telephone shows to whom and when as entered, other steps show their reason."""
    state = applied(in_delivery("queued"), "phone_handover", SENDER, 2)
    assert (state.timeline[-1].text, state.timeline[-1].called_at) == ("Rufbereitschaft", "2026-01-31T03:05+01:00")
    state = applied(state, "withdrawn", SENDER, 3)
    assert (state.timeline[-1].text, state.timeline[-1].called_at) == ("erledigt", "")


def test_a_list_shows_status_parties_and_words() -> None:
    """The row carries who, to whom, how far, which group, when and what it is found by."""
    row = NOTIFICATION.row(in_delivery("delivered"))
    assert (row.status, row.origin, row.target) == ("delivered", SENDER.unit, RECEIVER.unit)
    assert (row.group, row.sort, row.conflict) == (number(900), STAMPED_AT, False)
    for word in ("VIE-2026-3-1", "P01", "Kim", "Toni"):
        assert word in row.text


def test_what_is_queued_is_listed_by_when_it_was_written() -> None:
    """Without a stamp the author's time gives the place in the list."""
    assert NOTIFICATION.row(in_delivery("queued")).sort == WRITTEN_AT


def test_a_protected_address_is_not_found() -> None:
    """No search finds a street where one of the people has a protected address."""
    content = Content(whereabouts=Place(street="Geheimweg"), guardians=(Guardian(protected_address=True),))
    open_content = replace(content, guardians=())
    rows = [
        NOTIFICATION.row(applied(None, "notified", SENDER, 1, body=replace(NOTIFIED, content=one)))
        for one in (content, open_content)
    ]
    assert ["Geheimweg" in row.text for row in rows] == [False, True]


def test_the_fold_is_pure() -> None:
    """The same events give the same state every time."""
    one = event_of("notification.notified", NOTIFIED, SENDER)
    assert NOTIFICATION.fold(None, one) == NOTIFICATION.fold(None, one)
    assert acknowledged_twice() == acknowledged_twice()

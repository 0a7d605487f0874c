"""Acknowledgements of a notification: which counts, until when one is withdrawn, and what stays to be read."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from desktop.domain.content import Content
from desktop.domain.notification_events import Acknowledged, AcknowledgementWithdrawn, Supplemented
from desktop.domain.notification_state import Notification
from desktop.domain.outcome import APPLIED, SUPERSEDED, quarantined, waiting
from desktop.domain.rules import Rules, RulesInForce, encode_rules
from tests.desktop.domain.test_event import RECEIVER, SENDER, STAMPED_AT, WRITTEN_AT, author, number
from tests.desktop.domain.test_notification_events import applied, in_delivery, step
from tests.helpers.shipped import RULES

MINUTE = 60_000
COLLEAGUE = author("asd-willich", device=3)
WITHDRAWN = AcknowledgementWithdrawn(number(3), "Irrtum", "B. Watt")


def in_force(*rules: Rules) -> RulesInForce:
    """A directory that states these rules one after the other."""
    return RulesInForce(tuple(encode_rules(one) for one in rules))


def allowing(version: str, minutes: int) -> Rules:
    """Rules under which an acknowledgement can be withdrawn for so many minutes."""
    return replace(RULES, version=version, spans=replace(RULES.spans, withdraw_acknowledgement_minutes=minutes))


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
        body=WITHDRAWN,
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
    _, outcome = step(state, "acknowledgement_withdrawn", RECEIVER, 4, body=WITHDRAWN, at=at, rules=rules)
    assert outcome == (quarantined("too_late") if kept else APPLIED)
    other = replace(state, rules_version="nobody knows")
    assert step(other, "acknowledgement_withdrawn", RECEIVER, 4, body=WITHDRAWN, at=at, rules=rules)[1] == APPLIED


def test_without_rules_no_withdrawal_is_too_late() -> None:
    """Where the directory states no rules, none says that a withdrawal comes too late."""
    at = STAMPED_AT + 999 * MINUTE
    assert (
        step(in_delivery("acknowledged"), "acknowledgement_withdrawn", RECEIVER, 4, body=WITHDRAWN, at=at)[1] == APPLIED
    )


def test_a_withdrawn_acknowledgement_stays_in_the_timeline() -> None:
    """What was withdrawn and why can be read for ever."""
    state = applied(in_delivery("acknowledged"), "acknowledgement_withdrawn", RECEIVER, 4, body=WITHDRAWN)
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
    state = applied(acknowledged_twice(), "acknowledgement_withdrawn", RECEIVER, 5, body=WITHDRAWN)
    assert state.acknowledgement is not None
    assert state.acknowledgement.person == "D. Siemens"
    assert not next(one for one in state.timeline if one.event == number(4)).superseded


def test_the_second_may_be_withdrawn_as_well() -> None:
    """Withdrawing the superseded one leaves the first standing, and its own ten minutes count."""
    body = AcknowledgementWithdrawn(number(4), "doppelt", "D. Siemens")
    at, rules = STAMPED_AT + 11 * MINUTE, in_force(RULES)
    state = applied(acknowledged_twice(), "acknowledgement_withdrawn", COLLEAGUE, 5, body=body, at=at, rules=rules)
    assert [one.event for one in state.acknowledgements] == [number(3)]


def test_a_withdrawal_waits_for_the_acknowledgement_it_names() -> None:
    """Nothing is dropped because what it names is not known yet, whether or not somebody else has acknowledged."""
    unknown = AcknowledgementWithdrawn(number(9), "Irrtum", "B. Watt")
    for delivery in ("accepted", "acknowledged"):
        state = in_delivery(delivery)
        answer = step(state, "acknowledgement_withdrawn", RECEIVER, 5, body=unknown)
        assert (delivery, *answer) == (delivery, state, waiting("parent"))


def test_nothing_is_withdrawn_twice() -> None:
    """A withdrawal of an acknowledgement that was withdrawn already is quarantined, whether or not another stands."""
    alone = applied(in_delivery("acknowledged"), "acknowledgement_withdrawn", RECEIVER, 5, body=WITHDRAWN)
    again = step(alone, "acknowledgement_withdrawn", RECEIVER, 6, body=WITHDRAWN)
    assert again == (alone, quarantined("no_acknowledgement"))
    state = applied(acknowledged_twice(), "acknowledgement_withdrawn", RECEIVER, 5, body=WITHDRAWN)
    assert step(state, "acknowledgement_withdrawn", RECEIVER, 6, body=WITHDRAWN) == (
        state,
        quarantined("no_acknowledgement"),
    )


def test_after_a_withdrawal_it_can_be_acknowledged_again() -> None:
    """A new acknowledgement after the withdrawn one is the first and counts."""
    state = applied(in_delivery("acknowledged"), "acknowledgement_withdrawn", RECEIVER, 4, body=WITHDRAWN)
    again = applied(state, "acknowledged", COLLEAGUE, 5)
    assert again.acknowledgement is not None
    assert again.acknowledgement.event == number(5)


def test_whoever_acknowledges_may_take_it_for_more_or_less_urgent() -> None:
    """With a reason that counts for both sides; taken back with its acknowledgement it is as before."""
    body = Acknowledged("B. Watt", urgency="urgent", reason="Kind ist bei den Großeltern")
    state = applied(in_delivery("delivered"), "acknowledged", RECEIVER, 3, body=body)
    assert (state.graded, state.urgency, state.clock_stopped) == ("urgent", "immediate", True)
    assert state.timeline[-1].text == "Kind ist bei den Großeltern"
    back = applied(state, "acknowledgement_withdrawn", RECEIVER, 4, body=AcknowledgementWithdrawn(number(3), "?", "B"))
    assert (back.graded, back.clock_stopped) == ("immediate", False)


def test_another_urgency_without_a_reason_does_not_count() -> None:
    """Nobody reads something else than the sender wrote without knowing why."""
    body = Acknowledged("B. Watt", urgency="routine", reason=" ")
    state = in_delivery("delivered")
    assert step(state, "acknowledged", RECEIVER, 3, body=body) == (state, quarantined("reason_missing"))


def test_what_the_sender_raises_after_it_counts_above_it() -> None:
    """The receiver took it as less urgent; what the sender says later is the last word."""
    body = Acknowledged("B. Watt", urgency="routine", reason="Nachbarn sind da")
    state = applied(in_delivery("delivered"), "acknowledged", RECEIVER, 3, body=body)
    again = Supplemented("A. Ohm", Content(), "Doch Gefahr", "Sofort hin", urgency="immediate")
    state = applied(state, "corrected", SENDER, 4, body=again)
    assert (state.graded, state.clock_stopped) == ("immediate", False)

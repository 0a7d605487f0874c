"""What a unit tells those who had a notification before it, and what follows from it on either side."""

from __future__ import annotations

from typing import Any

import pytest
from msgspec.structs import replace

from desktop.domain.event import Elsewhere, Event
from desktop.domain.forwarding import (
    FORWARDING,
    MOST_PASSED_ON,
    Forwarding,
    NotReceivedHere,
    PassedOn,
    ReceivedHere,
    TakenBack,
    fold,
    to_tell,
    told_in,
    told_of,
)
from desktop.domain.notification_events import (
    ForwardedOn,
    ForwardedOnTakenBack,
    ReceiptAfterForwardWithdrawn,
    ReceivedAfterForward,
)
from desktop.domain.notification_said import Acknowledgement
from desktop.domain.notification_state import Mark, Notification
from desktop.domain.notification_way import Forward, Leg, Origin
from desktop.domain.outcome import APPLIED, SUPERSEDED, quarantined
from tests.desktop.domain.test_event import ENTITY, RECEIVER, SENDER, STAMPED_AT, author, event, number
from tests.desktop.domain.test_notification_events import in_delivery

KEMPEN = author("asd-kempen", device=3)
LEG = Leg(SENDER.unit, RECEIVER.unit, ENTITY)
HERE = ReceivedHere(LEG, number(902), "C. Volt")
UNITS = (SENDER.unit, KEMPEN.unit)


def said(body: Any, seq: int = 1, **other: Any) -> Event:
    """Something Kempen says to the police."""
    name = next(name for name, one in FORWARDING.bodies.items() if isinstance(body, one))
    return event(f"forwarding.{name}", body, other.pop("by", KEMPEN), seq, units=other.pop("units", UNITS), **other)


def received() -> Forwarding:
    """Kempen has said that it has it."""
    state, outcome = fold(None, said(HERE))
    assert outcome == APPLIED
    assert state is not None
    return state


def test_it_says_who_has_it_since_when() -> None:
    """The first word counts, with the server's stamp; said again it is superseded."""
    state = received()
    assert (state.unit, state.received_at, state.person) == (KEMPEN.unit, STAMPED_AT, "C. Volt")
    assert fold(state, said(HERE, 2, at=STAMPED_AT + 9)) == (state, SUPERSEDED)


def test_it_is_taken_back_and_said_again() -> None:
    """Nobody has it, then somebody has."""
    state, outcome = fold(received(), said(NotReceivedHere(LEG, number(902)), 2))
    assert outcome == APPLIED
    assert state is not None
    assert not state.received_at
    assert fold(state, said(HERE, 3))[1] == APPLIED


def test_that_nobody_has_it_goes_without_saying() -> None:
    """Before anything was said, that nobody has it says nothing."""
    assert fold(None, said(NotReceivedHere(LEG, number(902)))) == (None, SUPERSEDED)


def test_where_it_went_stands_once_and_not_without_end() -> None:
    """Each further unit is named once, and a hostile member cannot let the state grow for ever."""
    state = received()
    for value in range(MOST_PASSED_ON + 5):
        body = PassedOn(LEG, number(902), "asd-nettetal", number(1000 + value))
        state = fold(state, said(body, 2 + value))[0] or state
    assert len(state.passed_on) == MOST_PASSED_ON


WRONG: dict[str, tuple[Event, str]] = {
    "an administrator": (said(HERE, by=author("asd-kempen", "administrator")), "role_not_permitted"),
    "the sender itself": (said(HERE, by=SENDER), "units_differ"),
    "in another's channel": (said(HERE, units=(KEMPEN.unit, "asd-third")), "units_differ"),
}


@pytest.mark.parametrize("case", WRONG)
def test_only_who_it_was_passed_on_to_says_so(case: str) -> None:
    """Anybody else's word is set aside."""
    one, reason = WRONG[case]
    assert fold(None, one) == (None, quarantined(reason))


def test_it_is_of_one_forward() -> None:
    """What is said under the same id of something else is set aside."""
    other = replace(HERE, forwarded=number(903))
    assert fold(received(), said(other, 2)) == (received(), quarantined("another_forwarding"))


def at_kempen(**changes: Any) -> Notification:
    """The notification as Kempen has it."""
    state = replace(in_delivery("accepted"), id=number(902), from_unit=RECEIVER.unit, to_unit=KEMPEN.unit)
    return replace(state, origin=Origin((LEG,), "wohnt in Kempen"), **changes)


ACK = Acknowledgement(number(3), STAMPED_AT, STAMPED_AT, KEMPEN.device, "C. Volt")


def test_who_acknowledges_tells_the_first_sender() -> None:
    """Kempen's acknowledgement is told to the police, under an id both can derive."""
    [due] = to_tell(at_kempen(acknowledgements=(ACK,)), KEMPEN.unit)
    assert due.where == Elsewhere("forwarding", told_in(number(902), LEG), SENDER.unit)
    assert (due.type, due.body) == ("forwarding.received_after_forward", HERE)


def test_who_is_not_competent_has_not_got_it() -> None:
    """Without an acknowledgement, with a word that one is not competent, or once it was given up, nobody has it."""
    gone = (at_kempen(acknowledgements=(ACK,), marks=(mark,)) for mark in (Mark.NOT_COMPETENT, Mark.RECALLED))
    for state in (at_kempen(), *gone):
        [due] = to_tell(state, KEMPEN.unit)
        assert due.body == NotReceivedHere(LEG, number(902))


def test_the_way_on_is_told_before() -> None:
    """Where Kempen passed it on the police hear so first, else the next unit's word would be a stranger's."""
    forward = Forward(number(4), KEMPEN.unit, "asd-nettetal", number(77), STAMPED_AT)
    first, _ = to_tell(at_kempen(forwards=(forward,)), KEMPEN.unit)
    assert first.body == PassedOn(LEG, number(902), "asd-nettetal", number(77))


def test_nobody_else_tells_anything() -> None:
    """The unit that passed it on tells nothing by itself, nor does who got it straight from the sender."""
    assert to_tell(at_kempen(acknowledgements=(ACK,)), RECEIVER.unit) == ()
    assert to_tell(in_delivery("acknowledged"), RECEIVER.unit) == ()


def test_the_sender_knows_where_to_look() -> None:
    """The police look where Kempen would tell them, and nobody else does."""
    forward = Forward(number(4), RECEIVER.unit, KEMPEN.unit, number(902), STAMPED_AT)
    state = replace(in_delivery("accepted"), forwards=(forward,))
    assert told_of(state, SENDER.unit) == (Elsewhere("forwarding", told_in(number(902), LEG), KEMPEN.unit),)
    assert told_of(state, RECEIVER.unit) == ()


def test_the_sender_takes_up_what_it_was_told() -> None:
    """The police write into the notification itself that it went on, and whether somebody has it."""
    rule = FORWARDING.follow_ups
    assert rule is not None
    state, _ = fold(received(), said(PassedOn(LEG, number(902), "asd-nettetal", number(77)), 2))
    assert state is not None
    on, has = rule.due(state, SENDER.unit)
    assert on.where == has.where == Elsewhere("notification", ENTITY, RECEIVER.unit)
    assert on.body == ForwardedOn(KEMPEN.unit, "asd-nettetal", number(77))
    assert has.body == ReceivedAfterForward("C. Volt", unit=KEMPEN.unit)
    gone = replace(state, received_at=0, passed_on=())
    [due] = rule.due(gone, SENDER.unit)
    assert due.body == ReceiptAfterForwardWithdrawn(KEMPEN.unit)
    assert rule.due(state, KEMPEN.unit) == ()
    assert rule.related(state, SENDER.unit) == ()


def test_what_was_passed_on_and_taken_back_is_told_as_that() -> None:
    """Kempen says that it has it again, the police take up both words in order; what never went comes not back."""
    forward = Forward(number(4), KEMPEN.unit, "asd-nettetal", number(77), STAMPED_AT, taken_back_at=STAMPED_AT + 1)
    first, _ = to_tell(at_kempen(forwards=(forward,)), KEMPEN.unit)
    back = TakenBack(LEG, number(902), "asd-nettetal", number(77))
    assert first.body == back
    assert fold(None, said(back)) == (None, SUPERSEDED)
    on, _ = fold(received(), said(PassedOn(LEG, number(902), "asd-nettetal", number(77)), 2))
    state, outcome = fold(on, said(back, 3))
    assert (outcome, fold(state, said(back, 4))) == (APPLIED, (state, SUPERSEDED))
    rule = FORWARDING.follow_ups
    assert rule is not None
    assert state is not None
    assert [one.body for one in rule.due(state, SENDER.unit)] == [
        ForwardedOn(KEMPEN.unit, "asd-nettetal", number(77)),
        ForwardedOnTakenBack(KEMPEN.unit, "asd-nettetal", number(77)),
        ReceivedAfterForward("C. Volt", unit=KEMPEN.unit),
    ]


def test_a_list_would_show_how_it_stands() -> None:
    """Each state has a word of its own."""
    state = received()
    on, _ = fold(None, said(PassedOn(LEG, number(902), "asd-nettetal", number(77))))
    assert on is not None
    words = [FORWARDING.row(one).status for one in (state, on, replace(state, received_at=0))]
    assert words == ["received", "passed_on", "not_received"]

"""What a unit keeps to itself of a notification that it wants back, or has passed on to the wrong unit."""

from __future__ import annotations

from typing import Any

import pytest
from msgspec.structs import replace

from desktop.domain.event import Elsewhere, Nowhere
from desktop.domain.notification_events import Forwarded, Remarked
from desktop.domain.notification_nowhere import goes_nowhere, is_had
from desktop.domain.notification_state import Notification
from desktop.domain.notification_way import Leg, Origin
from tests.desktop.domain.test_event import ENTITY, RECEIVER, SENDER, number
from tests.desktop.domain.test_notification_events import applied, in_delivery

KEMPEN = "asd-kempen"
WHERE = Elsewhere("notification", number(902), KEMPEN)


def taken_back() -> Notification:
    """A notification that was passed on to Kempen and taken back."""
    body = Forwarded("B. Watt", "wohnt in Kempen", KEMPEN, WHERE.entity)
    state = applied(in_delivery("acknowledged"), "forwarded", RECEIVER, 4, body=body)
    return applied(state, "forward_taken_back", RECEIVER, 5)


def nowhere(state: Notification, unit: str, there: Notification | None = None) -> list[Nowhere]:
    """What a unit keeps to itself, where `there` is what stands in Kempen."""

    def read(where: Elsewhere) -> Any:
        return {WHERE: there, Elsewhere("notification", ENTITY, SENDER.unit): taken_back()}[where]

    return list(goes_nowhere(state, unit, read))


def test_no_file_goes_to_who_was_asked_to_give_it_up() -> None:
    """The sender's files stay, and nothing else, until the recall is refused; the receiver keeps nothing back."""
    state = in_delivery("acknowledged")
    assert nowhere(state, SENDER.unit) == []
    state = applied(state, "recall_requested", SENDER, 4)
    here = Elsewhere("notification", state.id, state.to_unit)
    assert nowhere(state, SENDER.unit) == [Nowhere(here, frozenset({"notification.attached"}))]
    assert nowhere(state, RECEIVER.unit) == []
    assert nowhere(applied(state, "recall_refused", RECEIVER, 5), SENDER.unit) == []


def test_nothing_goes_where_a_forward_was_taken_back() -> None:
    """All that was written of it for the third unit stays, and is withdrawn in the words of who took it back."""
    [one] = nowhere(taken_back(), RECEIVER.unit)
    assert one.where == WHERE
    assert one.types == {f"notification.{name}" for name in ("notified", "attached", "supplemented", "corrected")}
    moment = taken_back().timeline[-1]
    assert one.instead is not None
    assert (one.instead.where, one.instead.type) == (WHERE, "notification.withdrawn")
    assert one.instead.body == Remarked(moment.person, moment.text)
    assert moment.person
    assert moment.text


def test_it_is_seen_from_either_end() -> None:
    """Of what stands with Kempen the same is said, as soon as anything of that is looked at."""
    way = (Leg(SENDER.unit, RECEIVER.unit, ENTITY),)
    there = replace(
        in_delivery("delivered"), id=WHERE.entity, from_unit=RECEIVER.unit, to_unit=KEMPEN, origin=Origin(way, "")
    )
    assert nowhere(there, RECEIVER.unit, there) == nowhere(taken_back(), RECEIVER.unit, there)
    assert nowhere(replace(there, id=number(903)), RECEIVER.unit, there) == []
    assert nowhere(there, KEMPEN, there) == []


def test_it_is_whoever_passed_it_on_that_keeps_it() -> None:
    """Nobody else has anything to keep, nor has anybody while the forward stands."""
    body = Forwarded("B. Watt", "wohnt in Kempen", KEMPEN, WHERE.entity)
    stands = applied(in_delivery("acknowledged"), "forwarded", RECEIVER, 4, body=body)
    assert nowhere(stands, RECEIVER.unit) == []
    assert nowhere(taken_back(), SENDER.unit) == []


@pytest.mark.parametrize(("given_up", "kept"), [("", False), ("not_competent", True), ("recalled", True)])
def test_where_a_person_has_it_all_goes(given_up: str, *, kept: bool) -> None:
    """A word that crossed counts: the child is with somebody there, until they give it up."""
    there = in_delivery("acknowledged")
    if given_up:
        there = applied(applied(there, "recall_requested", SENDER, 4), given_up, RECEIVER, 5)
    assert bool(nowhere(taken_back(), RECEIVER.unit, there)) is kept
    assert is_had(there) is not kept
    assert not is_had(in_delivery("delivered"))

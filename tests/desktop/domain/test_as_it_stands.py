"""What a notification says by now: lists grow, groups keep what was not said anew, a place is replaced whole."""

from __future__ import annotations

from typing import Any

import pytest
from msgspec.structs import replace

from desktop.domain.as_it_stands import as_it_stands, says_where, with_added
from desktop.domain.content import Child, Content, Sender, Statement
from desktop.domain.jurisdiction import Place
from desktop.domain.notification_said import Supplement
from desktop.domain.notification_state import Notification
from tests.desktop.domain.test_event import number
from tests.desktop.domain.test_notification_events import in_delivery

KIM, TONI = Child(given_name="Kim"), Child(given_name="Toni")
SEEN, HEARD = Statement(text="Gesehen"), Statement(text="Gehört")
FIRST = Content(
    category="P01",
    whereabouts=Place("Willich", "Schiefbahn", street="Hauptstraße"),
    children=(KIM,),
    statements=(SEEN,),
    sender=Sender(name="Dienst A", phone="1"),
)


def later(*added: tuple[Content, dict[str, Any]]) -> Content:
    """What stands after these additions."""
    supplements = tuple(
        Supplement(number(index), one, how.get("corrects", False), full=how.get("full", False))
        for index, (one, how) in enumerate(added, 50)
    )
    state: Notification = replace(in_delivery("acknowledged"), content=FIRST, supplements=supplements)
    return as_it_stands(state)


def test_without_anything_added_it_stays_as_it_was() -> None:
    """What nobody adds to says what it said first."""
    assert later() == FIRST


def test_a_supplement_adds_to_lists() -> None:
    """Children and statements come behind those that are there, and a statement made twice stands once."""
    added = Content(children=(TONI,), statements=(SEEN, HEARD))
    assert (later((added, {})).children, later((added, {})).statements) == ((KIM, TONI), (SEEN, HEARD))


@pytest.mark.parametrize("how", [{"corrects": True}, {"full": True}])
def test_what_is_put_right_stands_instead(how: dict[str, Any]) -> None:
    """A correction's list and a whole report's stand instead of those before; what they do not say stays."""
    said = later((Content(children=(TONI,)), how))
    assert (said.children, said.statements, said.category) == ((TONI,), (SEEN,), "P01")


def test_a_place_is_replaced_whole() -> None:
    """The old street is none in the new town."""
    moved = Content(whereabouts=Place("Kempen"))
    assert later((moved, {"corrects": True})).whereabouts == Place("Kempen")
    assert later((moved, {})).whereabouts == Place("Kempen")


def test_a_group_keeps_what_was_not_said_anew() -> None:
    """Another number of the sender leaves the name as it was."""
    assert later((Content(sender=Sender(phone="2")), {})).sender == Sender(name="Dienst A", phone="2")


def test_one_after_the_other() -> None:
    """What was said last counts."""
    one, two = Content(whereabouts=Place("Kempen")), Content(whereabouts=Place("Viersen"))
    assert later((one, {}), (two, {"corrects": True})).whereabouts == Place("Viersen")


def test_children_that_are_only_counted_stay_counted() -> None:
    """A child that is named later is one more; two of whom only the age is known are two."""
    counted = replace(FIRST, children_count=2)
    assert with_added(counted, Content(children=(TONI,)), instead=False).child_count == 3
    assert with_added(counted, Content(children=(TONI,)), instead=True).child_count == 2
    four = Child(estimated_age=4)
    assert with_added(replace(FIRST, children=(four,)), Content(children=(four,)), instead=False).child_count == 2


def test_an_address_that_was_protected_stays_so() -> None:
    """Who was left out of a list that was put right is hidden from nobody less than before."""
    hidden = Child(given_name="Kim", protected_address=True)
    state = later((Content(children=(hidden,)), {}), (Content(children=(KIM,)), {"corrects": True}))
    assert (state.children, state.protects) == ((KIM,), True)


@pytest.mark.parametrize(
    ("added", "says"),
    [
        (Content(whereabouts=Place("Kempen")), True),
        (Content(residence=Place("Kempen")), True),
        (Content(children=(TONI,)), True),
        (Content(children_count=2), True),
        (Content(statements=(HEARD,)), False),
        (Content(), False),
    ],
)
def test_what_may_make_others_competent(added: Content, *, says: bool) -> None:
    """Places and children say where, statements do not."""
    assert says_where(added) is says

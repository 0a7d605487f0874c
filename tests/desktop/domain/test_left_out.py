"""Children outside whom no recipient is told of: found, and which call counts for them."""

from __future__ import annotations

import pytest

from desktop.domain.content import Content, PhoneCall
from desktop.domain.left_out import call_first, call_to, left_out
from desktop.domain.routing import Outside, Recipient

KREFELD = Outside("Aufenthalt eines Kindes", "Jugendamt der Stadt Krefeld", "02151 86-0", "", (1, 2))


def test_a_child_some_recipient_is_told_of_is_not_left_out() -> None:
    """Only those remain whom nobody here is told of; a recipient without a list is told of all."""
    assert left_out((Recipient("willich", "", (0, 1)),), (KREFELD,)) == (KREFELD._replace(children=(2,)),)
    assert left_out((Recipient("willich", "", (0, 1, 2)),), (KREFELD,)) == ()
    assert left_out((Recipient("willich", ""),), (KREFELD,)) == ()
    assert left_out((), (KREFELD,)) == ()


@pytest.mark.parametrize(
    ("call", "counted"),
    [
        (PhoneCall(person="Frau B, JA KREFELD"), True),
        (PhoneCall(person="Frau B", phone="02151/860"), True),
        (PhoneCall(person="Jugendamt Willich", phone="02154 1"), False),
        (PhoneCall(), False),
    ],
)
def test_a_call_counts_that_names_whom_it_went_to(call: PhoneCall, *, counted: bool) -> None:
    """By the place in the name, or by the number that was dialled; where no agency is known, any call does."""
    content = Content(phone_log=(call,))
    assert (call_to(content, KREFELD) is call) is counted
    assert call_to(content, KREFELD._replace(agency="", phone="")) is call


def test_it_says_whom_to_phone_about_whom() -> None:
    """The children by their number from 1, and the agency, or that of the place."""
    assert "Kind Nr. 2, 3 ist" in call_first(KREFELD)
    assert "Jugendamt der Stadt Krefeld" in call_first(KREFELD)
    assert "Jugendamt des Ortes" in call_first(KREFELD._replace(agency=""))

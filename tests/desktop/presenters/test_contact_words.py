"""How contacts are said."""

from __future__ import annotations

from datetime import date

import pytest

from desktop.presenters.contact_words import age_words, name_of, place_of, title_of, why_not_now
from tests.helpers.company import ASD, START, Member
from tests.helpers.known_contacts import ANNA, CLEO, added

DAY = 24 * 3_600_000


def test_whom_an_entry_is_of(willich: Member) -> None:
    """Name and function; where somebody looks on the function alone, or that it is somebody."""
    anna, cleo = (willich.shown("contact", entity) for entity in added(willich, ANNA, CLEO))
    assert name_of(anna) == "Anna Müller"
    assert title_of(anna) == "Anna Müller – Leitung Sozialer Dienst"
    assert title_of(anna, discreet=True) == "Leitung Sozialer Dienst"
    assert (title_of(cleo), title_of(cleo, discreet=True)) == ("Cleo Groß", "Ansprechperson")


def test_where_somebody_works(willich: Member) -> None:
    """The agency by its short name, and the unit; a unit nobody knows by its id."""
    assert place_of(willich.workspace, ASD).startswith("Jugendamt Willich · ")
    assert place_of(willich.workspace, "elsewhere") == "elsewhere"


@pytest.mark.parametrize(
    ("days", "words"), [(0, "heute bestätigt"), (1, "gestern bestätigt"), (12, "bestätigt vor 12 Tagen")]
)
def test_how_old_an_entry_is(days: int, words: str) -> None:
    """Age is said in days of the calendar."""
    assert age_words(START, START + days * DAY) == words


@pytest.mark.parametrize(
    ("first", "last", "words"),
    [
        ("", "", ""),
        ("2026-09-21", "2026-09-21", ""),
        ("2026-09-22", "", "gilt erst ab 22.09.2026"),
        ("", "2026-09-20", "galt bis 20.09.2026"),
        ("bald", "nie", ""),
    ],
)
def test_whether_an_entry_holds_today(willich: Member, first: str, last: str, words: str) -> None:
    """Both days are included; what is no day says nothing."""
    (entity,) = added(willich, CLEO | {"valid_from": first, "valid_to": last})
    assert why_not_now(willich.shown("contact", entity), date(2026, 9, 21)) == words

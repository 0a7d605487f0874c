"""How contacts are said."""

from __future__ import annotations

from datetime import date

import pytest

from desktop.domain.contact import ContactAdded
from desktop.domain.person import Named
from desktop.presenters.contact_words import (
    absence_words,
    age_words,
    name_of,
    names_in,
    person_name,
    place_of,
    shown_value,
    title_of,
    why_not_now,
)
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
        ("2026-09-22", "", "Gilt erst ab 22.09.2026"),
        ("", "2026-09-20", "Galt bis 20.09.2026"),
    ],
)
def test_whether_an_entry_holds_today(willich: Member, first: str, last: str, words: str) -> None:
    """Both days are included."""
    (entity,) = added(willich, CLEO | {"valid_from": first, "valid_to": last})
    assert why_not_now(willich.shown("contact", entity), date(2026, 9, 21)) == words


@pytest.mark.parametrize(
    ("first", "last", "words"),
    [
        ("", "", ""),
        ("2026-09-21", "", "Abwesend"),
        ("", "2026-09-21", "Abwesend bis 21.09.2026"),
        ("2026-09-01", "2026-09-30", "Abwesend bis 30.09.2026"),
        ("2026-09-22", "", ""),
        ("", "2026-09-20", ""),
    ],
)
def test_whether_somebody_is_away_today(willich: Member, first: str, last: str, words: str) -> None:
    """An open end or beginning counts as such, and without both nobody is away."""
    (entity,) = added(willich, CLEO | {"absent_from": first, "absent_until": last})
    assert absence_words(willich.shown("contact", entity), date(2026, 9, 21)) == words


def test_what_is_no_day_says_nothing(willich: Member) -> None:
    """Another program may have written anything; it is shown and nothing follows from it."""
    entity = willich.workspace.new_id()
    fields = {"valid_to": "bald", "absent_from": "nie"}
    willich.do("", "contact.added", entity, ContactAdded(ASD, "jugendamt-willich", fields))
    state = willich.shown("contact", entity)
    assert why_not_now(state, date(2026, 9, 21)) == absence_words(state, date(2026, 9, 21)) == ""
    assert shown_value("valid_to", "bald") == "bald"


def test_names_stand_between_commas_or_in_lines() -> None:
    """Blanks around them and empty ones are none."""
    assert names_in("Bert Öhm, Cleo Groß;\n  Anna Müller\n,") == ("Bert Öhm", "Cleo Groß", "Anna Müller")


def test_values_are_shown_as_people_read_them() -> None:
    """Days in their order, the level in words; one that nobody knows stays as it is."""
    assert shown_value("valid_from", "2026-01-31") == "31.01.2026"
    assert [shown_value("level", code) for code in ("leadership", "casework", "other")] == [
        "Leitung",
        "Fachebene",
        "other",
    ]


def test_somebody_unknown_is_called_so(willich: Member) -> None:
    """A person by the name they gave, whoever gave none as unknown."""
    assert person_name(willich.workspace, b"") == "eine unbekannte Person"
    willich.do("", "person.named", willich.device, Named("Eingang Willich"))
    assert person_name(willich.workspace, willich.device) == "Eingang Willich"

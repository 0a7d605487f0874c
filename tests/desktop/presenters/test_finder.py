"""Who is competent for a place, with the rule and the number to call; what is not clear is asked for."""

from __future__ import annotations

from datetime import date

import pytest

from desktop.presenters.competence import who
from desktop.presenters.finder import find_competent, places, read_day, spoken, today_text
from desktop.presenters.on_call import FALLBACK
from tests.desktop.presenters.test_on_call import plan
from tests.helpers.company import Company, Member

TODAY = date(2026, 9, 21)


def test_the_agency_with_its_rule_and_number(willich: Member) -> None:
    """A district leads to its town's agency, by the rule that is shown, and to whom to call there now."""
    plan(willich, -1, 2)
    found = find_competent(willich.workspace, "Willich-Schiefbahn", "")
    [one] = found.agencies
    assert (one.name, one.because) == ("Jugendamt der Stadt Willich", "Zuständig für den Aufenthalt des Kindes")
    assert one.rule.startswith("Schiefbahn ist ein Ortsteil von Willich.")
    assert [number.phone for number in one.numbers if number.phone] == ["030 23125 002"]
    assert (found.problems, one.outside) == ({}, False)
    assert spoken(one).startswith("Jugendamt der Stadt Willich. Zuständig für")


def test_it_is_what_the_command_line_says(willich: Member) -> None:
    """Agency and rule are those that `who` gives for the same words."""
    [row] = who(willich.workspace, "47877 Willich", TODAY, None)["items"]
    [one] = find_competent(willich.workspace, "47877 Willich", "21.09.2026").agencies
    assert (one.name, one.rule) == (row["name"], row["rule"])


def test_whereabouts_come_first(willich: Member) -> None:
    """Two places of two agencies are two answers, where the child is first; two of one are one that says both."""
    found = find_competent(willich.workspace, "Willich", "", "Kempen").agencies
    assert [one.because for one in found] == [
        "Zuständig für den Aufenthalt des Kindes",
        "Zuständig für den Wohnort der Familie",
    ]
    [both] = find_competent(willich.workspace, "Willich", "", "Schiefbahn").agencies
    assert both.because == "Zuständig für den Aufenthalt des Kindes und den Wohnort der Familie"
    [alone] = find_competent(willich.workspace, "", "", "Kempen").agencies
    assert alone.because == "Zuständig für den Wohnort der Familie"


def test_outside_the_district(willich: Member) -> None:
    """An agency outside is named with its number, or with what to do where none is known; nothing can be sent there."""
    [one] = find_competent(willich.workspace, "Krefeld", "").agencies
    assert one.outside
    assert [bool(number.phone) or number.note == FALLBACK for number in one.numbers] == [True]


@pytest.mark.parametrize(
    ("place", "residence", "day", "field"),
    [
        ("Xanten am Rhein", "", "", "place"),
        ("Willich", "Atlantis", "", "residence"),
        ("Willich", "", "gestern", "day"),
        ("Willich", "", "31.02.2026", "day"),
        ("Kreis Viersen", "", "", "place"),
    ],
)
def test_what_is_not_clear_is_asked_for(willich: Member, place: str, residence: str, day: str, field: str) -> None:
    """The problem stands at its field, and what is clear is answered beside it."""
    found = find_competent(willich.workspace, place, day, residence)
    assert list(found.problems) == [field]
    assert bool(found.agencies) == (field == "residence")


def test_another_day_has_another_answer(willich: Member) -> None:
    """Before the table begins nobody is competent, and that is said."""
    found = find_competent(willich.workspace, "Willich", "01.01.1990")
    assert "keine zuständige Behörde" in found.problems["place"]


def test_nothing_asked_is_nothing_answered(willich: Member) -> None:
    """Two empty lines are no mistake."""
    found = find_competent(willich.workspace, " ", "", "")
    assert (found.agencies, found.problems) == ((), {})


def test_a_day_as_people_write_it(willich: Member) -> None:
    """With the year or without, and empty for today."""
    assert read_day("", TODAY) == TODAY
    assert read_day("5.10.", TODAY) == date(2026, 10, 5)
    assert read_day("05.10.2027", TODAY) == date(2027, 10, 5)
    assert today_text(willich.workspace) == "21.09.2026"


def test_what_may_be_written(willich: Member, company: Company) -> None:
    """Towns, districts, postcodes and places outside are suggested, each once, and each is understood."""
    known = places(willich.workspace)
    assert {"Willich", "Willich-Schiefbahn", "47877 Willich", "Krefeld"} <= set(known)
    assert len(known) == len(set(known))
    unclear = [text for text in known if find_competent(willich.workspace, text, "").problems]
    assert unclear == []

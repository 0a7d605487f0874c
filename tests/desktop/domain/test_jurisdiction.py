"""Which agency is competent: the rules of the table, by hand."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.cooperation import read_cooperation
from desktop.domain.jurisdiction import Ambiguous, Found, Place, Unknown, find, place_from_text
from tests.helpers.shipped import COOPERATION, COOPERATION_TEXT, TODAY


def found(place: Place, on: date = TODAY) -> Found:
    answer = find(COOPERATION, place, on)
    assert isinstance(answer, Found), answer
    return answer


@pytest.mark.parametrize(
    ("text", "agency"),
    [
        ("Schiefbahn", "jugendamt-willich"),
        ("Willich-Schiefbahn", "jugendamt-willich"),
        ("47877 Willich", "jugendamt-willich"),
        ("Beispielstraße 1, 47877 Willich-Schiefbahn", "jugendamt-willich"),
        ("Toenisvorst", "kreisjugendamt-viersen"),
        ("St. Tönis", "kreisjugendamt-viersen"),
        ("Süchteln", "jugendamt-viersen"),
        ("Viersen", "jugendamt-viersen"),
        ("Kempen", "jugendamt-kempen"),
        ("Lobberich", "jugendamt-nettetal"),
        ("Elmpt", "kreisjugendamt-viersen"),
        ("Waldniel", "kreisjugendamt-viersen"),
        ("Bracht", "kreisjugendamt-viersen"),
        ("Oedt", "kreisjugendamt-viersen"),
        ("05166012", "jugendamt-kempen"),
        ("41749", "jugendamt-viersen"),
    ],
)
def test_one_line_of_text_finds_the_agency(text: str, agency: str) -> None:
    """Town, district, postcode and AGS each lead to the competent agency."""
    assert found(place_from_text(text)).agency.id == agency


def test_the_rule_says_what_was_recognised_and_since_when() -> None:
    """A district alone is explained by its town and the date of the table."""
    rule = found(Place(district="Schiefbahn")).rule
    assert rule == (
        "Schiefbahn ist ein Ortsteil von Willich. "
        "Für Willich ist seit 01.04.2022 zuständig: Jugendamt der Stadt Willich."
    )


def test_the_ags_beats_the_name_and_says_so() -> None:
    """A contradictory AGS decides, and the rule names the contradiction."""
    answer = found(Place("Willich", "Schiefbahn", ags="05166012", postcode="47877"))
    assert answer.municipality.name == "Kempen"
    assert "Die Angabe Willich widerspricht dem; der AGS geht vor." in answer.rule


def test_the_postcode_beats_the_name_and_says_so() -> None:
    """A contradictory postcode decides over the town text."""
    answer = found(Place("Willich", postcode="47906"))
    assert answer.municipality.name == "Kempen"
    assert "die Postleitzahl geht vor" in answer.rule


def test_agreeing_details_are_no_contradiction() -> None:
    """Where everything fits, the rule mentions none."""
    assert "widerspricht" not in found(Place("Willich", "Schiefbahn", ags="05166036", postcode="47877")).rule


def test_a_district_nobody_listed_does_not_hide_its_town() -> None:
    """An unknown district of a known town leads to the town."""
    assert found(Place("Willich", "Innenstadt")).agency.id == "jugendamt-willich"


@pytest.mark.parametrize(
    ("place", "candidates"),
    [
        (Place("Kempen", "Schiefbahn"), {"Kempen", "Willich"}),
        (Place("Kempen oder Willich"), {"Kempen", "Willich"}),
        (Place("Kaarst-Vorst"), {"Tönisvorst"}),
    ],
)
def test_an_ambiguous_place_asks_with_candidates(place: Place, candidates: set[str]) -> None:
    """What may mean more than one town, or is not surely one, is asked for."""
    answer = find(COOPERATION, place, TODAY)
    assert isinstance(answer, Ambiguous)
    assert set(answer.candidates) == candidates
    assert all(name in answer.reason for name in candidates)


def test_the_whole_region_asks_for_the_town() -> None:
    """The district of Viersen holds nine municipalities, all of which are offered."""
    answer = find(COOPERATION, Place("Kreis Viersen"), TODAY)
    assert isinstance(answer, Ambiguous)
    assert len(answer.candidates) == 9
    assert found(Place("Kreis Viersen", "Schiefbahn")).agency.id == "jugendamt-willich"


@pytest.mark.parametrize(
    "place",
    [
        Place("Düsseldorf"),
        Place("Kaarst", "Vorst"),
        Place(ags="05111000"),
        Place("Düsseldorf", postcode="40210"),
        Place(district="Hafen"),
    ],
)
def test_a_place_elsewhere_is_unknown(place: Place) -> None:
    """A place of another district leads nowhere, even with a district name that exists here."""
    answer = find(COOPERATION, place, TODAY)
    assert isinstance(answer, Unknown)
    assert answer.outside


def test_a_place_that_is_nearly_one_is_asked_for() -> None:
    """A slip of the pen is answered with what may be meant and not taken for a place elsewhere."""
    answer = find(COOPERATION, Place("Schifbahn"), TODAY)
    assert isinstance(answer, Unknown)
    assert "Willich-Schiefbahn" in answer.reason
    assert not answer.outside


def test_no_place_at_all_is_asked_for() -> None:
    """An empty place is unknown and does not count as elsewhere."""
    assert find(COOPERATION, Place(), TODAY) == Unknown("Es fehlt der Ort: Gemeinde, Ortsteil, Postleitzahl oder AGS.")


def test_a_known_town_with_a_postcode_of_elsewhere_is_asked_for() -> None:
    """Town and postcode that contradict each other across the border are not taken for a place elsewhere."""
    answer = find(COOPERATION, Place("Willich", postcode="40210"), TODAY)
    assert isinstance(answer, Unknown)
    assert not answer.outside


def test_competence_changes_on_its_day() -> None:
    """The day decides which agency of a town is competent."""
    old = 'agency = "jugendamt-willich"\nvalid_from = 2022-04-01'
    new = (
        f'{old}\nvalid_to = 2026-12-31\n[[municipalities.competence]]\nagency = "kreisjugendamt-viersen"\n'
        "valid_from = 2027-01-01"
    )
    cooperation = read_cooperation(COOPERATION_TEXT.replace(old, new, 1))
    before = find(cooperation, Place("Willich"), date(2026, 12, 31))
    after = find(cooperation, Place("Willich"), date(2027, 1, 1))
    assert isinstance(before, Found)
    assert isinstance(after, Found)
    assert (before.agency.id, after.agency.id) == ("jugendamt-willich", "kreisjugendamt-viersen")
    assert "seit 01.01.2027" in after.rule


def test_before_the_table_begins_nobody_is_known() -> None:
    """A day without an entry is answered with that day."""
    answer = find(COOPERATION, Place("Willich"), date(2021, 12, 31))
    assert isinstance(answer, Unknown)
    assert "31.12.2021" in answer.reason


def test_towns_that_share_a_postcode_are_told_apart_by_name() -> None:
    """A shared postcode asks, unless the name says which town."""
    cooperation = read_cooperation(COOPERATION_TEXT.replace('["47929"]', '["47929", "47906"]', 1))
    assert isinstance(find(cooperation, Place(postcode="47906"), TODAY), Ambiguous)
    named = find(cooperation, Place("Grefrath", postcode="47906"), TODAY)
    assert isinstance(named, Found)
    assert named.municipality.name == "Grefrath"


def test_towns_that_share_a_district_name_are_told_apart_by_town() -> None:
    """A district of two towns asks, unless the town is named."""
    cooperation = read_cooperation(COOPERATION_TEXT.replace('"Alt-Willich"', '"Vorst", "Alt-Willich"', 1))
    assert isinstance(find(cooperation, Place(district="Vorst"), TODAY), Ambiguous)
    named = find(cooperation, Place("Willich-Vorst"), TODAY)
    assert isinstance(named, Found)
    assert named.municipality.name == "Willich"


@given(st.text(max_size=200))
def test_any_text_gets_an_answer(text: str) -> None:
    """No text makes the search fail."""
    assert isinstance(find(COOPERATION, place_from_text(text), TODAY), Found | Ambiguous | Unknown)

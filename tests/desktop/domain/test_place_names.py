"""Names of places as people write them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.place_names import names, recognise, words
from tests.helpers.shipped import COOPERATION


@pytest.mark.parametrize(
    ("written", "same"),
    [
        ("Tönisvorst", "TOENISVORST"),
        ("Tönisvorst", "tonisvorst"),
        ("Tönisvorst", "To\u0308nisvorst"),
        ("St. Tönis", "Sankt-Toenis"),
        ("St.Hubert", "St Hubert"),
        ("Alt-Willich", "alt willich"),
        ("Weißstraße", "WEISSSTRASSE"),
    ],
)
def test_spellings_of_one_name_are_equal(written: str, same: str) -> None:
    """Case, umlauts, hyphens and the abbreviation of Sankt make no difference."""
    assert words(written) == words(same)


def test_different_names_stay_different() -> None:
    """Tolerance does not make one place of two."""
    assert len({name.words for name in names(COOPERATION)}) == len({name.written for name in names(COOPERATION)})


@pytest.mark.parametrize(
    ("text", "found", "sure"),
    [
        ("Willich-Schiefbahn", {"Willich", "Schiefbahn"}, True),
        ("Stadt Willich, Ortsteil Schiefbahn", {"Willich", "Schiefbahn"}, True),
        ("Willich (Kreis Viersen)", {"Willich"}, True),
        ("Kaarst-Vorst", {"Vorst"}, False),
        ("Kempener Straße 5, Willich", {"Willich"}, True),
        ("Am Born 3, Willich", {"Willich"}, True),
        ("Willich Bahnstraße 3", {"Willich"}, True),
        ("Krefeld", set(), False),
        ("", set(), True),
    ],
)
def test_names_are_recognised_in_a_text(text: str, found: set[str], *, sure: bool) -> None:
    """Towns and districts are found, streets are set aside, and left-over words make the reading unsure."""
    reading = recognise(text, COOPERATION)
    assert {name.written for name in reading.names} == found
    assert reading.sure is sure


def test_the_region_alone_is_no_town() -> None:
    """The district of Viersen is not the town of Viersen."""
    assert recognise("Kreis Viersen", COOPERATION).region_only
    assert not recognise("Viersen", COOPERATION).region_only


@given(st.text(max_size=400))
def test_any_text_can_be_read(text: str) -> None:
    """No text makes the reading fail."""
    assert len(recognise(text, COOPERATION).names) <= len(names(COOPERATION))

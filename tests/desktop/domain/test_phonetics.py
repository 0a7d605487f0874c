"""How a name sounds."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.phonetics import sound


@pytest.mark.parametrize(
    ("name", "digits"),
    [
        # Published examples of the method.
        ("Müller-Lüdenscheidt", "65752682"),
        ("Breschnew", "17863"),
        ("Wikipedia", "3412"),
        ("Heinz Classen", "068586"),
        # Each rule for what stands beside a letter, by hand.
        ("Philipp", "351"),
        ("Datz", "28"),
        ("Axel", "0485"),
        ("Maxi", "648"),
        ("Fuchs", "348"),
        ("Cxi", "48"),
        ("Christoph", "47823"),
        ("Celine", "856"),
        ("Schock", "84"),
        ("Oscar", "087"),
        ("Jana", "06"),
        ("", ""),
        ("Ø", "0"),
        ("王", ""),
    ],
)
def test_a_name_as_digits(name: str, digits: str) -> None:
    """A name becomes the digits that the method says, and what is no letter is left out."""
    assert sound(name) == digits


@pytest.mark.parametrize(
    "names",
    [
        ("Meyer", "Maier", "Mayer", "Meier", "Mair", "Meyr"),
        ("Schmidt", "Schmitt", "Schmid"),
        ("Kowalski", "Kowalsky", "Cowalski"),
        ("Philipp", "Filip", "Phillip"),
        ("Y\u0131ld\u0131z", "Yildiz", "YILDIZ"),
        ("Weiß", "Weiss", "Weis"),
        ("René", "Rene"),
        ("Müller", "Mu\u0308ller", "Muller"),
    ],
)
def test_names_that_sound_alike(names: tuple[str, ...]) -> None:
    """Spellings of one name have the same digits, with their signs or without."""
    assert len({sound(name) for name in names}) == 1


def test_names_that_do_not() -> None:
    """Names that do not sound alike have other digits."""
    assert len({sound(name) for name in ("Meyer", "Müller", "Weber", "Kaya", "Nowak")}) == 5


@given(st.text(max_size=30))
def test_any_text_has_a_sound(text: str) -> None:
    """Whatever stands there becomes digits, no two alike beside each other, and raises nothing."""
    digits = sound(text)
    assert set(digits) <= set("012345678")
    assert "0" not in digits[1:]

"""Finding contacts as one types."""

from __future__ import annotations

import pytest

from desktop.presenters.contact_search import Sought, digits, folded, found_in
from tests.helpers.known_contacts import ANNA, BERT, CLEO

KNOWN = [Sought.of(values, folded("Jugendamt Willich Schiefbahn")) for values in (ANNA, BERT, CLEO)]


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("müller", [0]),
        ("Mueller", [0]),
        ("mül", [0]),
        ("gross", [2]),
        ("groß cleo", [2]),
        ("fachkraft", [1]),
        ("gewalt", [0]),
        ("schiefbahn", [0, 1, 2]),
        ("schiefbahn öhm", [1]),
        ("02154 000001", [0]),
        ("+49 2154 000-001", [0]),
        ("0049 30 23125007", [2]),
        ("0170/0000", [0]),
        ("ller", []),
        ("xyz", []),
    ],
)
def test_what_is_typed_finds(typed: str, found: list[int]) -> None:
    """Beginnings of words find in any field, umlauts written either way, numbers however they are grouped."""
    assert found_in(KNOWN, typed) == found


def test_words_are_compared_without_marks() -> None:
    """Case, accents and signs do not matter."""
    assert folded("Éva-Maria  O'Brién, Straße") == "eva maria o brien strasse"


@pytest.mark.parametrize(
    ("number", "dialled"),
    [("+49 (0)2154 000-1", "021540001"), ("0049 2154 0001", "021540001"), ("02154/0001", "021540001"), ("", "")],
)
def test_digits_are_those_dialled_here(number: str, dialled: str) -> None:
    """The country's own prefix is the zero one dials."""
    assert digits(number) == dialled

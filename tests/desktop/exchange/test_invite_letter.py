"""The letter that brings an invite: everything to come in with, readable, and one page."""

from __future__ import annotations

from dataclasses import replace

from desktop.exchange.invite_letter import Letter, write_letters
from tests.helpers.invites import FILE
from tests.helpers.pdf import texts_of

LETTER = Letter(
    "Kooperation Kinderschutz",
    "Łucja Çağlar",
    "Jugendamt Willich, Allgemeiner Sozialer Dienst",
    "Mitglied",
    "07.12.2026",
    "https://server.example",
    "ABCD EFGH",
    FILE,
)


def pages(*letters: Letter) -> list[str]:
    """What stands on each page."""
    return texts_of(write_letters(letters))


def test_what_it_says() -> None:
    """Person, unit, role, end, server and letters stand there, how to come in, and that it is a key."""
    (page,) = pages(LETTER)
    for text in (
        "für Łucja Çağlar",
        "Jugendamt Willich",
        "Mitglied",
        "07.12.2026",
        "https://server.example",
        "ABCD EFGH",
    ):
        assert text in page
    assert "Dieser Brief ist ein Schlüssel" in page
    assert "Neues Profil einrichten" in page


def test_a_letter_to_a_unit_names_nobody() -> None:
    """The founder's letters go to units, and no person is named in them."""
    (page,) = pages(replace(LETTER, person=""))
    assert "für " not in page


def test_a_page_each() -> None:
    """Every letter is a page of its own, also with the longest names there may be."""
    long = replace(LETTER, person="Adelgunde " * 18, unit="Stelle mit einem sehr langen Namen " * 5)
    assert len(pages(LETTER, long, LETTER)) == 3
    assert "Administration an" in " ".join(pages(long)[0].split())

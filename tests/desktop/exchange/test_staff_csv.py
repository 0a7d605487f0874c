"""The table of those who are to be invited."""

from __future__ import annotations

import pytest

from desktop.domain.refused import Refused
from desktop.exchange.staff_csv import MOST, Guest, read_staff


def test_a_table() -> None:
    """Columns stand in any order and only the person is required; quotes, empty lines and spaces are as usual."""
    text = 'login;person;roles;unit\nabel;"Abel; Anna";lead member;stelle-a\n\n ; Bernd Brot ;;\n'
    assert read_staff(text) == [
        Guest(2, "Abel; Anna", "stelle-a", ("lead", "member"), "abel"),
        Guest(4, "Bernd Brot"),
    ]
    assert read_staff("Person,Login\nAnna,a\n") == [Guest(2, "Anna", login="a")]


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        ("", 1, "leer"),
        ("person\n", 1, "1 bis 2000"),
        ("name;unit\nA;b\n", 1, "person muss dabei sein"),
        ("person;telefon\nA;1\n", 1, "Spalten"),
        ("person;person\nA;1\n", 1, "Spalten"),
        ("person;unit\nA;b;c\n", 2, "mehr Zellen"),
        ("person;unit\nA;b\n;c\n", 3, "1 bis 200"),
        ("unit;person\nstelle-a\n", 2, "1 bis 200"),
        ("person;login\nA;../x\n", 2, "Buchstaben, Ziffern"),
        ("person;login\nA;anna\nB;Anna\n", 3, "schon auf einer anderen"),
        ("person\n" + "A\n" * (MOST + 1), 1, "2000 Personen"),
        ('person\n"A\x00\n', 2, ""),
    ],
)
def test_what_is_wrong_is_named_with_its_line(text: str, line: int, words: str) -> None:
    """A table that is wrong anywhere is refused as a whole, with the line and what was expected."""
    with pytest.raises(Refused) as caught:
        read_staff(text)
    assert caught.value.field == f"line {line}"
    assert words in caught.value.message

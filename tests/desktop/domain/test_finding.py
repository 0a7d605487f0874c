"""What somebody looks for, in every spelling of it."""

from __future__ import annotations

import pytest

from desktop.domain.finding import Spelling, bare, first_place, query_of, spellings, words_of


@pytest.mark.parametrize(
    ("word", "others"),
    [
        ("Anrath", ["anrath"]),
        ("Mueller", ["mueller", "muller"]),
        ("Müller", ["muller", "mueller"]),
        ("Strasse", ["strasse", "straße"]),
        ("Weiß", ["weiß", "weiss"]),
        ("Gruess", ["gruess", "grueß", "gruss", "gruß"]),
    ],
)
def test_a_word_has_its_spellings(word: str, others: list[str]) -> None:
    """Umlauts as one letter or two, as the index holds them; a word without any has one."""
    assert [one.word for one in spellings(word)] == others


def test_what_ends_with_a_shortened_vowel_is_a_whole_word() -> None:
    """As a beginning it would find whatever begins with one letter less."""
    assert spellings("Mue") == (Spelling("mue"), Spelling("mu", whole=True))
    assert query_of("Mue") == '("mue"* OR "mu")'


def test_a_word_of_nothing_else_is_asked_for_in_few_ways() -> None:
    """However long it is, the query stays short."""
    assert len(spellings("ueoeae" * 30)) == 16


def test_every_word_is_asked_for() -> None:
    """A query holds words alone, whatever else was typed; without a word it is empty."""
    assert query_of('anr" OR *müll') == '"anr"* AND "or"* AND ("mull"* OR "muell"*)'
    assert query_of(" *-! ") == ""
    assert words_of("x" * 5000) == ["x" * 200]


def test_where_the_first_of_them_stands() -> None:
    """In any spelling and at the beginning of a word only."""
    text = "Bei Frau Müller, Weiß"
    assert first_place(text, ["weiss", "mueller"]) == (9, 15)
    assert first_place(text, ["üller"]) is None
    assert bare("ÄÖÜé") == "aoue"

"""A file of training cards: read strictly, and what is wrong named with its line or field."""

from __future__ import annotations

import json
import tomllib

import pytest

from desktop.domain.card_file import TEMPLATE, read_cards
from desktop.domain.refused import Refused
from tests.helpers.shipped import line_of


def as_json(text: str = TEMPLATE) -> str:
    return json.dumps(tomllib.loads(text))


def test_the_template_is_valid_as_it_stands() -> None:
    """It has two cards; the numbers of people become those of programs."""
    key, content = read_cards(TEMPLATE)
    assert (key, content.title, content.audience) == ("meldeweg-kompakt", "Meldeweg kompakt", ("police",))
    assert [card.right for card in content.cards] == [0, 1]
    assert content.cards[1].answers[1].startswith("Die Rufbereitschaft")


def test_json_says_the_same() -> None:
    """Whoever writes it by a program writes the same fields."""
    assert read_cards(as_json()) == read_cards(TEMPLATE)


WRONG = {
    "another schema": ("schema = 1", "schema = 2", "nicht bekannt"),
    "a key with blanks": ('"meldeweg-kompakt"', '"Meldeweg kompakt!"', "nicht die verlangte Form"),
    "an unknown field": ("right = 1", "rihgt = 1", "nicht vorgesehen"),
    "an answer there is not": ("right = 1", "right = 4", "nur 3 Antworten"),
    "an answer before the first": ("right = 1", "right = 0", "außerhalb der Grenzen"),
    "the same answer twice": ("An das Jugendamt Kempen", "An das Jugendamt Willich", "gleich"),
    "an unknown audience": ('audience = ["police"]', 'audience = ["press"]', "Erlaubt sind"),
    "no title": ('title = "Meldeweg kompakt"\n', "", "„title“ fehlt"),
    "a title too long": ('"Meldeweg kompakt"', f'"{"T" * 201}"', "zu lang"),
    "no TOML": ("[[cards]]", "[[cards", "TOML"),
}


@pytest.mark.parametrize(("right", "wrong", "words"), WRONG.values(), ids=WRONG)
def test_what_is_wrong_is_named_with_its_line(right: str, wrong: str, words: str) -> None:
    """The sentence says what is wrong."""
    text = TEMPLATE.replace(right, wrong, 1)
    with pytest.raises(Refused, match=words) as refused:
        read_cards(text)
    assert str(refused.value.field).startswith("line ")


def test_a_line_is_the_one_somebody_has_to_change() -> None:
    """That of the field, in the card it stands in."""
    text = TEMPLATE.replace("right = 2", "right = 3")
    with pytest.raises(Refused) as refused:
        read_cards(text)
    assert refused.value.field == f"line {line_of(text, 'right = 3')}"


@pytest.mark.parametrize(
    ("text", "field"),
    [
        (as_json(TEMPLATE.replace("right = 1", "right = 4")), "cards.0.right"),
        (as_json(TEMPLATE.replace("schema = 1", "schema = 7")), "schema"),
        (as_json().replace('"title"', '"titel"'), "titel"),
        (as_json().replace("Meldeweg kompakt", "Meldeweg \\ud800"), "$"),
        (as_json().replace('"title"', '"' + 900_000 * "t" + '"'), 80 * "t"),
        ('{"schema": 1,\n "key"', "line 2"),
        ("{" + "[" * 100_000, "line 1"),
    ],
)
def test_json_names_the_field(text: str, field: str) -> None:
    """Or the line where it is no JSON at all."""
    with pytest.raises(Refused) as refused:
        read_cards(text)
    assert refused.value.field == field


def test_what_is_too_large_is_not_even_read() -> None:
    """In both ways of writing."""
    for text in ("#" * 2_000_000, "{" + " " * 2_000_000):
        with pytest.raises(Refused, match="1 MiB"):
            read_cards(text)

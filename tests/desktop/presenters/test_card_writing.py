"""Training cards as they are written in dialogs."""

from __future__ import annotations

import pytest

from desktop.domain.refused import Refused
from desktop.presenters import card_writing, training
from desktop.presenters.steps.question import YES
from tests.helpers.company import Member

CARD = {
    "text": "",
    "question": "Wohin zuerst?",
    "answers": "Nach Kempen\n* Nach Willich\n\n",
    "explanation": "Aufenthalt.",
}
SET = {"title": "Wege für alle", "key": "", **CARD, "for:police": YES, "for:lead": ""}


def test_a_set_is_written(willich: Member) -> None:
    """With its first card; the key is made of the title, and whom it is for is ticked."""
    made = card_writing.write_set(willich.workspace, SET)
    [card] = made.content.cards
    assert (made.key, made.content.title, made.content.audience) == ("wege-fuer-alle", "Wege für alle", ("police",))
    assert (card.answers, card.right, card.explanation) == (("Nach Kempen", "Nach Willich"), 1, "Aufenthalt.")
    with pytest.raises(Refused, match="gibt es schon"):
        card_writing.write_set(willich.workspace, SET)


def test_what_stands_on_a_card_comes_back(willich: Member) -> None:
    """A card that is opened and confirmed as it is stays as it is, and makes no new version."""
    made = card_writing.write_set(willich.workspace, SET)
    answers = {one.name: one.preset for one in card_writing.card_questions(made.content.cards[0])}
    assert answers["answers"] == "Nach Kempen\n*Nach Willich"
    assert card_writing.write_card(willich.workspace, made, 0, answers) == made


def test_cards_are_added_changed_and_taken_out(willich: Member) -> None:
    """Each is a version of the set; the others stay, and one card has to."""
    made = card_writing.write_set(willich.workspace, SET)
    two = card_writing.write_card(willich.workspace, made, None, CARD | {"question": "Und dann?"})
    assert [one.question for one in two.content.cards] == ["Wohin zuerst?", "Und dann?"]
    assert [words for _, words in card_writing.which_question(two).choices] == ["1. Wohin zuerst?", "2. Und dann?"]
    other = card_writing.write_card(willich.workspace, two, 0, CARD | {"question": "Wohin?"})
    assert [one.question for one in other.content.cards] == ["Wohin?", "Und dann?"]
    left = card_writing.take_card(willich.workspace, other, 0)
    assert [one.question for one in left.content.cards] == ["Und dann?"]
    assert (left.id, left.content.audience) == (made.id, ("police",))
    with pytest.raises(Refused, match="Eine Karte muss bleiben"):
        card_writing.take_card(willich.workspace, left, 0)


@pytest.mark.parametrize(
    ("changed", "field", "said"),
    [
        ({"answers": "Nur eine"}, "answers", "2 bis 6"),
        ({"answers": "a\nb"}, "answers", "genau einer"),
        ({"answers": "*a\n*b"}, "answers", "genau einer"),
        ({"answers": "*a\na"}, "answers", "gleich"),
        ({"answers": "*\na"}, "answers", "leer"),
        ({"answers": "*a\n" + "b" * 301}, "answers", "300 Zeichen"),
        ({"question": ""}, "question", "fehlt"),
        ({"question": "f" * 2001}, "question", "2000 Zeichen"),
        ({"title": " "}, "title", "fehlt"),
        ({"key": "Groß"}, "key", "Bindestriche"),
        ({"title": "???"}, "key", "Bindestriche"),
    ],
)
def test_what_is_wrong_is_said_at_its_question(willich: Member, changed: dict[str, str], field: str, said: str) -> None:
    """And nothing is offered."""
    with pytest.raises(Refused, match=said) as caught:
        card_writing.write_set(willich.workspace, SET | changed)
    assert caught.value.field == field
    assert training.sets(willich.workspace) == []

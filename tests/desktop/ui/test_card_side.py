"""The side with a list of cards."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from desktop.presenters.notification_cards import Card
from desktop.ui.card_side import CardSide
from desktop.ui.theme.theme import Theme
from tests.helpers.showing import SHOWING, show

pytestmark = SHOWING


def made(numbers: Sequence[int]) -> list[Card]:
    """A card for each number."""
    return [
        Card(bytes([one]), "Stelle", "heute", f"Karte {one}", (), unread=False, spoken=f"Karte {one}")
        for one in numbers
    ]


@pytest.fixture
def side(themed: Theme, qtbot: QtBot) -> CardSide:
    """A side with three cards."""
    side = CardSide("Karten", made, lambda: True)
    show(qtbot, side, 400, 500)
    side.show_first([5, 6, 7])
    side.list.setFocus()
    return side


def test_the_first_is_chosen_and_the_keys_move(side: CardSide, qtbot: QtBot) -> None:
    """Arrow and J go down, and each step is told."""
    assert side.number == 5
    with qtbot.waitSignals([side.went, side.went]):
        QTest.keyClick(side.list, Qt.Key.Key_Down)
        QTest.keyClick(side.list, Qt.Key.Key_J)
    assert side.number == 7


def test_who_was_chosen_stays_chosen(side: CardSide) -> None:
    """Among others too; once it is gone the one in its place is."""
    side.choose(6)
    side.show_numbers([4, 5, 6, 7])
    assert side.number == 6
    side.show_numbers([4, 5, 7])
    assert side.number == 7
    side.show_numbers([])
    assert side.number is None


def test_a_card_that_is_not_there_cannot_be_chosen(side: CardSide) -> None:
    """Then none is."""
    side.choose(99)
    assert side.number is None


def test_a_sentence_stands_in_the_place_of_the_list(side: CardSide) -> None:
    """It is there as long as it says something."""
    side.say_instead("Noch nichts.")
    assert side.empty.isVisible()
    assert not side.list.isVisible()
    side.say_instead("")
    assert side.list.isVisible()
    assert not side.empty.isVisible()

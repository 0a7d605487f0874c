"""The side with a list of cards."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
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


def numbers(side: CardSide) -> list[int | None]:
    """What stands in the list."""
    return [side.model.number(row) for row in range(side.model.rowCount())]


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
    """Among others, and where it is of the list no more, until somebody goes elsewhere."""
    side.choose(6)
    side.show_numbers([4, 5, 6, 7])
    assert side.number == 6
    side.show_numbers([4, 5, 7], is_there=lambda number: number == 6)
    assert (side.number, numbers(side), side.list.currentIndex().row()) == (6, [4, 5, 6, 7], 2)
    QTest.keyClick(side.list, Qt.Key.Key_Down)
    QApplication.processEvents()
    assert (side.number, numbers(side), side.list.currentIndex().row()) == (7, [4, 5, 7], 2)


def test_nothing_takes_the_place_of_what_has_gone(side: CardSide) -> None:
    """None is chosen, not by the focus either, until a key goes to where it stood."""
    side.choose(6)
    for _ in range(2):
        side.show_numbers([4, 5, 7, 8])
        side.list.clearFocus()
        side.list.setFocus(Qt.FocusReason.ActiveWindowFocusReason)
        assert (side.number, side.lost, side.list.currentIndex().row()) == (None, True, -1)
    QTest.keyClick(side.list, Qt.Key.Key_Down)
    assert (side.number, side.lost) == (5, False)


def test_who_asks_for_the_list_gets_it_as_it_is(side: CardSide) -> None:
    """Who was chosen stays so while it is of it, else its first is."""
    side.choose(6)
    side.show_anew([7, 6])
    assert side.number == 6
    side.show_anew([7, 8])
    assert (side.number, side.lost) == (7, False)


def test_where_nobody_looks_the_one_in_its_place_is_chosen(side: CardSide) -> None:
    """What is kept is left with the view: who comes back finds the list as it is."""
    side.choose(6)
    side.show_numbers([5, 7], is_there=lambda _number: True)
    side.hide()
    QApplication.processEvents()
    assert (side.number, numbers(side)) == (7, [5, 7])
    side.show()
    side.show_numbers([5], is_there=lambda _number: True)
    assert (side.number, numbers(side)) == (7, [5, 7])


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

"""A list and the page beside it."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from desktop.presenters.notification_cards import Card
from desktop.ui.actions import Actions
from desktop.ui.card_side import CardSide
from desktop.ui.detail_page import DetailPage
from desktop.ui.list_and_page import ListAndPage
from desktop.ui.parts import label
from desktop.ui.theme.theme import Theme
from tests.helpers.showing import SHOWING, focused, show

pytestmark = SHOWING


@pytest.fixture
def both(themed: Theme, qtbot: QtBot) -> ListAndPage:
    """One card and its page, with room for both."""
    side = CardSide(
        "Karten", lambda numbers: [Card(b"", "", "", "", (), unread=False, spoken="") for _ in numbers], lambda: True
    )
    page = DetailPage()
    made = ListAndPage(side, page, Actions())
    show(qtbot, made, 1000, 500)
    side.show_first([1])
    page.show_parts(1, "Eins", lambda: [label("Eins")])
    side.list.setFocus()
    return made


def test_enter_goes_to_the_page_and_escape_back(both: ListAndPage, qtbot: QtBot) -> None:
    """The keyboard goes with it."""
    QTest.keyClick(both.side.list, Qt.Key.Key_Return)
    assert focused() is both.page
    with qtbot.waitSignal(both.left):
        QTest.keyClick(both.page, Qt.Key.Key_Escape)
    assert focused() is both.side.list


def test_where_it_is_narrow_they_take_turns(both: ListAndPage) -> None:
    """The page takes the place of the list and has the way back above it."""
    both.resize(500, 500)
    assert not both.right.isVisible()
    QTest.mouseClick(both.side.list.viewport(), Qt.MouseButton.LeftButton, pos=both.side.list.rect().center() / 10)
    assert both.back_row.isVisible()
    assert not both.side.isVisible()
    both.back()
    assert both.side.isVisible()


def test_nothing_chosen_cannot_be_opened(both: ListAndPage) -> None:
    """The keyboard stays with the list."""
    both.side.show_first([])
    both.open_chosen()
    assert focused() is both.side.list


def test_its_panes_are_list_and_page(both: ListAndPage) -> None:
    """F6 goes through both."""
    assert both.panes() == (both.side, both.right)

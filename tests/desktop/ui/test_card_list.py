"""The list view: moves by key, opens by Enter, and stays where it is while rows come and go."""

from __future__ import annotations

from dataclasses import dataclass, field

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from desktop.ui.card_list import CardList
from desktop.ui.notification_model import NotificationModel
from desktop.ui.theme.theme import Theme
from tests.desktop.ui.test_notification_model import Cards
from tests.helpers.showing import SHOWING, show

pytestmark = SHOWING


@dataclass
class Shown:
    """A list on the screen, and what it told."""

    cards: Cards
    letters: bool = True
    chosen: list[int] = field(default_factory=list)
    opened: list[bool] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.model = NotificationModel(self.cards.make)
        self.refresh()
        self.view = CardList(self.model, lambda: self.letters)
        self.view.chosen.connect(self.chosen.append)
        self.view.opened.connect(lambda: self.opened.append(True))

    @property
    def current(self) -> int | None:
        return self.model.number(self.view.currentIndex().row())

    def top(self) -> tuple[int | None, int]:
        """The number at the top of what can be seen, and where it begins."""
        index = self.view.indexAt(QPoint(0, 0))
        return self.model.number(index.row()), self.view.visualRect(index).top()

    def refresh(self) -> None:
        self.model.show_numbers(self.cards.numbers)

    def renew(self, kept: int | None) -> None:
        self.view.renew(self.refresh, lambda: self.model.row_of(kept))


@pytest.fixture
def shown(themed: Theme, qtbot: QtBot) -> Shown:
    made = Shown(Cards(300))
    show(qtbot, made.view, 400, 600)
    made.view.setFocus()
    made.chosen.clear()
    return made


def test_keys(shown: Shown, qtbot: QtBot) -> None:
    """Arrows and J and K move and tell where to, Enter opens, and no letter searches."""
    shown.view.choose(0)
    for key in (Qt.Key.Key_Down, Qt.Key.Key_J, Qt.Key.Key_J, Qt.Key.Key_K, Qt.Key.Key_Up, Qt.Key.Key_T):
        QTest.keyClick(shown.view, key)
    assert shown.chosen == [1, 2, 3, 2, 1]
    QTest.keyClick(shown.view, Qt.Key.Key_Return)
    assert shown.opened == [True]


def test_letters_can_be_switched_off(shown: Shown, qtbot: QtBot) -> None:
    """Without single letters J and K do nothing, and arrows still move."""
    shown.view.choose(5)
    shown.letters = False
    QTest.keyClick(shown.view, Qt.Key.Key_J)
    assert shown.current == 5
    QTest.keyClick(shown.view, Qt.Key.Key_Down)
    assert shown.current == 6


def test_the_chosen_one_stays_chosen_when_rows_move(shown: Shown) -> None:
    """Whatever comes in above or goes, the same notification is chosen, and nothing is told of it."""
    shown.view.choose(10)
    shown.cards.numbers = [900, 901, *shown.cards.numbers[3:]]
    shown.renew(10)
    assert (shown.current, shown.view.currentIndex().row(), shown.chosen) == (10, 9, [])
    assert [index.row() for index in shown.view.selectedIndexes()] == [9]


def test_what_is_seen_stays_where_it_is(shown: Shown) -> None:
    """Scrolled down, the same card stands at the same place after others came in above, to the pixel."""
    shown.view.choose(0)
    shown.view.verticalScrollBar().setValue(1234)
    before = shown.top()
    shown.cards.numbers = [*range(900, 920), *shown.cards.numbers]
    shown.renew(0)
    assert shown.top() == before
    assert shown.view.verticalScrollBar().value() > 1234
    shown.renew(0)
    assert shown.top() == before


def test_at_the_top_what_comes_in_is_seen(shown: Shown) -> None:
    """Whoever looks at the top of the list sees the new one above the rest."""
    shown.view.choose(3)
    shown.cards.numbers = [900, *shown.cards.numbers]
    shown.renew(3)
    assert (shown.top(), shown.current) == ((900, 0), 3)


def test_nothing_is_left(shown: Shown) -> None:
    """An emptied list has nobody chosen, and filled again it chooses as it is told."""
    shown.view.choose(3)
    shown.cards.numbers = []
    shown.renew(3)
    assert shown.current is None
    shown.cards.numbers = [5, 6]
    shown.renew(6)
    assert shown.current == 6


def test_choosing_brings_into_view(shown: Shown) -> None:
    """A row far down is scrolled to when it is chosen."""
    shown.view.choose(250)
    assert shown.view.viewport().rect().contains(shown.view.visualRect(shown.view.currentIndex()))

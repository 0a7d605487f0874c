"""A side of whose cards one is chosen: it stays so, and in its place, until whoever has it before them leaves it."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from desktop.presenters.notification_cards import Card
from desktop.ui.choosing_side import ChoosingSide
from desktop.ui.notification_model import Changed
from desktop.ui.parts import box
from desktop.ui.theme.theme import Theme
from tests.helpers.showing import SHOWING, show

pytestmark = SHOWING


def cards(numbers: Sequence[int]) -> list[Card]:
    """A card for each number."""
    return [
        Card(bytes([one]), "Stelle", "heute", f"Karte {one}", (), unread=False, spoken=f"Karte {one}")
        for one in numbers
    ]


class Told:
    """A side with three cards, of which the second is chosen, and what it has told."""

    def __init__(self, around: QWidget) -> None:
        self.changes: list[Changed] = []
        self.left = 0
        self.side = ChoosingSide(cards, lambda: True, self.changes.append, self._leave)
        self.side.put_list(box(self.side))
        box(around).addWidget(self.side)

    def _leave(self) -> None:
        self.left += 1

    @property
    def numbers(self) -> list[int | None]:
        """What stands in the list."""
        return [self.side.model.number(row) for row in range(self.side.model.rowCount())]

    def hear(self, numbers: Sequence[int], now: int | None) -> None:
        """Show news of the list; `now` is the number of the one chosen by now."""
        row = self.side.model.row_of(self.side.number)
        self.side.show_renewed(self.side.with_chosen(numbers, lambda: now), frozenset(), row)


@pytest.fixture
def around(themed: Theme, qtbot: QtBot) -> QWidget:
    """The view that the side is of."""
    made = QWidget()
    show(qtbot, made, 400, 500)
    return made


@pytest.fixture
def told(around: QWidget) -> Told:
    made = Told(around)
    made.side.show()
    made.side.show_renewed([5, 6, 7], None, 0)
    QTest.keyClick(made.side.list, Qt.Key.Key_Down)
    made.changes.clear()
    return made


def test_it_is_kept_until_somebody_goes_elsewhere(told: Told) -> None:
    """Of the list no more it stands where it stood; left, the list is shown without it once the key has been heard."""
    told.hear([5, 7], 6)
    assert (told.side.number, told.numbers, told.changes) == (6, [5, 6, 7], [frozenset()])
    QTest.keyClick(told.side.list, Qt.Key.Key_Down)
    assert (told.side.number, told.changes, told.left) == (7, [frozenset(), None], 0)
    QApplication.processEvents()
    assert told.left == 1


def test_it_is_left_with_the_view(told: Told, around: QWidget) -> None:
    """Who hides the list alone reads of it in its place; who hides the whole view has gone elsewhere."""
    told.hear([5, 7], 6)
    told.side.hide()
    QApplication.processEvents()
    assert told.left == 0
    told.side.show()
    around.hide()
    QApplication.processEvents()
    assert told.left == 1


def test_where_it_has_gone_none_is_chosen(told: Told) -> None:
    """What is pressed next is meant for nothing that stands in its place."""
    told.hear([5, 7], None)
    assert (told.side.number, told.side.lost, told.side.list.currentIndex().row()) == (None, True, -1)


def test_where_it_stands_under_another_number_it_stays_chosen(told: Told) -> None:
    """Whoever knows under which says so."""
    chosen = told.side.show_renewed([5, 7, 9], None, 1, lambda: told.side.model.row_of(9))
    assert (chosen, told.side.number, told.side.lost) == (2, 9, False)


def test_nobody_is_asked_of_what_nobody_sees(told: Told, around: QWidget) -> None:
    """Nor is it kept: the one in its place is chosen."""
    around.hide()
    told.hear([5, 7], 6)
    assert (told.side.number, told.numbers) == (7, [5, 7])

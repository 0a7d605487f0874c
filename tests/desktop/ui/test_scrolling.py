"""What Tab reaches in an area that scrolls is seen from its top, however far down its caret or its current cell is."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QSize, Qt
from PySide6.QtWidgets import QLineEdit, QTableWidget, QWidget
from pytestqt.qtbot import QtBot

from desktop.ui.parts import box
from desktop.ui.scrolling import Filling, Scrolling
from desktop.ui.theme.theme import Theme
from tests.helpers.showing import SHOWING, focused, press, show

pytestmark = SHOWING
_HIGH = 500
_ROWS = 5


@pytest.fixture
def area(qtbot: QtBot, themed: Theme) -> Scrolling:
    """An area that shows half of a table, with a field above it and one below."""
    made, inside = Scrolling(), QWidget()
    layout = box(inside)
    table = QTableWidget(_ROWS, 1)
    table.setTabKeyNavigation(False)
    table.setFixedHeight(_HIGH)
    for row in range(_ROWS):
        table.setRowHeight(row, _HIGH // (_ROWS + 1))
    table.setCurrentCell(_ROWS - 1, 0)
    for widget in (QLineEdit(), table, QLineEdit()):
        layout.addWidget(widget)
    made.setWidget(inside)
    made.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    show(qtbot, made, 300, _HIGH // 2)
    return made


def test_what_is_too_high_is_shown_from_its_top(area: Scrolling) -> None:
    """Tab leads to the top of the table though its last cell is the current one, from above and from below."""
    for key, start in ((Qt.Key.Key_Tab, 0), (Qt.Key.Key_Backtab, -1)):
        area.findChildren(QLineEdit)[start].setFocus()
        press(key)
        assert isinstance(focused(), QTableWidget)
        assert focused().mapTo(area.viewport(), QPoint(0, 0)).y() == 0


def test_what_is_below_the_edge_is_shown_whole(area: Scrolling) -> None:
    """Tab goes on to the field below the table, and all of it is seen."""
    for _ in range(2):
        press(Qt.Key.Key_Tab)
    line = focused()
    assert line is area.findChildren(QLineEdit)[-1]
    assert line.mapTo(area.viewport(), QPoint(0, line.height())).y() <= area.viewport().height()


def test_nothing_scrolls_sideways(area: Scrolling) -> None:
    """What stands in an area is as wide as it is."""
    inside = area.widget()
    assert inside is not None
    assert inside.width() == area.viewport().width()
    assert area.horizontalScrollBarPolicy() is Qt.ScrollBarPolicy.ScrollBarAlwaysOff


class Asked(QWidget):
    """Counts how often it is asked what room it wants."""

    def __init__(self) -> None:
        super().__init__()
        self.times = 0

    def sizeHint(self) -> QSize:
        """Want much."""
        self.times += 1
        return QSize(200, 3000)


def test_one_that_takes_the_room_there_is_asks_for_none(qtbot: QtBot, themed: Theme) -> None:
    """What stands in it is not laid out to find out what would be enough, and has all the width and its own height."""
    area, inside = Filling(), Asked()
    qtbot.addWidget(area)
    inside.setMinimumHeight(3000)
    area.setWidget(inside)
    before = inside.times
    assert area.sizeHint() == area.minimumSizeHint()
    assert inside.times == before
    show(qtbot, area, 300, 200)
    assert inside.size() == QSize(area.viewport().width(), 3000)

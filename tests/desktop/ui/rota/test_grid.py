"""The table of a month says what keys and mouse ask of it."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from desktop.presenters.rota import month
from desktop.ui.parts import scrolled
from desktop.ui.rota.grid import RotaGrid
from desktop.ui.theme.theme import Theme
from tests.helpers.company import ASD, Member
from tests.helpers.rotas import TODAY
from tests.helpers.showing import SHOWING, show

pytestmark = SHOWING


@pytest.fixture
def grid(themed: Theme, qtbot: QtBot, willich: Member) -> RotaGrid:
    """A month of Willich's."""
    made = RotaGrid()
    show(qtbot, made, 900, 700)
    made.show_month(month(willich.workspace, ASD, TODAY), TODAY)
    made.setFocus()
    return made


@pytest.mark.parametrize(
    ("key", "days"), [(Qt.Key.Key_Left, -1), (Qt.Key.Key_Right, 1), (Qt.Key.Key_Up, -7), (Qt.Key.Key_Down, 7)]
)
def test_arrows_ask_for_another_day(qtbot: QtBot, grid: RotaGrid, key: Qt.Key, days: int) -> None:
    """Whoever listens may show another month for it."""
    with qtbot.waitSignal(grid.went) as went:
        QTest.keyClick(grid, key)
    assert went.args == [TODAY + timedelta(days=days)]


@pytest.mark.parametrize(("key", "months"), [(Qt.Key.Key_PageUp, -1), (Qt.Key.Key_PageDown, 1)])
def test_pages_are_months(qtbot: QtBot, grid: RotaGrid, key: Qt.Key, months: int) -> None:
    """Page up and down turn months."""
    with qtbot.waitSignal(grid.turned) as turned:
        QTest.keyClick(grid, key)
    assert turned.args == [months]


def test_enter_and_del(qtbot: QtBot, grid: RotaGrid) -> None:
    """Enter opens the day, Del asks to cancel what stands there, and a double click opens too."""
    with qtbot.waitSignal(grid.opened) as opened:
        QTest.keyClick(grid, Qt.Key.Key_Return)
    assert opened.args == [TODAY]
    with qtbot.waitSignal(grid.cancelled):
        QTest.keyClick(grid, Qt.Key.Key_Delete)
    place = grid.visualRect(grid.days.place(date(2026, 9, 24))).center()
    with qtbot.waitSignal(grid.opened) as opened:
        QTest.mouseClick(grid.viewport(), Qt.MouseButton.LeftButton, pos=place)
        QTest.mouseDClick(grid.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert opened.args == [date(2026, 9, 24)]


def test_tab_leaves_the_table(qtbot: QtBot, grid: RotaGrid) -> None:
    """Nobody is caught among the days."""
    assert not grid.tabKeyNavigation()


def test_the_day_one_walks_to_is_seen(qtbot: QtBot, themed: Theme, willich: Member) -> None:
    """Where a month is higher than the window, the window follows the arrows down and up."""
    grid = RotaGrid()
    grid.setFixedHeight(700)
    area = scrolled(grid)
    show(qtbot, area, 900, 300)
    shown = month(willich.workspace, ASD, TODAY)
    grid.show_month(shown, TODAY)
    grid.setFocus()
    grid.went.connect(lambda day: grid.show_month(shown, day))
    for key, last in ((Qt.Key.Key_Down, date(2026, 9, 28)), (Qt.Key.Key_Up, date(2026, 9, 7))):
        while grid.day != last:
            QTest.keyClick(grid, key)
            cell = grid.visualRect(grid.currentIndex())
            top = grid.viewport().mapTo(area.viewport(), cell.topLeft()).y()
            assert 0 <= top <= area.viewport().height() - cell.height()

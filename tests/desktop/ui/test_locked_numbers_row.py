"""Numbers on the lock screen, behind a button and F9."""

from __future__ import annotations

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from desktop.presenters.locked_numbers import LockedNumber
from desktop.ui.locked_numbers_row import LockedNumbersRow
from desktop.ui.theme.theme import Theme
from tests.helpers.company import START
from tests.helpers.showing import SHOWING, show

pytestmark = SHOWING
NUMBER = LockedNumber("Jugendamt Willich", "02154 000-000", START, START + 3_600_000, START - 86_400_000)


@pytest.fixture
def row(themed: Theme, qtbot: QtBot) -> LockedNumbersRow:
    """The row, with one number."""
    made = LockedNumbersRow()
    show(qtbot, made)
    made.offer([NUMBER])
    return made


def words(row: LockedNumbersRow) -> str:
    """What is read."""
    return "\n".join(one.text() for one in row.findChildren(QLabel) if one.isVisible())


def test_f9_shows_the_numbers(row: LockedNumbersRow) -> None:
    """One key shows them, until when and as of when, and puts them away again."""
    assert words(row) == ""
    QTest.keyClick(row, Qt.Key.Key_F9)
    assert "Jugendamt Willich\n02154 000-000\nbis 21.09. 17:13 Uhr · Stand 20.09. 16:13 Uhr" in words(row)
    assert "Leitstelle oder 110" in words(row)
    row.show_them.click()
    assert words(row) == ""


def test_each_agency_stands_apart_from_the_next(row: LockedNumbersRow) -> None:
    """Whose a number is stands nearer to it than to the one above: in a hurry nobody reads the wrong one."""
    row.offer([NUMBER, replace(NUMBER, agency="Polizei Viersen", phone="02162 000-000")])
    row.toggle()
    row.adjustSize()
    QApplication.processEvents()
    lines = [one for one in row.findChildren(QLabel) if one.isVisible()]
    tops = [one.mapTo(row, QPoint(0, 0)).y() for one in lines]
    apart = [top - before - one.height() for one, before, top in zip(lines, tops, tops[1:], strict=False)]
    at = [one.text() for one in lines].index("Polizei Viersen")
    assert apart[at - 1] > apart[at]


def test_without_numbers_there_is_no_button(row: LockedNumbersRow) -> None:
    """Where it is switched off, nothing hints at it."""
    row.offer([])
    row.toggle()
    assert row.isHidden()

"""The licences to read, by keyboard alone: choose a part, go to its text, scroll it."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from desktop.ui.licence_sheet import LicenceSheet, show_licences
from desktop.ui.licences import Part
from desktop.ui.theme.theme import Theme
from tests.helpers.showing import SHOWING, show

pytestmark = SHOWING
PARTS = (Part("Qt", "LGPL-3.0", "\n\n   GNU\n" + "Zeile\n" * 500), Part("Lucide", "ISC, MIT", "ISC <b>License</b>"))


@pytest.fixture
def window(qtbot: QtBot, themed: Theme) -> QWidget:
    """A window to stand before."""
    made = QWidget()
    show(qtbot, made, 800, 600)
    return made


@pytest.fixture
def sheet(qtbot: QtBot, window: QWidget) -> LicenceSheet:
    """The sheet, open."""
    made = show_licences(PARTS, window)
    qtbot.waitUntil(made.choice.hasFocus)
    return made


def test_each_part_shows_its_text(sheet: LicenceSheet) -> None:
    """The first part is chosen; the arrow goes to the next one, whose text is shown as it is."""
    assert sheet.choice.currentText() == "Qt (LGPL-3.0)"
    assert sheet.text.toPlainText().startswith("   GNU")
    QTest.keyClick(sheet.choice, Qt.Key.Key_Down)
    assert sheet.text.toPlainText() == "ISC <b>License</b>"


def test_the_text_is_read_by_keys(sheet: LicenceSheet, qtbot: QtBot) -> None:
    """Tab leads into the text, which the keys scroll and nothing changes, and on to the button that closes."""
    QTest.keyClick(sheet.choice, Qt.Key.Key_Tab)
    qtbot.waitUntil(sheet.text.hasFocus)
    QTest.keyClick(sheet.text, Qt.Key.Key_PageDown)
    assert sheet.text.verticalScrollBar().value() > 0
    QTest.keyClicks(sheet.text, "x")
    assert sheet.text.toPlainText().startswith("   GNU")
    QTest.keyClick(sheet.text, Qt.Key.Key_Tab)
    qtbot.waitUntil(sheet.closing.hasFocus)


def test_another_part_begins_at_its_top(sheet: LicenceSheet) -> None:
    """However far one has read, the next text begins at its beginning."""
    sheet.text.verticalScrollBar().setValue(300)
    sheet.choice.setCurrentIndex(1)
    sheet.choice.setCurrentIndex(0)
    assert sheet.text.verticalScrollBar().value() == 0

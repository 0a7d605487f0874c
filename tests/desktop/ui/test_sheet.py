"""A sheet: it has a title, closes by Esc and by its one button, gives the focus back, and fits into its window."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from desktop.ui.parts import box, label
from desktop.ui.sheet import Sheet
from desktop.ui.theme.theme import Theme
from tests.helpers.showing import SHOWING

pytestmark = SHOWING


@pytest.fixture
def window(qtbot: QtBot, themed: Theme) -> QWidget:
    """A window with a field that has the focus."""
    made = QWidget()
    qtbot.addWidget(made)
    field = QLineEdit()
    box(made).addWidget(field)
    made.resize(500, 400)
    made.show()
    made.activateWindow()
    field.setFocus()
    qtbot.waitUntil(field.hasFocus)
    return made


def sheet(window: QWidget) -> Sheet:
    """A sheet that is open."""
    made = Sheet("Hilfe", window, (2000, 2000))
    made.content.addWidget(label("Ein Satz."))
    made.show_now()
    return made


def test_it_is_named_and_fits(window: QWidget) -> None:
    """It has the program's name as its title, its heading as its page's name, and is smaller than its window."""
    made = sheet(window)
    assert (made.windowTitle(), made.area.accessibleName()) == ("Schutzbrücke", "Hilfe")
    assert made.width() < window.width()
    assert made.closing.isDefault()


@pytest.mark.parametrize("key", [Qt.Key.Key_Escape, Qt.Key.Key_Return])
def test_a_key_closes_it(window: QWidget, qtbot: QtBot, key: Qt.Key) -> None:
    """Esc and Enter close it, and the focus goes back where it was."""
    made = sheet(window)
    qtbot.waitUntil(made.area.hasFocus)
    with qtbot.waitSignal(made.finished):
        QTest.keyClick(made, key)
    field = window.findChild(QLineEdit)
    assert field is not None
    qtbot.waitUntil(field.hasFocus)


def test_a_long_text_stands_alone(window: QWidget) -> None:
    """A text takes the place of the page, as it is, to be read and not changed."""
    made = Sheet("Lizenzen", window, (300, 300))
    made.show_text("<b>MIT</b>\nzweite Zeile")
    assert made.text.toPlainText() == "<b>MIT</b>\nzweite Zeile"
    assert made.text.isReadOnly()
    assert not made.area.isVisible()


@pytest.mark.parametrize(("lines", "scrolls"), [(1, False), (60, True)])
def test_nothing_touches_focus_or_bar(window: QWidget, qtbot: QtBot, *, lines: int, scrolls: bool) -> None:
    """What stands in the page keeps off the line of the focus, and off the bar where there is one."""
    made = Sheet("Hilfe", window, (400, 300))
    shown = [label(f"Satz {number}.") for number in range(lines)]
    for one in shown:
        made.content.addWidget(one)
    made.show_now()
    bar = made.area.verticalScrollBar()
    qtbot.waitUntil(lambda: bar.isVisible() is scrolls)
    assert shown[0].y() >= 8
    free = made.area.viewport().width() - shown[0].geometry().right() - 1
    assert (free >= 8) is scrolls

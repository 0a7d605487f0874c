"""Showing a widget in tests: in front, with the focus where it puts it."""

from __future__ import annotations

from typing import Final

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

# Qt's platform without a screen says so whenever a window has a least size.
SHOWING: Final = pytest.mark.qt_log_ignore("does not support propagateSizeHints", extend=True)


def show(qtbot: QtBot, widget: QWidget, width: int = 1280, height: int = 760) -> None:
    """Show a widget as a window of its own that is active."""
    qtbot.addWidget(widget)
    widget.resize(width, height)
    with qtbot.waitActive(widget):
        widget.show()
        widget.activateWindow()


def focused() -> QWidget:
    """The widget that has the focus."""
    found = QApplication.focusWidget()
    assert isinstance(found, QWidget)
    return found


def press(key: Qt.Key) -> None:
    """Press a key where the focus is."""
    QTest.keyClick(focused(), key)


def type_in(text: str) -> None:
    """Type where the focus is."""
    QTest.keyClicks(focused(), text)


def write_over(line: QLineEdit, text: str) -> None:
    """Type another text into a line that has the focus, and confirm it with Enter."""
    line.selectAll()
    press(Qt.Key.Key_Delete)
    type_in(text)
    press(Qt.Key.Key_Return)

"""The buttons of steps, and the menu of the rare ones, by keyboard."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from desktop.presenters.steps.table import MANY, TABLE
from desktop.ui.step_row import StepRow
from desktop.ui.theme import theme
from desktop.ui.theme.theme import Theme
from tests.helpers.showing import show

# Qt's platform without a screen says so whenever a window has a least size, or a menu opens.
pytestmark = pytest.mark.qt_log_ignore(
    "does not support propagateSizeHints", "does not support grabbing the keyboard", extend=True
)


def test_each_step_has_a_button(themed: Theme, qtbot: QtBot) -> None:
    """Few steps stand side by side, the one that comes next first and as the primary one, and there is no menu."""
    taken: list[str] = []
    row = StepRow((TABLE["acknowledged"], TABLE["phone_handover"]), taken.append, "phone_handover")
    show(qtbot, row, 600, 100)
    first, second = row.findChildren(QPushButton)
    assert (first.property(theme.ROLE), second.property(theme.ROLE), row.more) == ("primary", None, None)
    first.click()
    assert taken == ["phone_handover"]


def test_the_menu_is_operated_by_keyboard(themed: Theme, qtbot: QtBot) -> None:
    """Enter opens the menu on its first step, the arrows go on, Enter takes the step, and Esc takes none."""
    closing = replace(TABLE["closed"], rare=True)
    many = tuple(replace(closing, name=str(number)) for number in range(MANY))
    taken: list[str] = []
    row = StepRow((TABLE["acknowledged"], *many), taken.append)
    show(qtbot, row, 600, 100)
    assert row.more is not None
    row.more.setFocus()
    QTest.keyClick(row.more, Qt.Key.Key_Return)
    qtbot.waitUntil(row.menu.isVisible)
    QTest.keyClick(row.menu, Qt.Key.Key_Down)
    QTest.keyClick(row.menu, Qt.Key.Key_Return)
    assert taken == ["1"]
    QTest.keyClick(row.more, Qt.Key.Key_Return)
    QTest.keyClick(row.menu, Qt.Key.Key_Escape)
    assert (taken, row.menu.isVisible()) == (["1"], False)

"""A choice in a page that scrolls: the wheel passes over it, unless somebody is choosing."""

from __future__ import annotations

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from desktop.ui.choice import Choice


def test_it_takes_the_focus_by_click_and_tab(qtbot: QtBot) -> None:
    """A wheel in passing does not even give it the focus."""
    made = Choice()
    qtbot.addWidget(made)
    assert made.focusPolicy() is Qt.FocusPolicy.StrongFocus

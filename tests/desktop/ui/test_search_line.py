"""The line one searches in."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QAbstractAnimation
from PySide6.QtWidgets import QToolButton
from pytestqt.qtbot import QtBot

from desktop.ui.search_line import SearchLine
from desktop.ui.theme.theme import Theme
from tests.helpers.showing import SHOWING, show, type_in

pytestmark = SHOWING


@pytest.fixture
def line(themed: Theme, qtbot: QtBot) -> SearchLine:
    """A line that has the focus."""
    made = SearchLine("Kontakte durchsuchen")
    show(qtbot, made, 300, 40)
    made.setFocus()
    return made


def test_it_says_what_is_searched(line: SearchLine) -> None:
    """To be heard and, while it is empty, to be seen."""
    assert (line.accessibleName(), line.placeholderText()) == ("Kontakte durchsuchen", "Suchen")


def test_its_button_empties_it_and_nothing_moves(line: SearchLine) -> None:
    """The button is there with the first letter, and gone with the last."""
    type_in("a")
    running = QAbstractAnimation.State.Running
    assert not [one for one in line.findChildren(QAbstractAnimation) if one.state() is running]
    line.findChildren(QToolButton)[0].click()
    assert line.text() == ""
    assert not [one for one in line.findChildren(QAbstractAnimation) if one.state() is running]

"""The sheet of lists and tables, by the pixels it makes."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QListWidget, QScrollBar
from pytestqt.qtbot import QtBot

from desktop.ui.theme.theme import Theme
from tests.desktop.ui.theme.focus_cases import LISTS, SHARE_OF_A_RING, SHOWING, ring
from tests.helpers.contrasts import names_of, pixels_that_show, seen


@SHOWING
@pytest.mark.usefixtures("each_appearance")
@pytest.mark.parametrize("way", ["tab", "set"])
@pytest.mark.parametrize("case", LISTS)
def test_the_focus_is_seen(qtbot: QtBot, case: str, way: str) -> None:
    """What gets the focus, by the keyboard or by the program, changes all around with at least 3 to 1."""
    assert ring(qtbot, LISTS[case], by_tab=way == "tab") >= SHARE_OF_A_RING


def test_a_selected_row_is_seen(qtbot: QtBot, each_appearance: Theme) -> None:
    """A selected row has the ground of the selection, and legible words on it."""
    made = QListWidget()
    qtbot.addWidget(made)
    made.addItem("Willich")
    made.setCurrentRow(0)
    ground = each_appearance.tokens.selected.lower()
    found = list(names_of(seen(made)))
    assert found.count(ground) > 100
    assert found.count(each_appearance.tokens.on_selected.lower()) > 0


def test_a_scroll_bar_is_seen(qtbot: QtBot, each_appearance: Theme) -> None:
    """The handle of a scroll bar stands out from what it runs on."""
    made = QScrollBar(Qt.Orientation.Vertical)
    qtbot.addWidget(made)
    made.resize(made.sizeHint().width(), 200)
    assert pixels_that_show(seen(made), each_appearance.tokens.app) > 100

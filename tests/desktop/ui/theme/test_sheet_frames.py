"""The sheet of panes, by the pixels it makes."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFrame, QWidget
from pytestqt.qtbot import QtBot

from desktop.ui.parts import scrolled
from desktop.ui.theme.roles import Role, set_role
from desktop.ui.theme.theme import Theme
from tests.desktop.ui.theme.focus_cases import SHOWING, area, shown
from tests.helpers.contrasts import names_of, pixels_that_stand_out, seen
from tests.helpers.showing import show


@SHOWING
@pytest.mark.parametrize("way", ["tab", "set"])
def test_a_page_shows_its_focus_along_its_top(qtbot: QtBot, each_appearance: Theme, way: str) -> None:
    """A page with the focus has a line along its whole top, and nowhere else."""
    _, page, before = shown(qtbot, area)
    without = seen(page)
    if way == "tab":
        QTest.keyClick(before, Qt.Key.Key_Tab)
    else:
        page.setFocus()
    qtbot.waitUntil(page.hasFocus)
    width = each_appearance.tokens.focus_width
    focused = seen(page)
    top, rest = QRect(0, 0, page.width(), width), QRect(0, width, page.width(), page.height() - width)
    assert pixels_that_stand_out(without.copy(top), focused.copy(top)) >= width * (page.width() - 2 * width)
    assert pixels_that_stand_out(without.copy(rest), focused.copy(rest)) == 0


@SHOWING
def test_what_takes_no_focus_keeps_no_room_for_it(qtbot: QtBot, each_appearance: Theme) -> None:
    """In an area that is no stop for Tab everything begins at its very edge."""
    still = scrolled(QWidget())
    show(qtbot, still, 200, 100)
    assert still.viewport().geometry() == QRect(0, 0, 200, 100)


@pytest.mark.parametrize(
    ("role", "ground"), [("card", "surface"), ("panel", "surface"), ("strip", "surface"), ("nav", "app")]
)
def test_a_frame_has_its_ground(qtbot: QtBot, each_appearance: Theme, role: Role, ground: str) -> None:
    """A frame is filled with the ground of its role."""
    frame = QFrame()
    qtbot.addWidget(frame)
    frame.resize(40, 40)
    set_role(frame, role)
    found = list(names_of(seen(frame)))
    assert found[20 * 40 + 20] == each_appearance.tokens.named(ground).lower()

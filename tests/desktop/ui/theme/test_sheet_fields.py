"""The sheet of fields, by the pixels it makes."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.ui.theme.theme import Mode, Theme
from tests.desktop.ui.theme.focus_cases import FIELDS, SHARE_OF_A_RING, SHOWING, ring
from tests.helpers.contrasts import pixels_that_show, seen


@SHOWING
@pytest.mark.usefixtures("each_appearance")
@pytest.mark.parametrize("way", ["tab", "set"])
@pytest.mark.parametrize("case", FIELDS)
def test_the_focus_is_seen(qtbot: QtBot, case: str, way: str) -> None:
    """What gets the focus, by the keyboard or by the program, changes all around with at least 3 to 1."""
    assert ring(qtbot, FIELDS[case], by_tab=way == "tab") >= SHARE_OF_A_RING


@pytest.mark.parametrize("scale", [1.0, 2.0])
@pytest.mark.parametrize("case", FIELDS)
def test_it_is_large_enough_to_hit(app: QApplication, qtbot: QtBot, dressed: Theme, case: str, scale: float) -> None:
    """Each of them is at least 32 pixels high, times the scale."""
    dressed.apply(app, Mode.light, scale)
    made = FIELDS[case]()
    qtbot.addWidget(made)
    made.ensurePolished()
    assert made.sizeHint().height() >= 32 * scale


@pytest.mark.parametrize("case", FIELDS)
def test_the_border_is_seen(qtbot: QtBot, each_appearance: Theme, case: str) -> None:
    """A field shows where it begins and ends, all around."""
    field = FIELDS[case]()
    qtbot.addWidget(field)
    field.resize(200, 60)
    assert pixels_that_show(seen(field), each_appearance.tokens.surface) >= SHARE_OF_A_RING * 2 * (200 + 60)

"""The sheet of check boxes and radio buttons, by the pixels it makes."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication, QCheckBox, QRadioButton
from pytestqt.qtbot import QtBot

from desktop.ui.theme.theme import Mode, Theme
from tests.desktop.ui.theme.focus_cases import CHOICES, SHARE_OF_A_RING, SHOWING, ring
from tests.helpers.contrasts import pixels_that_show, seen


@SHOWING
@pytest.mark.usefixtures("each_appearance")
@pytest.mark.parametrize("way", ["tab", "set"])
@pytest.mark.parametrize("case", CHOICES)
def test_the_focus_is_seen(qtbot: QtBot, case: str, way: str) -> None:
    """What gets the focus, by the keyboard or by the program, changes all around with at least 3 to 1."""
    assert ring(qtbot, CHOICES[case], by_tab=way == "tab") >= SHARE_OF_A_RING


@pytest.mark.parametrize("scale", [1.0, 2.0])
@pytest.mark.parametrize("case", CHOICES)
def test_it_is_large_enough_to_hit(app: QApplication, qtbot: QtBot, dressed: Theme, case: str, scale: float) -> None:
    """Each of them is at least 32 pixels high, times the scale."""
    dressed.apply(app, Mode.light, scale)
    made = CHOICES[case]()
    qtbot.addWidget(made)
    made.ensurePolished()
    assert made.sizeHint().height() >= 32 * scale


@pytest.mark.parametrize("kind", [QCheckBox, QRadioButton])
@pytest.mark.parametrize("checked", [False, True])
def test_the_box_is_seen(
    qtbot: QtBot, each_appearance: Theme, kind: type[QCheckBox] | type[QRadioButton], checked: object
) -> None:
    """A box without words shows its edge, and shows more of it when it is ticked."""
    box = kind()
    qtbot.addWidget(box)
    box.setChecked(bool(checked))
    edge = 3.14 * 18 * 0.6
    found = pixels_that_show(seen(box), each_appearance.tokens.app)
    assert found >= (2 * edge if checked else edge)

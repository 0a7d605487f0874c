"""A setting that the administration has set."""

from __future__ import annotations

from PySide6.QtWidgets import QCheckBox, QLineEdit
from pytestqt.qtbot import QtBot

from desktop.ui.fixed import FIXED, fix


def test_it_is_out_of_reach_and_says_who_set_it(qtbot: QtBot) -> None:
    """Every part of it is out of reach, and says so to who hears the screen; words to be read stand beside."""
    switch, line = QCheckBox("Ton"), QLineEdit()
    words = fix(switch, line)
    for one in (switch, line, words):
        qtbot.addWidget(one)
    assert words.text() == FIXED
    assert not switch.isEnabled()
    assert not line.isEnabled()
    assert {switch.accessibleDescription(), line.accessibleDescription(), switch.toolTip()} == {FIXED}

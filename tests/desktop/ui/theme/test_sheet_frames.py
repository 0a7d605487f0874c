"""The sheet of panes, by the pixels it makes."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QFrame
from pytestqt.qtbot import QtBot

from desktop.ui.theme.roles import Role, set_role
from desktop.ui.theme.theme import Theme
from tests.desktop.ui.theme.focus_cases import FRAMES, SHARE_OF_A_RING, SHOWING, ring
from tests.helpers.contrasts import names_of, seen


@SHOWING
@pytest.mark.usefixtures("each_appearance")
@pytest.mark.parametrize("way", ["tab", "set"])
@pytest.mark.parametrize("case", FRAMES)
def test_the_focus_is_seen(qtbot: QtBot, case: str, way: str) -> None:
    """What gets the focus, by the keyboard or by the program, changes all around with at least 3 to 1."""
    assert ring(qtbot, FRAMES[case], by_tab=way == "tab") >= SHARE_OF_A_RING


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

"""The list of areas: each is there once, has an action, and makes a screen."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from desktop.ui.actions import SPECS
from desktop.ui.screens import AREAS, START, Area
from desktop.ui.theme.theme import Theme
from tests.helpers.company import Member
from tests.helpers.window import around


def test_every_area_has_an_action() -> None:
    """An area is named by an action of the register, so that it has words, an icon and perhaps a key."""
    names = [area.name for area in AREAS]
    assert len(set(names)) == len(names)
    assert set(names) <= {spec.name for spec in SPECS}
    assert START in names


@pytest.mark.parametrize("area", AREAS, ids=lambda area: str(area.name))
def test_every_area_makes_a_screen(area: Area, themed: Theme, qtbot: QtBot, police: Member) -> None:
    """An area makes a screen of its own for an unlocked profile, however little is in it."""
    made = area.make(around(police))
    qtbot.addWidget(made)
    assert isinstance(made, QWidget)
    assert made.window() is made

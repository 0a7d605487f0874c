"""A row of pills: one is chosen, each says how much there is of it."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from desktop.ui.pill_row import PillRow
from tests.helpers.showing import SHOWING, show

pytestmark = [SHOWING, pytest.mark.usefixtures("themed")]


def test_one_is_chosen(qtbot: QtBot) -> None:
    """Pressed, it tells what it stands for; shown as chosen, the one before is none any more."""
    told: list[int] = []
    row = PillRow({1: "Eins", 2: "Zwei"}, told.append)
    qtbot.addWidget(row)
    shown = [row.chosen]
    row.show_chosen(1)
    shown.append(row.chosen)
    row.pills[2].click()
    shown.append(row.chosen)
    assert (told, shown) == ([2], [None, 1, 2])


def test_how_much_there_is(qtbot: QtBot) -> None:
    """The count stands behind the words, is heard with them, and nothing for none."""
    row = PillRow({1: "Offen"}, lambda _one: None)
    qtbot.addWidget(row)
    row.say_count(1, 3)
    assert (row.pills[1].text(), row.pills[1].accessibleName()) == ("Offen 3", "Offen 3")
    row.say_count(1, 0)
    assert (row.pills[1].text(), row.pills[1].accessibleName()) == ("Offen", "Offen")


def test_something_else_may_stand_before_them(qtbot: QtBot) -> None:
    """In the same row, to the left of the first."""
    before = QLabel("Suche")
    row = PillRow({1: "Eins"}, lambda _one: None, before)
    show(qtbot, row)
    assert before.geometry().right() < row.pills[1].geometry().left()

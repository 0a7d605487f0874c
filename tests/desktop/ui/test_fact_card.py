"""A section as a card: its heading, its facts, and labels above them where it is narrow."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from desktop.presenters.facts import Fact, Section
from desktop.ui.fact_card import FactCard
from desktop.ui.theme.theme import Mode, Theme
from tests.helpers.showing import SHOWING, show

pytestmark = SHOWING
SECTION = Section("Kind", (Fact("Name", "Kind Eins"), Fact("Alter", "etwa 7 Jahre")))


def test_it_has_heading_and_facts(qtbot: QtBot, themed: Theme) -> None:
    """The heading stands above the facts, and all of them are there."""
    card = FactCard(SECTION)
    show(qtbot, card, 600, 200)
    heading = next(one for one in card.findChildren(QLabel) if one.text() == "Kind")
    assert heading.geometry().bottom() < card.table.geometry().top()
    assert card.table.accessibleName() == "Name: Kind Eins. Alter: etwa 7 Jahre"


@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_narrow_labels_stand_above(qapp: QApplication, qtbot: QtBot, themed: Theme, scale: float) -> None:
    """The narrow card is higher by its labels, and wide again it is as before, at every size of text."""
    themed.apply(qapp, Mode.light, scale)
    card = FactCard(SECTION)
    show(qtbot, card, round(600 * scale), 200)
    beside = card.table.text()
    card.resize(round(300 * scale), 200)
    assert card.table.text().count("<br>") == 2
    card.resize(round(600 * scale), 200)
    assert card.table.text() == beside


@pytest.mark.parametrize(("room", "lines"), [(300, 2), (600, 0), (0, 0)])
def test_a_card_whose_room_is_known_is_laid_out_once(qtbot: QtBot, themed: Theme, room: int, lines: int) -> None:
    """Before it has its size the labels stand as they will; where nobody knows they stand beside."""
    card = FactCard(SECTION, room)
    qtbot.addWidget(card)
    assert card.table.text().count("<br>") == lines
    before = card.table.text()
    if room:
        show(qtbot, card, room, 200)
        assert card.table.text() == before

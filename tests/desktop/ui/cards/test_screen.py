"""The view of training cards: the sets, and the record of the unit below."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from desktop.domain.card_file import TEMPLATE
from desktop.presenters import studying, training
from desktop.ui.cards.screen import CardsScreen
from desktop.ui.theme.theme import Theme
from tests.helpers.accessible import settled
from tests.helpers.company import Member
from tests.helpers.library import Reader
from tests.helpers.showing import SHOWING, show
from tests.helpers.window import deleted_now

pytestmark = SHOWING


def words(screen: CardsScreen) -> list[str]:
    settled()
    deleted_now()
    return [one.text() for one in screen.findChildren(QLabel) if one.isVisible()]


def names(screen: CardsScreen) -> list[str]:
    return [one.accessibleName() for one in screen.findChildren(QPushButton) if ": " in one.accessibleName()]


def test_sets_and_record_stand_below_each_other(police: Member, tmp_path: Path, themed: Theme, qtbot: QtBot) -> None:
    """What is done says so, and what may be done with a set stands at it by its name."""
    reader = Reader(police, tmp_path)
    screen = CardsScreen(reader.around())
    reader.desk.setParent(screen)
    show(qtbot, screen)
    assert "Noch keine Lernkarten. Ihre Stelle kann welche schreiben oder aus einer Datei einstellen." in words(screen)
    made = training.add(police.workspace, TEMPLATE)
    screen.refresh()
    assert {"Meldeweg kompakt", "Person 1"} <= set(words(screen))
    assert names(screen)[0] == "Bearbeiten: Meldeweg kompakt"
    assert len(names(screen)) == 5
    studying.confirm_cards(police.workspace, made)
    screen.refresh()
    words(screen)
    assert names(screen)[0] == "Noch einmal ansehen: Meldeweg kompakt"
    assert any(text.startswith("Nur die Leitung") for text in words(screen))

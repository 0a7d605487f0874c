"""The hands at the keyboard: they type where the focus is, and find their way by Tab and Down."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QComboBox, QLabel, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from benchmarks.hands import Hands
from benchmarks.looking import NotSeen
from tests.helpers.showing import SHOWING, show

pytestmark = SHOWING


class Paper(QWidget):
    """A line to write and a list to choose from."""

    def __init__(self) -> None:
        super().__init__()
        layout = QVBoxLayout(self)
        self.line, self.choice = QLineEdit(), QComboBox()
        self.line.setAccessibleName("Ort")
        self.choice.addItems(["Bitte wählen", "Sofort kommen"])
        named = QLabel("Was wird gebraucht?")
        named.setBuddy(self.choice)
        for part in (self.line, named, self.choice):
            layout.addWidget(part)


@pytest.fixture
def paper(qtbot: QtBot) -> Paper:
    """The paper, in front."""
    made = Paper()
    show(qtbot, made)
    made.line.setFocus()
    return made


def test_typing(paper: Paper) -> None:
    """Every letter arrives, the German ones too, and each is counted."""
    hands = Hands(paper)
    hands.type("Straße 1, Süchteln, Öd")
    assert paper.line.text() == "Straße 1, Süchteln, Öd"
    assert hands.keys == len("Straße 1, Süchteln, Öd")


def test_the_way(paper: Paper) -> None:
    """Tab leads to what bears a label, Down to a value, and what is nowhere is named."""
    hands = Hands(paper)
    hands.tab_to("Was wird gebraucht?")
    hands.choose("Sofort kommen")
    assert paper.choice.currentText() == "Sofort kommen"
    with pytest.raises(NotSeen, match="Später"):
        hands.choose("Später")
    with pytest.raises(NotSeen, match="Datum"):
        hands.tab_to("Datum")

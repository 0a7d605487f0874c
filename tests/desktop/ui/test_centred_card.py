"""The card in the middle: never wider than said, and whole where the room is small."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QLabel, QLineEdit, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from desktop.ui.centred_card import centred_card, heading
from desktop.ui.parts import label
from tests.helpers.showing import SHOWING, show

pytestmark = SHOWING


def test_a_card_in_the_middle(qtbot: QtBot) -> None:
    """The card stands in the middle, at most as wide as said, and narrow rooms scroll down only."""
    screen = QWidget()
    qtbot.addWidget(screen)
    layout = centred_card(screen, 400)
    layout.addWidget(heading("Überschrift"))
    for _ in range(30):
        layout.addWidget(label("Ein längerer Satz, der in einem schmalen Fenster umbrechen muss."))
    card = layout.parentWidget()
    assert isinstance(card, QFrame)
    for width in (1000, 300):
        screen.resize(width, 300)
        screen.show()
        qtbot.waitExposed(screen)
        left = card.mapTo(screen, card.rect().topLeft()).x()
        assert card.width() <= 400
        assert abs(left - (width - left - card.width())) < 20
    area = screen.findChild(QScrollArea)
    assert isinstance(area, QScrollArea)
    assert area.horizontalScrollBar().maximum() == 0
    assert area.verticalScrollBar().maximum() > 0
    assert "Überschrift" in [one.text() for one in card.findChildren(QLabel)]


def test_the_focus_is_seen(qtbot: QtBot) -> None:
    """A field that gets the focus without Tab is scrolled to, also one that has only just been shown."""
    screen = QWidget()
    layout = centred_card(screen, 400)
    for _ in range(30):
        layout.addWidget(label("Ein Satz."))
    field = QLineEdit()
    layout.addWidget(field)
    field.hide()
    show(qtbot, screen, 500, 300)
    field.show()
    field.setFocus()
    qtbot.waitUntil(lambda: screen.rect().contains(field.mapTo(screen, field.rect().bottomLeft())))

"""Help and keys: a few sentences, and every action that can be done now with its key, from the register of actions.

Keys are written as the keyboard of the language has them ("Strg", not "Ctrl").
"""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from desktop.ui.actions import Actions, Spec, Where, key_text
from desktop.ui.parts import frame, label, titled_card
from desktop.ui.sheet import Sheet
from desktop.ui.theme import theme

_SIZE: Final = (720, 680)
_SENTENCES: Final = (
    "Was Sie schreiben, liegt sofort verschlüsselt auf diesem Gerät und geht auch ohne Verbindung nicht verloren.",
    "Die Leiste unten sagt, ob alles abgeglichen ist; was wartet, hat die andere Stelle noch nicht.",
    "Wartet eine Sofortmeldung, rufen Sie an: F9 zeigt von überall, wer jetzt erreichbar ist.",
    "Eine Frist endet erst, wenn eine Person den Eingang bestätigt hat, nicht schon mit der Zustellung.",
    "Sperren Sie das Programm, wenn Sie den Platz verlassen; Wartendes wird weiter gesendet.",
)


class HelpSheet(Sheet):
    """What can be done now."""

    def __init__(self, actions: Actions, parent: QWidget) -> None:
        """List the actions that are bound."""
        super().__init__("Hilfe und Tasten", parent, _SIZE)
        card, layout = frame("card")
        for sentence in _SENTENCES:
            layout.addWidget(label(sentence))
        self.content.addWidget(card)
        bound = [spec for spec, _ in actions.bound() if spec.key]
        for where in Where:
            specs = [spec for spec in bound if spec.where is where]
            if specs:
                self.content.addWidget(_keys(where, specs))


def _keys(where: Where, specs: list[Spec]) -> QWidget:
    card, layout = titled_card(where.value)
    grid = QGridLayout()
    grid.setHorizontalSpacing(theme.current().px(24))
    grid.setVerticalSpacing(theme.current().px(6))
    grid.setColumnStretch(0, 1)
    for row, spec in enumerate(specs):
        grid.addWidget(label(spec.text), row, 0)
        key = label("", "strong", wrap=False)
        key.setText(key_text(spec))
        grid.addWidget(key, row, 1, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
    layout.addLayout(grid)
    return card


def show_help(actions: Actions, parent: QWidget) -> HelpSheet:
    """Open the sheet."""
    made = HelpSheet(actions, parent)
    made.show_now()
    return made

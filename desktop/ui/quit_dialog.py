"""Asks before the program ends while something waits here, or a draft could not be saved as it stands.

After the end nothing is sent and nothing rings, and what is not saved is gone.
"""

from __future__ import annotations

from collections.abc import Iterator
from enum import Enum
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QDialog, QWidget

from desktop.domain.said import joined, say
from desktop.ui.focus import FocusBefore
from desktop.ui.parts import box, button, label
from desktop.ui.theme import theme
from desktop.ui.wrapping import WrappingRow

_WIDTH: Final = 480


class Answer(Enum):
    """What somebody wants."""

    STAY = "stay"
    BACKGROUND = "background"
    QUIT = "quit"


class QuitDialog(QDialog):
    """Asks once; `answered` says what is wanted, and staying is what Esc means."""

    answered = Signal(Answer)

    def __init__(self, waiting: int, unsaved: str = "", *, background: bool, parent: QWidget | None = None) -> None:
        """Say how many wait and why a draft is `unsaved`; `background` says whether the program can go on unseen."""
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("Schutzbrücke")
        self.setModal(True)
        self._before = FocusBefore()
        self.finished.connect(self._before.give_back)
        self.setMinimumWidth(theme.current().px(_WIDTH))
        layout = box(self, space=12, margin=24)
        for heading, text in _reasons(waiting, unsaved):
            layout.addWidget(label(heading, "section"))
            layout.addWidget(label(text))
        row = WrappingRow(to_end=True)
        first = button("Abbrechen", self.reject)
        row.add(first)
        row.add(button("Beenden", lambda: self._answer(Answer.QUIT)))
        if background:
            first = button("Im Hintergrund weiterlaufen", lambda: self._answer(Answer.BACKGROUND), "primary")
            row.add(first)
        layout.addStretch(1)
        layout.addWidget(row)
        first.setDefault(True)
        first.setFocus()
        self.rejected.connect(lambda: self.answered.emit(Answer.STAY))

    def showEvent(self, event: QShowEvent) -> None:
        """Open as high as its lines need: Qt leaves wrapped ones out of account."""
        super().showEvent(event)
        self.resize(self.width(), self.heightForWidth(self.width()))

    def _answer(self, answer: Answer) -> None:
        self.answered.emit(answer)
        self.accept()


def _reasons(waiting: int, unsaved: str) -> Iterator[tuple[str, str]]:
    """Say what speaks against ending now, each with what it would mean."""
    if unsaved:
        lost = "Was seither geschrieben wurde, geht beim Beenden verloren."
        yield "Ihr Entwurf ist nicht gesichert.", joined((unsaved, lost), " ")
    if waiting:
        heading = "1 Eintrag wartet noch." if waiting == 1 else say("{count} Einträge warten noch.", count=waiting)
        yield heading, "Nach dem Beenden wird nichts gesendet, und nichts läutet, bis das Programm wieder läuft."

"""The number for queries in the settings: kept as soon as the field is left, and refused in place where it is none."""

from __future__ import annotations

from typing import Final

from PySide6.QtWidgets import QLineEdit, QWidget

from desktop.domain.refused import Refused
from desktop.presenters import sender
from desktop.ui.around import Around
from desktop.ui.line_problem import LineProblem
from desktop.ui.parts import box, caption, label

_CAPTION: Final = "&Rufnummer für Rückfragen an Sie"


class PhoneRow(QWidget):
    """Shows and changes the number."""

    def __init__(self, around: Around) -> None:
        """Show the number that is kept."""
        super().__init__()
        self._desk = around.desk
        self._window = around.window
        self._kept = sender.phone(around.desk.workspace)
        self.line = QLineEdit(self._kept)
        self.line.setObjectName("setting_phone")
        self.problem = LineProblem(self.line)
        layout = box(self, space=4)
        for part in (caption(self.line, _CAPTION), self.line, self.problem):
            layout.addWidget(part)
        layout.addWidget(label("Sie steht in jeder Meldung, die Sie schreiben, und lässt sich dort ändern.", "small"))
        self.line.editingFinished.connect(self.keep)

    def keep(self) -> None:
        """Keep what stands there, if it is another number; an emptied field stays as it was."""
        text = self.line.text().strip()
        if text in (self._kept, ""):
            self._show(self._kept)
            return
        self._desk.do(lambda workspace: sender.keep_phone(workspace, text), self._done, self._refused, send=False)

    def _show(self, number: str) -> None:
        if self.line.text() != number:
            self.line.setText(number)
        self.problem.forget()

    def _done(self, number: str) -> None:
        self._kept = number
        self._show(number)
        self._window.announce("Rufnummer gesichert.")

    def _refused(self, reason: Refused) -> None:
        self.problem.say(reason.message)
        self._window.announce(reason.message, assertive=True)

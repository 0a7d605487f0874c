"""What is said after an unlock when the last run ended in the middle of writing: the draft is there, as of when.

Enter goes on writing, Esc leaves the draft among the others. It says only what was found in the profile.
"""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QWidget

from desktop.domain.said import say
from desktop.presenters import drafts
from desktop.presenters.drafts import Draft
from desktop.ui.around import Around
from desktop.ui.focus import FocusBefore
from desktop.ui.parts import box, button, label
from desktop.ui.theme import theme
from desktop.ui.wrapping import WrappingRow

_WIDTH: Final = 480


class LeftOpenDialog(QDialog):
    """Offers to go on writing, to discard, or neither for now."""

    def __init__(self, around: Around, draft: Draft, saved: str, parent: QWidget | None = None) -> None:
        """Say which draft is there again; `saved` says as of when."""
        super().__init__(parent)
        self._around = around
        self._draft = draft
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("Schutzbrücke")
        self.setModal(True)
        self.setMinimumWidth(theme.current().px(_WIDTH))
        self._before = FocusBefore()
        layout = box(self, space=12, margin=24)
        layout.addWidget(label(say("Ihr Entwurf ist wieder da, Stand {time} Uhr.", time=saved), "section"))
        layout.addWidget(label("Das Programm wurde unerwartet beendet. Prüfen Sie den letzten Satz."))
        row = WrappingRow()
        self.resume = button("Weiterschreiben", self._resume, "primary", "pencil-line")
        self.resume.setDefault(True)
        self.discard = button("Verwerfen", self._discard, None, "trash-2")
        self.later = button("Später", self.reject)
        for made in (self.resume, self.discard, self.later):
            # Else Enter on one of them would be taken by the default button.
            made.setAutoDefault(True)
            row.add(made)
        layout.addWidget(row)
        self.finished.connect(self._end)

    def _resume(self) -> None:
        self.accept()
        self._around.window.write(self._draft.id, "", "")

    def _discard(self) -> None:
        draft, window = self._draft.id, self._around.window

        def gone(_nothing: object) -> None:
            window.show_area("drafts")
            window.announce(say("Entwurf verworfen."))

        self.accept()
        self._around.desk.do(lambda workspace: drafts.discard(workspace, draft), gone, send=False)

    def _end(self) -> None:
        """Ask only once about it: from now on it is a draft like any other, unless it is opened again."""
        self._around.desk.do(drafts.end_writing, send=False)
        self._before.give_back()
        parent = self.parentWidget()
        if parent is not None:
            parent.activateWindow()


def ask_about_left_open(around: Around, parent: QWidget) -> None:
    """Ask about the draft that was being written when the last run ended, if there is one."""
    found = drafts.left_open(around.desk.workspace)
    if found is not None:
        LeftOpenDialog(around, *found, parent).open()

"""How much room files may take on this device, in the settings: kept when the field is left, refused in place.

What is too much goes at once, outside Qt's thread; how much lies here is read there too.
"""

from __future__ import annotations

from functools import partial
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from desktop.domain.refused import Refused
from desktop.domain.settings import MIB
from desktop.presenters.filing import Files, Heard, Room
from desktop.presenters.storage import checked_cap, used_words
from desktop.ui.around import Around
from desktop.ui.fixed import fix
from desktop.ui.line_problem import LineProblem
from desktop.ui.parts import box, caption, label
from desktop.ui.words import tr

_CAPTION: Final = "P&latz für Anhänge und Material auf diesem Gerät, in MiB"
_HINT: Final = (
    "Was darüber liegt, geht von diesem Gerät, zuerst was am längsten niemand geöffnet hat. Was Sie hier behalten "
    "wollen und was der Server noch nicht hat, bleibt immer."
)
_JOB: Final = b"cap"


class StorageRow(QWidget):
    """Shows and changes how much may lie here."""

    def __init__(self, around: Around) -> None:
        """Show nothing yet; what is kept is read once somebody looks."""
        super().__init__()
        self._desk, self._window = around.desk, around.window
        self._kept = ""
        self.line = QLineEdit()
        self.line.setObjectName("setting_cap")
        self.line.setInputMethodHints(Qt.InputMethodHint.ImhDigitsOnly)
        self.problem = LineProblem(self.line)
        self.used = label("", "small")
        layout = box(self, space=4)
        for part in (caption(self.line, _CAPTION), self.line, self.problem, self.used, label(_HINT, "small")):
            layout.addWidget(part)
        self.line.editingFinished.connect(self.keep)
        if "storage_mib" in around.desk.workspace.own.held.fixed:
            layout.addWidget(fix(self.line))

    def showEvent(self, event: QShowEvent) -> None:
        """Look anew: files may have come and gone."""
        super().showEvent(event)
        self._look()

    def _look(self) -> None:
        filer = self._desk.filer
        if filer is not None:
            self._desk.look(lambda _workspace: filer.files.room(), self._show)

    def _show(self, room: Room) -> None:
        """Show what is kept; what somebody is writing stays."""
        untouched = self.line.text() == self._kept
        self._kept = str(room.most // MIB)
        if untouched:
            self.line.setText(self._kept)
        self.used.setText(tr(used_words(room)))

    def keep(self) -> None:
        """Keep what stands there, if it is another number; an emptied field stays as it was."""
        text, filer = self.line.text().strip(), self._desk.filer
        if text in (self._kept, "") or filer is None:
            self.line.setText(self._kept)
            self.problem.forget()
            return
        try:
            most = checked_cap(text)
        except Refused as refused:
            self._refuse(refused)
            return
        done = partial(self._done, text)
        self._desk.do(lambda _workspace: filer.files.keep_cap(most), done, self._refuse, send=False)

    def _done(self, kept: str, _nothing: None) -> None:
        # Not what stands there by now: somebody may have typed on.
        self._kept = kept
        self.problem.forget()
        self._window.announce("Platz für Dateien gesichert.")
        self._desk.files.run_anew(_JOB, _trimmed, lambda _nothing: self._look(), self._refuse)

    def _refuse(self, reason: Refused) -> None:
        self.problem.say(reason.message)
        self._window.announce(reason.message, assertive=True)


def _trimmed(files: Files, _heard: Heard) -> None:
    files.trim()

"""What is shown after an error that nobody foresaw: that work goes on, and the report word for word.

Whoever wants saves it; nothing is ever sent.
"""

from __future__ import annotations

from pathlib import Path
from typing import Final

from PySide6.QtWidgets import QWidget

from desktop.domain.said import Verbatim
from desktop.presenters.crash import Crash, crash_text
from desktop.ui.file_dialogs import choose_place
from desktop.ui.parts import button, label
from desktop.ui.sheet import Sheet
from desktop.ui.words import tr

_SIZE: Final = (680, 520)
_NAME: Final = "schutzbruecke-fehler.txt"
_GOES_ON: Final = (
    "Das Programm läuft weiter, und was gespeichert war, ist erhalten. Geschieht das öfter, geben Sie Ihrer IT diesen "
    "Bericht: er sagt, an welcher Stelle des Programms es geschah, und enthält keine Namen und nichts aus Meldungen."
)


class CrashSheet(Sheet):
    """The report, with a button to save it."""

    def __init__(self, crash: Crash, parent: QWidget) -> None:
        """Show a report."""
        super().__init__("Im Programm ist ein Fehler aufgetreten", parent, _SIZE)
        self.report = crash_text(crash)
        self.problem = label("", "error")
        self.problem.hide()
        self.save = button("Bericht speichern …", self._ask)
        for part in (label(_GOES_ON), label(Verbatim(self.report), select=True), self.problem):
            self.content.addWidget(part)
        self._row.insertWidget(0, self.save)
        QWidget.setTabOrder(self.save, self.closing)

    def _ask(self) -> None:
        self.dialog = choose_place(self, _NAME, self.save_to)

    def save_to(self, path: str) -> None:
        """Save the report where somebody said; what is shown is what is saved."""
        try:
            Path(path).write_text(self.report, encoding="utf-8")
        except OSError:
            self.problem.setText(tr("Der Bericht ließ sich dort nicht speichern."))
            self.problem.show()
        else:
            self.accept()


def show_crash(crash: Crash, parent: QWidget) -> CrashSheet:
    """Open the sheet with a report."""
    made = CrashSheet(crash, parent)
    made.show_now()
    return made

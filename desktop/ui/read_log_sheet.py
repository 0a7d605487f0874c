"""The read log of an agency, for its data protection unit: who opened what on which day, all or of one notification."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QLineEdit, QWidget

from desktop.presenters.read_log import Log, log
from desktop.ui.desk import Desk
from desktop.ui.fact_card import FactCard
from desktop.ui.parts import box, caption, clear, label
from desktop.ui.sheet import Sheet

_SIZE: Final = (760, 680)
_RESTING_MS: Final = 200
_LONGEST: Final = 200
_NONE: Final = "Dazu ist nichts protokolliert."
_MORE: Final = "Es gibt weitere Tage; schränken Sie mit der Nummer einer Meldung ein."


class ReadLogSheet(Sheet):
    """A field to look for one notification, and the days below it."""

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        """Show nothing yet: it is read beside."""
        super().__init__("Prüfprotokoll", parent, _SIZE)
        self._desk = desk
        self._asked = ""
        self.about = QLineEdit()
        self.about.setMaxLength(_LONGEST)
        self._soon = QTimer(self, interval=_RESTING_MS, singleShot=True)
        self._soon.timeout.connect(self.look)
        self.about.textChanged.connect(lambda _text: self._soon.start())
        for part in (caption(self.about, "&Nummer oder Kennung einer Meldung"), self.about):
            self.content.addWidget(part)
        self._days = QWidget()
        self._below = box(self._days, space=16)
        self.content.addWidget(self._days)
        self.content.addStretch(1)

    def look(self) -> None:
        """Show what there is for what stands in the field."""
        self._soon.stop()
        about = self._asked = self.about.text()
        self._desk.look(lambda workspace: (about, log(workspace, about)), self._show)

    def _show(self, found: tuple[str, Log]) -> None:
        about, shown = found
        if about != self._asked:
            # Somebody has typed on meanwhile.
            return
        clear(self._below)
        for section in shown.days:
            self._below.addWidget(FactCard(section))
        if shown.more or not shown.days:
            self._below.addWidget(label(_MORE if shown.more else _NONE, "muted"))


def show_read_log(desk: Desk, parent: QWidget) -> ReadLogSheet:
    """Open it, so that somebody can type."""
    made = ReadLogSheet(desk, parent)
    made.open()
    made.about.setFocus()
    made.look()
    return made

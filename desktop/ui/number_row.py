"""A number to call, with the buttons that copy it for half a minute and, where that is allowed, have it dialled."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QLabel, QWidget

from desktop.domain.said import Verbatim, say
from desktop.ui.announcing import Announcer
from desktop.ui.copying import copied_for, copy_secret
from desktop.ui.dialling import dial, may_dial
from desktop.ui.parts import box, button, label
from desktop.ui.theme.roles import Role, set_icon
from desktop.ui.words import tr
from desktop.ui.wrapping import WrappingRow

_SAID_MS: Final = 2_000
_NOBODY: Final = "Auf diesem Computer ist kein Programm zum Telefonieren eingerichtet."


class NumberRow(QWidget):
    """A number; `whose` says to those who hear the screen whose it is."""

    def __init__(self, number: str, whose: str, role: Role | None = "phone") -> None:
        """Show a number in whole, large where nothing else is said."""
        super().__init__()
        self._number = number
        self._problem: QLabel | None = None
        self._layout = layout = box(self, space=4)
        row = WrappingRow()
        row.add(label(Verbatim(number), role, wrap=False, select=True))
        self.copy = button("Kopieren", self._copy, "quiet", "copy")
        self.copy.setAccessibleName(tr("Rufnummer von {agency} kopieren", agency=whose))
        self._announcer = Announcer(self)
        self._said = QTimer(self, interval=_SAID_MS, singleShot=True)
        self._said.timeout.connect(lambda: self._show_copied(copied=False))
        row.add(self.copy)
        if may_dial(number):
            self.call = button("Anrufen", self._call, "quiet", "phone")
            self.call.setAccessibleName(tr("{agency} anrufen", agency=whose))
            row.add(self.call)
        layout.addWidget(row)

    def _copy(self) -> None:
        """Copy the number, and say so where it was pressed: of the clipboard nobody sees anything."""
        copy_secret(self._number)
        self._show_copied(copied=True)
        self._said.start()
        self._announcer.say(tr(say("Rufnummer kopiert, für {seconds} Sekunden.", seconds=copied_for())))

    def _show_copied(self, *, copied: bool) -> None:
        # As wide as before: what stands behind it stays where it is.
        self.copy.setMinimumWidth(self.copy.width() if copied else 0)
        self.copy.setText(tr("Kopiert" if copied else "Kopieren"))
        set_icon(self.copy, "check" if copied else "copy")

    def _call(self) -> None:
        called = dial(self._number)
        self.call.setAccessibleDescription("" if called else tr(_NOBODY))
        if self._problem is None:
            self._problem = label(_NOBODY, "small")
            self._layout.addWidget(self._problem)
        self._problem.setHidden(called)

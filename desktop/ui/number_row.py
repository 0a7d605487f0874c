"""A number to call, with the buttons that copy it for half a minute and, where that is allowed, have it dialled."""

from __future__ import annotations

from typing import Final

from PySide6.QtWidgets import QLabel, QWidget

from desktop.ui.copying import copy_secret
from desktop.ui.dialling import dial, may_dial
from desktop.ui.parts import box, button, label
from desktop.ui.theme.roles import Role
from desktop.ui.words import tr
from desktop.ui.wrapping import WrappingRow

_NOBODY: Final = "Auf diesem Computer ist kein Programm zum Telefonieren eingerichtet."


class NumberRow(QWidget):
    """A number; `whose` says to those who hear the screen whose it is."""

    def __init__(self, number: str, whose: str, shown: str = "", role: Role | None = "phone") -> None:
        """Show a number, large and alone where nothing else is said to be shown."""
        super().__init__()
        self._number = number
        self._problem: QLabel | None = None
        self._layout = layout = box(self, space=4)
        row = WrappingRow()
        row.add(label(shown or number, role, wrap=bool(shown), select=True))
        self.copy = button("Kopieren", lambda: copy_secret(number), "quiet", "copy")
        self.copy.setAccessibleName(tr("Rufnummer von {agency} kopieren", agency=whose))
        row.add(self.copy)
        if may_dial(number):
            self.call = button("Anrufen", self._call, "quiet", "phone")
            self.call.setAccessibleName(tr("{agency} anrufen", agency=whose))
            row.add(self.call)
        layout.addWidget(row)

    def _call(self) -> None:
        called = dial(self._number)
        self.call.setAccessibleDescription("" if called else tr(_NOBODY))
        if self._problem is None:
            self._problem = label(_NOBODY, "small")
            self._layout.addWidget(self._problem)
        self._problem.setHidden(called)

"""What is noted of one's own reading, for whom it is about; for the data protection unit the way to its read log."""

from __future__ import annotations

from typing import Final

from PySide6.QtWidgets import QFrame

from desktop.presenters import read_log
from desktop.ui.desk import Desk
from desktop.ui.parts import box, button, label
from desktop.ui.read_log_sheet import show_read_log
from desktop.ui.theme.roles import set_role
from desktop.ui.words import tr
from desktop.ui.wrapping import WrappingRow

_NOTED: Final = (
    "Dieses Gerät notiert, an welchem Tag Sie welche Meldung geöffnet haben, wie oft, zuerst und zuletzt wann. Vom "
    "Inhalt steht nichts darin; Listen und Suche zählen nicht."
)


class ReadLogCard(QFrame):
    """A few lines, and a button for whom there is more to see."""

    def __init__(self, desk: Desk) -> None:
        """Say nothing of one's own yet; it is read once somebody looks."""
        super().__init__()
        self._desk = desk
        set_role(self, "card")
        layout = box(self, space=12, margin=16)
        layout.addWidget(label("Leseprotokoll", "section"))
        layout.addWidget(label(_NOTED))
        self.own = label("")
        layout.addWidget(self.own)
        self._row = WrappingRow()
        self.whole = button("Prüfprotokoll der Behörde anzeigen", self._show_whole, icon="eye")
        self._row.add(self.whole)
        layout.addWidget(self._row)
        self._row.hide()

    def look(self) -> None:
        """Read what is noted by now."""
        self._desk.look(lambda workspace: (read_log.about_own(workspace), read_log.may_see(workspace)), self._show)

    def _show(self, found: tuple[str, bool]) -> None:
        own, may_see = found
        self.own.setText(tr(own))
        self._row.setVisible(may_see)

    def _show_whole(self) -> None:
        show_read_log(self._desk, self.window())

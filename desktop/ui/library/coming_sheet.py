"""What is being added to the library as a sheet: how far each file is, broken off, or why it could not be added."""

from __future__ import annotations

from typing import Final

from PySide6.QtWidgets import QWidget

from desktop.ui.attachments_card import AttachmentsCard
from desktop.ui.library.adding import Adder
from desktop.ui.parts import label
from desktop.ui.sheet import Sheet

_SIZE: Final = (640, 480)
_HEADING: Final = "Wird eingestellt"


class ComingSheet(Sheet):
    """Follows what is being added."""

    def __init__(self, adder: Adder, parent: QWidget) -> None:
        """Show how far it is, as long as the sheet is open."""
        super().__init__(_HEADING, parent, _SIZE)
        self._adder = adder
        self.card = AttachmentsCard("Dateien")
        self.card.wanted.connect(adder.take)
        self.nothing = label("Nichts mehr auf dem Weg.", "muted")
        self.content.addWidget(self.card)
        self.content.addWidget(self.nothing)
        self.content.addStretch(1)
        adder.changed.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        """Show how far everything is by now."""
        coming = self._adder.listed()
        self.card.show_files(coming, may_add=False)
        self.nothing.setHidden(bool(coming))

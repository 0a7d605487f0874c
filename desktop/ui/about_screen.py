"""The area about the program: version, agreement, this device, what it notes of reading, the licences of its parts."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget

from desktop.presenters.about import about
from desktop.presenters.facts import Section
from desktop.ui import licences
from desktop.ui.around import Around
from desktop.ui.fact_card import FactCard
from desktop.ui.licence_sheet import show_licences
from desktop.ui.parts import box, button, clear, label, page, scrolled, titled_card
from desktop.ui.read_log_card import ReadLogCard
from desktop.ui.words import tr
from desktop.ui.wrapping import WrappingRow

_UNDER: Final = (
    "Dieses Programm steht unter der Apache-Lizenz 2.0, Qt unter der LGPL 3.0. Alle Lizenzen liegen im Wortlaut bei, "
    "auch die dieser Teile:"
)
_HELD: Final = "\N{NO-BREAK SPACE}"
"""So that a part is not torn from its version at the end of a line, nor the mark after it."""


class AboutScreen(QWidget):
    """Everything about the program."""

    def __init__(self, around: Around) -> None:
        """Show what is known of the program and this device."""
        super().__init__()
        self._desk = around.desk
        self._parts = licences.parts()
        shown, layout = page("Über Schutzbrücke", framed=True)
        layout.addWidget(label("Meldungen zum Kinderschutz zwischen Jugendämtern und Polizei.", "muted"))
        self._facts = QWidget()
        self._sections = box(self._facts, space=16)
        layout.addWidget(self._facts)
        self.read_log = ReadLogCard(self._desk)
        layout.addWidget(self.read_log)
        layout.addWidget(self._licences())
        layout.addStretch(1)
        area = scrolled(shown)
        # Nearly all of it is only read: who has no mouse scrolls by the arrows.
        area.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        area.setAccessibleName(tr("Über Schutzbrücke"))
        box(self).addWidget(area)

    def showEvent(self, event: QShowEvent) -> None:
        """Show what is known by now."""
        super().showEvent(event)
        self._fill()

    def _fill(self) -> None:
        """Read elsewhere what is known: the words of the cooperation take a moment the first time."""
        person = self._desk.person
        self._desk.look(lambda workspace: about(workspace, person), self._show_sections)
        self.read_log.look()

    def _show_sections(self, sections: Sequence[Section]) -> None:
        clear(self._sections)
        for section in sections:
            self._sections.addWidget(FactCard(section))

    def _licences(self) -> QWidget:
        card, layout = titled_card("Lizenzen")
        layout.addWidget(label(_UNDER))
        names = label("", "small", select=True)
        names.setText(f"{_HELD}· ".join(part.name.replace(" ", _HELD) for part in self._parts[1:]))
        layout.addWidget(names)
        row = WrappingRow()
        self.texts = button("Lizenztexte anzeigen", self._show_texts, icon="file-text")
        row.add(self.texts)
        layout.addWidget(row)
        return card

    def _show_texts(self) -> None:
        show_licences(self._parts, self.window())

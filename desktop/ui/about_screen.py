"""The area about the program: version, agreement, this device, and the licences of the parts it is made of."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QBoxLayout, QGridLayout, QWidget

from desktop.presenters.about import about
from desktop.presenters.facts import Section
from desktop.ui import licences
from desktop.ui.around import Around
from desktop.ui.parts import box, button, clear, frame, label, scrolled
from desktop.ui.sheet import Sheet
from desktop.ui.theme import theme
from desktop.ui.words import tr
from desktop.ui.wrapping import WrappingRow

_MARGIN: Final = 24
_WITHIN: Final = ("SQLCipher (BSD-3-Clause)", "OpenSSL (Apache-2.0)", "Lucide (ISC, MIT)", "Fira Sans (OFL-1.1)")
"""What comes inside a part, or as files of its own."""
_WIDEST: Final = 860
_SHEET: Final = (760, 640)


class AboutScreen(QWidget):
    """Everything about the program."""

    def __init__(self, around: Around) -> None:
        """Show what is known of the program and this device."""
        super().__init__()
        self._desk = around.desk
        page = QWidget()
        page.setMaximumWidth(theme.current().px(_WIDEST))
        layout = box(page, space=16, margin=_MARGIN)
        layout.addWidget(label("Über Schutzbrücke", "title"))
        layout.addWidget(label("Meldungen zum Kinderschutz zwischen Jugendämtern und Polizei.", "muted"))
        self._facts = QWidget()
        self._sections = box(self._facts, space=16)
        layout.addWidget(self._facts)
        layout.addWidget(self._licences())
        layout.addStretch(1)
        area = scrolled(page)
        # Nearly all of it is only read: who has no mouse scrolls by the arrows.
        area.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        area.setAccessibleName(tr("Über Schutzbrücke"))
        box(self).addWidget(area)
        self._fill()

    def showEvent(self, event: QShowEvent) -> None:
        """Show what is known by now."""
        super().showEvent(event)
        self._fill()

    def _fill(self) -> None:
        clear(self._sections)
        for section in about(self._desk.workspace, self._desk.person):
            _add_section(self._sections, section)

    def _licences(self) -> QWidget:
        card, layout = frame("card", space=12)
        layout.addWidget(label("Lizenzen", "section"))
        layout.addWidget(label("Dieses Programm steht unter der Apache-Lizenz 2.0. Es verwendet diese Teile:"))
        names = label("", "small", select=True)
        parts = [f"{name} ({licence})" if licence else name for name, _, licence in licences.overview()]
        names.setText(" · ".join((*parts, *_WITHIN)))
        layout.addWidget(names)
        row = WrappingRow()
        self.texts = button("Lizenztexte anzeigen", self._show_texts, icon="file-text")
        row.add(self.texts)
        layout.addWidget(row)
        return card

    def _show_texts(self) -> None:
        Sheet("Lizenzen", self.window(), _SHEET).show_text(licences.full_text())


def _add_section(layout: QBoxLayout, section: Section) -> None:
    card, inside = frame("card", space=12)
    inside.addWidget(label(section.title, "section"))
    grid = QGridLayout()
    grid.setHorizontalSpacing(theme.current().px(16))
    grid.setVerticalSpacing(theme.current().px(8))
    grid.setColumnStretch(0, 1)
    grid.setColumnStretch(1, 3)
    for row, fact in enumerate(section.facts):
        grid.addWidget(label(fact.label, "muted"), row, 0, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(label(fact.value, select=True), row, 1, Qt.AlignmentFlag.AlignTop)
    inside.addLayout(grid)
    layout.addWidget(card)

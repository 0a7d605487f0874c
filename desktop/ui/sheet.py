"""A sheet: a dialog that only shows something. Esc and its one button close it, and the focus goes back where it was.

It is a child of the window and goes with it at a lock.
"""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QBoxLayout, QDialog, QHBoxLayout, QPlainTextEdit, QWidget

from desktop.ui.focus import FocusBefore
from desktop.ui.parts import box, button, label, scrolled
from desktop.ui.theme import theme
from desktop.ui.words import tr

_MARGIN: Final = 24
_AIR: Final = 12


class Sheet(QDialog):
    """A heading, what stands below it in a scrolled page, and a button to close."""

    def __init__(self, heading: str, parent: QWidget, size: tuple[int, int]) -> None:
        """Make an empty sheet of a size (px at 100 %), never larger than the window it stands before."""
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("Schutzbrücke")
        self.setModal(True)
        self._before = FocusBefore()
        self._layout = box(self, space=12, margin=_MARGIN)
        self._page = QWidget()
        self.content: QBoxLayout = box(self._page, space=16)
        self._named = label(heading, "title")
        self._layout.addWidget(self._named)
        self.area = scrolled(self._page)
        self.area.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.area.setAccessibleName(tr(heading))
        self._layout.addWidget(self.area, 1)
        self.area.verticalScrollBar().rangeChanged.connect(self._keep_off)
        self._keep_off()
        row = self._row = QHBoxLayout()
        row.addStretch(1)
        self.closing = button("Schließen", self.accept)
        self.closing.setDefault(True)
        row.addWidget(self.closing)
        self._layout.addLayout(row)
        # As far in as what stands in the area, which keeps the width of its focus free.
        self._indent(theme.current().tokens.focus_width)
        window = parent.window()
        width, height = (theme.current().px(length) for length in size)
        self.resize(min(width, window.width() - 2 * _MARGIN), min(height, window.height() - 2 * _MARGIN))
        self.finished.connect(self._before.give_back)

    def _indent(self, length: int) -> None:
        edge = theme.current().px(length)
        for one in (self._named, self._row):
            one.setContentsMargins(edge, 0, edge, 0)

    def _keep_off(self) -> None:
        """Let nothing touch the line that shows the focus, nor the bar where it scrolls."""
        air = theme.current().px(_AIR)
        self.content.setContentsMargins(0, air, air if self.area.verticalScrollBar().maximum() else 0, 0)

    def show_now(self) -> None:
        """Open, so that the arrows scroll and Enter closes."""
        self.content.addStretch(1)
        self.open()
        self.area.setFocus()

    def show_text(self, text: str) -> None:
        """Open with one long text, as it is, instead of the page."""
        self.text = read_only(text, self.area.accessibleName())
        self.fill_with(self.text)
        self.open()
        self.text.setFocus()

    def fill_with(self, widget: QWidget) -> None:
        """Hold something that scrolls by itself instead of the page."""
        self._layout.replaceWidget(self.area, widget)
        self.area.hide()
        self._indent(0)
        QWidget.setTabOrder(widget, self.closing)


def read_only(text: str, name: str) -> QPlainTextEdit:
    """Make a long text to read: the arrows scroll it, and Tab leads on."""
    made = QPlainTextEdit(text)
    made.setReadOnly(True)
    made.setTabChangesFocus(True)
    made.setAccessibleName(name)
    return made

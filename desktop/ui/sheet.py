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
        self._layout.addWidget(label(heading, "title"))
        self.area = scrolled(self._page)
        self.area.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.area.setAccessibleName(tr(heading))
        self._layout.addWidget(self.area, 1)
        row = QHBoxLayout()
        row.addStretch(1)
        self.closing = button("Schließen", self.accept)
        self.closing.setDefault(True)
        row.addWidget(self.closing)
        self._layout.addLayout(row)
        window = parent.window()
        width, height = (theme.current().px(length) for length in size)
        self.resize(min(width, window.width() - 2 * _MARGIN), min(height, window.height() - 2 * _MARGIN))
        self.finished.connect(self._before.give_back)

    def show_now(self) -> None:
        """Open, so that the arrows scroll and Enter closes."""
        self.content.addStretch(1)
        self.open()
        self.area.setFocus()

    def show_text(self, text: str) -> None:
        """Open with one long text, as it is, instead of the page."""
        self.text = QPlainTextEdit(text)
        self.text.setReadOnly(True)
        self.text.setTabChangesFocus(True)
        self.text.setAccessibleName(self.area.accessibleName())
        self._layout.replaceWidget(self.area, self.text)
        self.area.hide()
        QWidget.setTabOrder(self.text, self.closing)
        self.open()
        self.text.setFocus()

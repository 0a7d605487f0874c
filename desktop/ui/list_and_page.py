"""A list of cards and the page of the one chosen beside it, or in turns where there is no room for both."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from desktop.ui.actions import Actions
from desktop.ui.card_side import CardSide
from desktop.ui.columns import Columns
from desktop.ui.detail_page import DetailPage
from desktop.ui.parts import box, button


class ListAndPage(QWidget):
    """Both, side by side."""

    left = Signal()
    """Somebody went back to the list, by Esc, a key or the button."""

    def __init__(self, side: CardSide, page: DetailPage, actions: Actions, parent: QWidget | None = None) -> None:
        """Take the list and the page."""
        super().__init__(parent)
        self.side, self.page = side, page
        self.right = QWidget()
        layout = box(self.right, space=0)
        self.back_row = QWidget()
        row = box(self.back_row, "across", margin=8)
        row.addWidget(button("Zurück zur Liste", self.back, "quiet", "arrow-left"))
        row.addStretch(1)
        layout.addWidget(self.back_row)
        layout.addWidget(page, 1)
        self.right.setFocusProxy(page)
        self.columns = Columns(side, self.right)
        box(self, space=0).addWidget(self.columns)
        side.opened.connect(self.open_chosen)
        side.pressed.connect(lambda: self.open_chosen() if self.columns.narrow else None)
        back = actions.bind("back", self, self.back)
        self.columns.laid.connect(self.back_row.setVisible)
        self.columns.laid.connect(back.setEnabled)
        self.columns.lay()
        self.setFocusProxy(side)

    def panes(self) -> tuple[QWidget, ...]:
        """Give the parts that F6 goes through."""
        return self.side, self.right

    def open_chosen(self) -> None:
        """Go to the one chosen."""
        if self.side.number is not None:
            self.columns.read()

    def back(self) -> None:
        """Go back to the list."""
        self.columns.back()
        self.left.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave the page by Esc."""
        if event.key() == Qt.Key.Key_Escape:
            self.back()
        else:
            super().keyPressEvent(event)

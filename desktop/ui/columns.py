"""Two columns beside each other, or one that is the list or what is read, where there is no room for two.

Who makes the list wider keeps it so, however wide the window is. It must not know what stands in the columns.
"""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QSplitter, QWidget

from desktop.ui.theme import theme

_ONE_COLUMN: Final = 704
"""Below this width at 100 % (760 with the rail of areas beside it) list and detail take turns."""
_LIST: Final = 480
_LEAST_DETAIL: Final = 360


class Columns(QSplitter):
    """A list and what is read of it."""

    laid = Signal(bool)
    """Laid out anew: whether what is read stands alone."""

    def __init__(self, left: QWidget, right: QWidget, parent: QWidget | None = None) -> None:
        """Put the list to the left; each is the focus proxy of where the keyboard begins in it."""
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.left, self.right = left, right
        self.narrow = False
        self.reading = False
        self.list_width = _LIST
        self.setChildrenCollapsible(False)
        self.addWidget(left)
        self.addWidget(right)
        self.setStretchFactor(0, 0)
        self.setStretchFactor(1, 1)
        self.splitterMoved.connect(self._split)

    def read(self) -> None:
        """Go to what is read; where there is one column, it takes the list's place."""
        self.reading = True
        self.lay()
        self.right.setFocus()

    def back(self) -> None:
        """Go back to the list."""
        if self.reading:
            self.reading = False
            self.lay()
            self.left.setFocus()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show one column where there is no room for two."""
        super().resizeEvent(event)
        narrow = self.width() / theme.current().scale < _ONE_COLUMN
        if narrow is not self.narrow:
            self.narrow = narrow
            focused = QApplication.focusWidget()
            self.reading = focused is not None and self.right.isAncestorOf(focused)
        self.lay()

    def lay(self) -> None:
        """Show the columns there is room for, as wide as somebody wants them."""
        alone = self.narrow and self.reading
        self.left.setHidden(alone)
        self.right.setHidden(self.narrow and not self.reading)
        self.laid.emit(alone)
        if not self.narrow:
            wide = self.width() - self.handleWidth()
            left = min(theme.current().px(self.list_width), wide - theme.current().px(_LEAST_DETAIL))
            self.setSizes([left, wide - left])

    def _split(self, place: int, _index: int) -> None:
        """Note how wide somebody wants the list (px at 100 %)."""
        self.list_width = round(place / theme.current().scale)

    def show_list_width(self, width: int) -> None:
        """Show the list as wide as it was."""
        self.list_width = width
        self.lay()

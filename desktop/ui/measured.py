"""A label that lays its words out once for a width, however often the layouts around it ask how high they are.

Qt's own lays them out whenever it is asked, and each layout that words stand in asks several times at every pass, those
inside it again at each of them: of opening a form that was the half. It must not know what the words say, and what else
changes its height (margins, an indent, a picture) is set before it is laid out.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QLabel, QWidget


class Measured(QLabel):
    """The label; its heights are forgotten with its words, its font and its style."""

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        """Show words."""
        self._heights: dict[int, int] = {}
        super().__init__(text, parent)

    def heightForWidth(self, width: int) -> int:
        """Give how high the words are where they have so much room."""
        found = self._heights.get(width)
        if found is None:
            found = self._heights[width] = super().heightForWidth(width)
        return found

    def setText(self, text: str) -> None:
        """Show other words."""
        self._heights.clear()
        super().setText(text)

    def setWordWrap(self, on: object) -> None:
        """Wrap the words, or keep them in one line."""
        self._heights.clear()
        super().setWordWrap(bool(on))

    def setTextFormat(self, format: Qt.TextFormat) -> None:
        """Take the words for plain or for rich ones."""
        self._heights.clear()
        super().setTextFormat(format)

    def changeEvent(self, event: QEvent) -> None:
        """Measure anew in another font or style, also where Qt asks while it changes them."""
        self._heights.clear()
        super().changeEvent(event)
        self._heights.clear()

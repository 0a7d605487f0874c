"""An area that scrolls down and never sideways, and shows whole what Tab leads to.

It must not know what stands in it.
"""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QApplication, QFrame, QScrollArea, QWidget

from desktop.ui.tab_walk import show_whole


class Scrolling(QScrollArea):
    """The area, without a frame; what stands in it is as wide as it is."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Begin with nothing in it."""
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def focusNextPrevChild(self, forward: object) -> bool:
        """Let Tab go on as the window says, and show what it reached.

        Past the area's own, which would then scroll to the caret, or the current cell, and out of sight with the rest.
        """
        went = bool(QWidget.focusNextPrevChild(self, bool(forward)))
        focused = QApplication.focusWidget()
        if went and focused is not None:
            show_whole(focused)
        return went


class Filling(Scrolling):
    """An area that takes the room there is, whatever stands in it."""

    def sizeHint(self) -> QSize:
        """Ask for nothing: to know what would be enough, all in it would be laid out for a width that it never has."""
        return self.minimumSizeHint()

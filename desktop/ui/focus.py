"""Remembers where the focus was before a dialog opened, and brings it back there when it closes."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication
from shiboken6 import isValid


class FocusBefore:
    """The widget that has the focus now."""

    def __init__(self) -> None:
        """Remember it."""
        self._widget = QApplication.focusWidget()

    def give_back(self) -> None:
        """Bring the focus back, if what had it is still there."""
        widget = self._widget
        if widget is not None and isValid(widget):
            widget.window().activateWindow()
            widget.setFocus()

"""Remembers where the focus was before a dialog opened, and brings it back there when it closes."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid


class FocusBefore:
    """The widget that has the focus now."""

    def __init__(self) -> None:
        """Remember it."""
        self._widget = QApplication.focusWidget()

    @property
    def widget(self) -> QWidget | None:
        """Give what had it, if it is still there."""
        return self._widget if self._widget is not None and isValid(self._widget) else None

    def give_back(self) -> None:
        """Bring the focus back, if what had it is still there."""
        widget = self.widget
        if widget is not None:
            widget.window().activateWindow()
            widget.setFocus()

"""A choice among a few values in a page that scrolls."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QComboBox


class Choice(QComboBox):
    """A choice that the wheel does not change in passing."""

    def __init__(self) -> None:
        """Take the focus by click and Tab, not from a wheel in passing."""
        super().__init__()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to the page, unless somebody is choosing here."""
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()

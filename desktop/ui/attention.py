"""Hears from the window that somebody types, points, or that something is to be painted, and lets that go first.

It hears the events of the window as a whole, of which there are few, and lets all of them pass.
"""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QEvent, QObject

from desktop.ui.desk import Desk

_CALLS: Final = frozenset(
    {
        QEvent.Type.KeyPress,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseButtonRelease,
        QEvent.Type.Wheel,
        QEvent.Type.UpdateRequest,
    }
)


class Attention(QObject):
    """Filters the events of a window's handle."""

    def __init__(self, desk: Desk, handle: QObject) -> None:
        """Listen as long as the handle lives, or until it is deleted."""
        super().__init__(handle)
        self._desk = desk
        handle.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let the window go first where somebody waits for it; never keeps anything."""
        if event.type() in _CALLS:
            self._desk.go_first()
        return False

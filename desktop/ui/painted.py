"""Knows when something first stood painted, and says so in the log: for whoever asks what a start waits for.

The log is silent unless the program was started with `--verbose`; nothing of a profile is said.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QWidget

LOCK_SCREEN: Final = "lock_screen_painted"
WORKPLACE: Final = "workplace_painted"
_LOG: Final = logging.getLogger(__name__)


def say_when_painted(what: str, widget: QWidget) -> None:
    """Say it once, as soon as a widget that is about to be shown stands painted."""
    if _LOG.isEnabledFor(logging.INFO):
        when_painted(widget, lambda: _LOG.info(what))


def when_painted(widget: QWidget, then: Callable[[], object]) -> None:
    """Do something once, as soon as a widget that is about to be shown stands painted."""
    widget.installEventFilter(_Watch(then, widget))


class _Watch(QObject):
    """Waits for the first painting of its parent."""

    def __init__(self, then: Callable[[], object], widget: QWidget) -> None:
        """Take what to do."""
        super().__init__(widget)
        self._then = then

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let every event pass; the first painting is over once what is in the widget is painted too."""
        if event.type() == QEvent.Type.Paint:
            watched.removeEventFilter(self)
            QTimer.singleShot(0, self, self._painted)
        return False

    def _painted(self) -> None:
        self._then()
        self.deleteLater()

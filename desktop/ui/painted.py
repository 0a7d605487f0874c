"""Says in the log when the lock screen and the workplace first stood painted: for whoever asks what a start waits for.

Silent unless the program was started with `--verbose`; nothing of a profile is said.
"""

from __future__ import annotations

import logging
from typing import Final

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QWidget

LOCK_SCREEN: Final = "lock_screen_painted"
WORKPLACE: Final = "workplace_painted"
_LOG: Final = logging.getLogger(__name__)


def say_when_painted(what: str, widget: QWidget) -> None:
    """Say it once, as soon as a widget that is about to be shown stands painted."""
    if _LOG.isEnabledFor(logging.INFO):
        widget.installEventFilter(_Watch(what, widget))


class _Watch(QObject):
    """Waits for the first painting of its parent."""

    def __init__(self, what: str, widget: QWidget) -> None:
        """Take what to say."""
        super().__init__(widget)
        self._what = what

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let every event pass; the first painting is over once what is in the widget is painted too."""
        if event.type() == QEvent.Type.Paint:
            watched.removeEventFilter(self)
            QTimer.singleShot(0, self, self._say)
        return False

    def _say(self) -> None:
        _LOG.info(self._what)
        self.deleteLater()

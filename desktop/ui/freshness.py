"""Keeps what is shown fresh: it is looked at anew a moment after a change, and from time to time without one.

A change that follows another does not put the look off: while much arrives, each would begin the moment again, and
nobody would look until it is over. It must not know what is looked at.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QObject, QTimer

TOGETHER_MS: Final = 400
RENEW_MS: Final = 30_000


class Freshness(QObject):
    """Calls somebody who looks: at most a moment after a change, once for all that changed in it, and by time."""

    def __init__(
        self, look: Callable[[], None], parent: QObject, *, together_ms: int = TOGETHER_MS, renew_ms: int = RENEW_MS
    ) -> None:
        """Take who looks; nothing is looked at by time before `begin`."""
        super().__init__(parent)
        self._together = QTimer(self, interval=together_ms, singleShot=True)
        self._together.timeout.connect(look)
        self._renew = QTimer(self, interval=renew_ms)
        self._renew.timeout.connect(look)

    def begin(self) -> None:
        """Have it looked at from time to time, from now on."""
        self._renew.start()

    def end(self) -> None:
        """Have nobody look any more."""
        self._together.stop()
        self._renew.stop()

    def soon(self, _changed: object = None) -> None:
        """Have it looked at in a moment; the first change begins it, and none puts it off."""
        if not self._together.isActive():
            self._together.start()

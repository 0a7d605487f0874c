"""Idleness: notes real input and tells when there has been none for too long, with a warning before.

Locks nothing and shows nothing. The clock is passed in and must not jump.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QTimer, Signal
from PySide6.QtGui import QMouseEvent

WARNING_SECONDS: Final = 60
_TICK_MS: Final = 1_000
_INPUT: Final = frozenset(
    {
        QEvent.Type.KeyPress,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseButtonDblClick,
        QEvent.Type.MouseMove,
        QEvent.Type.Wheel,
        QEvent.Type.TouchBegin,
        QEvent.Type.TouchUpdate,
        QEvent.Type.TabletPress,
        QEvent.Type.TabletMove,
    }
)


class IdleWatch(QObject):
    """Warns once a second during the last minute (`warning`), then says so once (`expired`) and rests."""

    warning = Signal(int)
    continued = Signal()
    expired = Signal()

    def __init__(self, clock: Callable[[], float], limit: int, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._clock = clock
        self._limit = limit
        self._last_input = clock()
        self._pointer: tuple[float, float] | None = None
        self._warned = False
        self._heard: QCoreApplication | None = None
        self._timer = QTimer(self, interval=_TICK_MS)
        self._timer.timeout.connect(self._look)

    @property
    def limit(self) -> int:
        """Gives the seconds without input that are allowed; 0 is for ever."""
        return self._limit

    @limit.setter
    def limit(self, seconds: int) -> None:
        self._limit = seconds
        if self._timer.isActive():
            self.extend()

    def start(self, application: QCoreApplication) -> None:
        """Begins to count, from now."""
        self._heard = application
        application.installEventFilter(self)
        self._timer.start()
        self.extend()

    def stop(self) -> None:
        """Counts no more, until the next start, and hears nothing: every event there is would pass through here."""
        if self._heard is not None:
            self._heard.removeEventFilter(self)
            self._heard = None
        self._timer.stop()
        self._warned = False

    def extend(self) -> None:
        """Counts from now, as if there had been input."""
        self._last_input = self._clock()
        if self._warned:
            self._warned = False
            self.continued.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Notes input on its way; one that comes too late does not get through."""
        del watched
        if event.type() not in _INPUT or not self._timer.isActive() or not self._is_real(event):
            return False
        if self._left() <= 0:
            self._look()
            return True
        self.extend()
        return False

    def _is_real(self, event: QEvent) -> bool:
        """Tells input by a person from what programs send, and from a window that moves beneath a resting pointer."""
        if not event.spontaneous():
            return False
        if event.type() is not QEvent.Type.MouseMove or not isinstance(event, QMouseEvent):
            return True
        place = event.globalPosition()
        before, self._pointer = self._pointer, (place.x(), place.y())
        return before is not None and before != self._pointer

    def _left(self) -> float:
        return self._limit - (self._clock() - self._last_input) if self._limit else math.inf

    def _look(self) -> None:
        left = self._left()
        if left <= 0:
            self.stop()
            self.expired.emit()
        elif left <= min(WARNING_SECONDS, self._limit // 2):
            self._warned = True
            self.warning.emit(math.ceil(left))

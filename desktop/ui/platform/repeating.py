"""The alarm that does not stop by itself: rings at once and every two minutes until somebody acts, cause by cause.

A cause is an opaque id. What a cause is, and what counts as acting, is decided by the caller.
"""

from __future__ import annotations

from typing import Final, Protocol

from PySide6.QtCore import QObject, QTimer, Signal

INTERVAL_MS: Final = 120_000


class Sound(Protocol):
    """What rings."""

    def play(self) -> None:
        """Sounds once, without waiting for the end."""
        ...


class RepeatingAlarm(QObject):
    """Rings for every cause that nobody has silenced yet."""

    ringing_changed = Signal(bool)

    def __init__(self, sound: Sound, interval_ms: int = INTERVAL_MS, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._sound = sound
        self._causes: set[str] = set()
        self._timer = QTimer(self, interval=interval_ms)
        self._timer.timeout.connect(sound.play)

    @property
    def causes(self) -> frozenset[str]:
        """Gives what it is ringing for."""
        return frozenset(self._causes)

    @property
    def ringing(self) -> bool:
        """Tells whether anything is left to ring for."""
        return bool(self._causes)

    def ring(self, cause: str) -> None:
        """Rings at once for a new cause; one that rings already is left to its rhythm."""
        if cause in self._causes:
            return
        first = not self._causes
        self._causes.add(cause)
        self._timer.start()
        self._sound.play()
        if first:
            self.ringing_changed.emit(self.ringing)

    def silence(self, cause: str) -> None:
        """Ends the ringing for one cause."""
        if cause not in self._causes:
            return
        self._causes.remove(cause)
        if not self._causes:
            self._timer.stop()
            self.ringing_changed.emit(self.ringing)

    def silence_all(self) -> None:
        """Ends the ringing for every cause."""
        for cause in self.causes:
            self.silence(cause)

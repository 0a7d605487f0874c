"""When the program locks by itself, and what still runs then: the watch that sends what was sealed and hears of alarms.

Nothing here reads, signs or receipts anything; it has nothing to do that with.
"""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QCoreApplication, QObject, Signal

from desktop.app.ringer import Ringer
from desktop.sync.locked import LockedKit, LockedWatch
from desktop.ui.platform.idle import IdleWatch
from desktop.ui.platform.session_lock import SessionLock

_MINUTE: Final = 60


class Locking(QObject):
    """Knows when to lock, and keeps watch while locked."""

    wanted = Signal()
    """The system locks or is about to sleep."""
    idle_expired = Signal()
    idle_warning = Signal(int)
    idle_continued = Signal()
    alarmed = Signal()
    """Something immediate came while nobody can read it."""
    lost = Signal()
    """Nothing is received any more until somebody unlocks."""
    deaf = Signal()
    """It is locked, and nothing can be received from the start."""

    def __init__(
        self, app: QCoreApplication, idle: IdleWatch, system: SessionLock, ringer: Ringer, parent: QObject | None = None
    ) -> None:
        """Take what tells of idleness and of the system's lock."""
        super().__init__(parent)
        self._app = app
        self._idle = idle
        self._system = system
        self._watch: LockedWatch | None = None
        self._left = 0
        self.alarmed.connect(ringer.ring_locked)
        self.lost.connect(ringer.lose_reception)
        system.locked.connect(self.wanted)
        idle.expired.connect(self.idle_expired)
        idle.warning.connect(self.idle_warning)
        idle.continued.connect(self.idle_continued)

    def limit(self, minutes: int) -> None:
        """Lock after so many minutes without input."""
        self._idle.limit = minutes * _MINUTE

    def extend(self) -> None:
        """Count from now, as if there had been input."""
        self._idle.extend()

    def unlocked(self) -> None:
        """Somebody has unlocked: count idleness, end the watch."""
        self._end_watch()
        self._left = 0
        self._idle.start(self._app)

    def locked(self, kit: LockedKit | None) -> None:
        """The profile is closed: keep watch with what it left behind; the machine may sleep.

        Where it left nothing behind, since it did not open, the watch that is kept goes on.
        """
        self._idle.stop()
        if kit is not None:
            self._end_watch()
            self._watch = kit.watch(self.alarmed.emit, self.lost.emit)
        elif self._watch is None:
            self.deaf.emit()
        self.ready()

    def ready(self) -> None:
        """Say that everything is put away."""
        self._system.ready()

    def leave(self, waiting: int) -> None:
        """Take note of how much waited at the lock, for where nothing is left behind that would send it."""
        self._left = waiting

    @property
    def waiting(self) -> int:
        """Give how many batches that were sealed at the lock have not been sent; without a watch what waited then."""
        return self._left if self._watch is None else self._watch.unsent

    @property
    def watching(self) -> bool:
        """Say whether a watch is kept."""
        return self._watch is not None

    def missing(self) -> list[str]:
        """Name what the system does not tell, so that nobody relies on it."""
        return [] if self._system.available else ["Diese Sitzung meldet ihre Sperre nicht."]

    def close(self) -> None:
        """End everything."""
        self._idle.stop()
        self._end_watch()
        self._system.close()

    def _end_watch(self) -> None:
        if self._watch is not None:
            self._watch.close()
            self._watch = None

"""Joins what has to ring with what can: the sound, the flashing window, the notices of the operating system.

Rings for every immediate notification to one's own unit until somebody acknowledges it or silences it here; a lock is
neither, for it may come because nobody is there. It must not know what a notification says.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QObject, Signal

from desktop.presenters.ringing import ringing, unanswered
from desktop.ui.desk import Desk
from desktop.ui.platform.notifier import Notice, Tray
from desktop.ui.platform.repeating import RepeatingAlarm
from desktop.ui.platform.sound import AlarmSound

LOCKED: Final = "locked"


class Ringer(QObject):
    """Rings, while unlocked for what stands in the profile, while locked for what the server tells."""

    rings = Signal(bool)
    arrived = Signal()
    """Something immediate came that nobody was told of yet."""
    silent = Signal()
    """No sound can be made: the window has to flash."""

    def __init__(self, sound: AlarmSound, tray: Tray, parent: QObject | None = None) -> None:
        """Take what sounds and what notifies."""
        super().__init__(parent)
        self._sound = sound
        self._tray = tray
        self._heard = True
        self._silenced: set[int] = set()
        self._known: frozenset[int] = frozenset()
        self._alarm = RepeatingAlarm(self, parent=self)
        self._alarm.ringing_changed.connect(self.rings)
        sound.failed.connect(self.silent)

    def play(self) -> None:
        """Sound once, or flash where nothing can sound or nobody wants it to."""
        if self._heard and self._sound.available:
            self._sound.play()
        else:
            self.silent.emit()

    def use_sound(self, *, on: bool) -> None:
        """Sound, or only flash."""
        self._heard = on

    def use_tray(self, *, on: bool) -> None:
        """Show the icon in the tray, or do without it."""
        self._tray.want(wanted=on)

    def follow(self, desk: Desk) -> Callable[[], None]:
        """Ring for what stands in an unlocked profile, from now on; gives what looks at it anew."""
        self._alarm.silence_all()
        self._silenced.clear()
        self._known = unanswered(desk.workspace)

        def look() -> None:
            self._look(ringing(desk.workspace), unanswered(desk.workspace))

        desk.changed.connect(look)
        look()
        return look

    def _look(self, wanted: frozenset[int], waiting: frozenset[int]) -> None:
        come, self._known = waiting - self._known, waiting
        self._silenced &= wanted
        now = {str(number) for number in wanted - self._silenced}
        new = now - self._alarm.causes
        for cause in self._alarm.causes - now:
            self._alarm.silence(cause)
        for cause in sorted(new):
            self._alarm.ring(cause)
        if new:
            self._tray.notify(Notice.IMMEDIATE)
            self.arrived.emit()
        elif come:
            self._tray.notify(Notice.NEW)

    def silence(self) -> None:
        """Somebody acts: be still for all that rings now."""
        self._silenced |= {int(cause) for cause in self._alarm.causes if cause.isdecimal()}
        self._alarm.silence_all()

    def ring_locked(self) -> None:
        """Ring for an immediate notification that came while nobody could read it."""
        self._alarm.silence(LOCKED)
        self._alarm.ring(LOCKED)
        self._tray.notify(Notice.IMMEDIATE_LOCKED)

    def lose_reception(self) -> None:
        """Sound once and say that nothing is received any more until somebody unlocks."""
        self.play()
        self._tray.notify(Notice.UNLOCK_TO_RECEIVE)

    def remind(self, *, over: bool) -> None:
        """Tell that half of a deadline has passed, or all of it: then it sounds once too."""
        self._tray.notify(Notice.OVER if over else Notice.HALF)
        if over:
            self.play()

    @property
    def ringing(self) -> bool:
        """Say whether it rings for something now."""
        return self._alarm.ringing

    @property
    def can_stay_unseen(self) -> bool:
        """Say whether there is a tray from which a hidden window comes back."""
        return self._tray.available

    def say_still_running(self) -> None:
        """Tell that the program goes on without its window."""
        self._tray.notify(Notice.STILL_RUNNING)

    def missing(self) -> list[str]:
        """Name what cannot be done here, so that nobody relies on it."""
        return [] if self._sound.available else ["Kein Ton: es wurde nichts gefunden, das ihn abspielen kann."]

    def close(self) -> None:
        """End all sound."""
        self._alarm.silence_all()
        self._sound.close()

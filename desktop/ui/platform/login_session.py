"""What logind tells of a session on Linux: that it is locked, and that the machine is about to sleep.

A machine about to sleep is held back until `ready` is called, or until logind's own patience ends (5 seconds as a
rule). Nothing is locked or sealed here.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QObject, Slot
from PySide6.QtDBus import QDBusObjectPath, QDBusUnixFileDescriptor

from desktop.ui.platform.bus import Bus, Flag

SERVICE: Final = "org.freedesktop.login1"
PATH: Final = "/org/freedesktop/login1"
MANAGER: Final = "org.freedesktop.login1.Manager"
SESSION: Final = "org.freedesktop.login1.Session"
# logind's word for the session of whoever asks.
OWN_SESSION: Final = "auto"


class LoginSession(QObject):
    """Listens to logind."""

    def __init__(self, bus: Bus, session: str, locked: Callable[[], None]) -> None:
        super().__init__()
        self._bus = bus
        self._locked = locked
        self._asleep = False
        # The machine waits for as long as this descriptor is open.
        self._hold: QDBusUnixFileDescriptor | None = None
        self._available = bus.has(SERVICE) and self._listen(session or OWN_SESSION)
        if self._available:
            self._hold_sleep()

    @property
    def available(self) -> bool:
        """Tells whether logind was there."""
        return self._available

    @property
    def holds_sleep(self) -> bool:
        """Tells whether the machine would wait for us before it sleeps."""
        return self._hold is not None

    def ready(self) -> None:
        """Lets the machine sleep, if that is what it is about to do."""
        if self._asleep:
            self._hold = None

    def close(self) -> None:
        """Listens no more and holds nothing back."""
        self._hold = None
        self._bus.close()

    @Slot()
    def session_locked(self) -> None:
        """Hears that this session is to be locked."""
        self._locked()

    @Slot(bool)
    def sleep_changed(self, begins: Flag) -> None:
        """Hears that the machine is about to sleep, or has woken up."""
        self._asleep = begins
        if begins:
            self._locked()
        else:
            self._hold_sleep()

    def _listen(self, session: str) -> bool:
        heard = self._bus.listen(SERVICE, PATH, (MANAGER, "PrepareForSleep"), (self, "sleep_changed(bool)"))
        found = self._bus.call(SERVICE, PATH, (MANAGER, "GetSession"), session)
        if isinstance(found, QDBusObjectPath):
            heard = self._bus.listen(SERVICE, found.path(), (SESSION, "Lock"), (self, "session_locked()")) or heard
        return heard

    def _hold_sleep(self) -> None:
        if self._hold is None:
            reason = ("sleep", "Schutzbrücke", "Inhalte werden verschlüsselt", "delay")
            answer = self._bus.call(SERVICE, PATH, (MANAGER, "Inhibit"), *reason)
            self._hold = answer if isinstance(answer, QDBusUnixFileDescriptor) else None

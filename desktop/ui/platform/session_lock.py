"""Tells when the system locks this session or is about to sleep, whatever system it is.

Locks nothing itself. Whoever listens to `locked` puts everything away and then calls `ready`, each time: a suspend
waits for that where it can. The signal may come several times for one lock.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Mapping
from typing import Protocol

from PySide6.QtCore import QCoreApplication, QObject, Signal

from desktop.ui.platform.bus import Bus, session_bus_address, system_bus_address
from desktop.ui.platform.login_session import LoginSession
from desktop.ui.platform.screen_saver import ScreenSaver
from desktop.ui.platform.windows_session import WindowsSession


class Source(Protocol):
    """Something that tells of locks."""

    @property
    def available(self) -> bool:
        """Tells whether it will tell."""
        ...

    def ready(self) -> None:
        """Hears that everything is put away."""
        ...

    def close(self) -> None:
        """Tells no more."""
        ...


Start = Callable[[Callable[[], None]], Source]


class SessionLock(QObject):
    """Gathers what the system tells."""

    locked = Signal()

    def __init__(self, starts: Iterable[Start], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._sources = [start(self.locked.emit) for start in starts]

    @property
    def available(self) -> bool:
        """Tells whether any lock of the system will be heard."""
        return any(source.available for source in self._sources)

    def ready(self) -> None:
        """Says that everything is put away, so that the machine may sleep."""
        for source in self._sources:
            source.ready()

    def close(self) -> None:
        """Listens no more."""
        for source in self._sources:
            source.close()
        self._sources = []


def sources_here(
    application: QCoreApplication, environment: Mapping[str, str], platform: str = sys.platform
) -> list[Start]:
    """Gives what can tell of locks on this system."""
    if platform == "win32":
        return [lambda locked: WindowsSession(application, locked)]
    session = environment.get("XDG_SESSION_ID", "")
    return [
        lambda locked: LoginSession(Bus(system_bus_address(environment), "schutzbruecke-system"), session, locked),
        lambda locked: ScreenSaver(Bus(session_bus_address(environment), "schutzbruecke-session"), locked),
    ]

"""What the desktop's screen saver tells on Linux: that the screen is covered now. GNOME and KDE lock this way."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QObject, Slot

from desktop.ui.platform.bus import Bus, Flag

NAMES: Final = ("org.freedesktop.ScreenSaver", "org.gnome.ScreenSaver")
_ANY_PATH: Final = ""


class ScreenSaver(QObject):
    """Listens to the screen saver."""

    def __init__(self, bus: Bus, locked: Callable[[], None]) -> None:
        super().__init__()
        self._bus = bus
        self._locked = locked
        self._available = any(bus.has(name) for name in NAMES)
        for name in NAMES:
            bus.listen(name, _ANY_PATH, (name, "ActiveChanged"), (self, "active_changed(bool)"))

    @property
    def available(self) -> bool:
        """Tells whether a screen saver was there at the start; one that comes later is heard too."""
        return self._available

    def ready(self) -> None:
        """Does nothing: a screen saver waits for nobody."""

    def close(self) -> None:
        """Listens no more."""
        self._bus.close()

    @Slot(bool)
    def active_changed(self, active: Flag) -> None:
        """Hears that the screen is covered, or free again."""
        if active:
            self._locked()

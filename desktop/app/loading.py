"""Loads the program behind the door while somebody types, in a thread of its own.

It waits until the lock screen stands painted, for everything it loads would keep the lock screen waiting.
"""

from __future__ import annotations

import threading
from importlib import import_module
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QTimer, Signal

from desktop.app.door import Door
from desktop.ui.painted import when_painted

if TYPE_CHECKING:
    from desktop.app.program import Program

_UNSEEN_MS: Final = 1_000
"""A window that starts as an icon is never painted; it is waited for no longer than that."""


class Loading(QObject):
    """Brings a program behind a door, once."""

    _loaded = Signal()
    arrived = Signal(object)
    """The program is there."""

    def __init__(self, door: Door) -> None:
        """Take the door; `begin` is to be called before it opens."""
        super().__init__(door)
        self._door = door
        self._begun = False
        self._loaded.connect(self._put_behind)

    def begin_when_open(self) -> None:
        """Load as soon as the lock screen, which is shown already, stands painted."""
        if self._door.entrance.screen is not None:
            when_painted(self._door.entrance.screen, self.begin)
        QTimer.singleShot(_UNSEEN_MS, self, self.begin)

    def begin(self) -> None:
        """Load, unless that has begun."""
        if not self._begun:
            self._begun = True
            threading.Thread(target=self._load, name="loader", daemon=True).start()

    def _load(self) -> None:
        try:
            import_module("desktop.app.assembling")
        finally:
            # What cannot be loaded cannot be loaded again: it is reported from there, to whoever looks at the window.
            self._loaded.emit()

    def _put_behind(self) -> None:
        program: Program = import_module("desktop.app.assembling").behind(self._door)
        self.arrived.emit(program)

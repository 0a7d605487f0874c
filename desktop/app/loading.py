"""Loads the program behind the door while somebody types, in a thread of its own.

It waits until the lock screen stands painted, for everything it loads would keep the lock screen waiting. Where it
cannot be loaded the door is told, so that nobody waits for it.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from importlib import import_module
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QTimer, Signal

from desktop.app.door import Door
from desktop.domain.refused import Refused
from desktop.ui.painted import when_painted
from desktop.ui.platform.plain_imports import import_plainly

if TYPE_CHECKING:
    from desktop.app.program import Program

BEHIND: Final = "desktop.app.assembling"
_UNSEEN_MS: Final = 1_000
"""A window that starts as an icon is never painted; it is waited for no longer than that."""
_INCOMPLETE: Final = (
    "Das Programm ist auf diesem Computer nicht vollständig und kann kein Profil öffnen. Die Profile bleiben, wie sie "
    "sind. Bitte wenden Sie sich an Ihre Administration."
)


class Loading(QObject):
    """Brings a program behind a door, once the door has been opened."""

    arrived = Signal()
    """The program is there, and has begun."""
    _loaded = Signal()
    _failed = Signal()

    def __init__(self, door: Door, begin: Callable[[Program], None], room: str = BEHIND) -> None:
        """Take the door before it opens, and what begins with the program; `room` is what is loaded."""
        super().__init__(door)
        self._door = door
        self._start = begin
        self._room = room
        self._thread: threading.Thread | None = None
        self._loaded.connect(self._put_behind)
        self._failed.connect(self._give_up)
        door.entrance.shown.connect(self._watch)

    def _watch(self) -> None:
        """Load as soon as the lock screen that is about to be shown stands painted."""
        if self._thread is None and self._door.entrance.screen is not None:
            when_painted(self._door.entrance.screen, self._begin)
            QTimer.singleShot(_UNSEEN_MS, self, self._begin)

    def _begin(self) -> None:
        if self._thread is None:
            self._thread = threading.Thread(target=self._load, name="loader")
            self._thread.start()

    def _load(self) -> None:
        outcome = self._failed
        import_plainly()
        try:
            import_module(self._room)
            outcome = self._loaded
        finally:
            # What went wrong is told by whoever tells what nobody foresaw.
            outcome.emit()

    def _put_behind(self) -> None:
        if self._door.over:
            return
        program: Program | None = None
        try:
            program = import_module(self._room).behind(self._door)
        finally:
            if program is None:
                self._failed.emit()
        # From here on it is there: what fails now is no program that lacks a part.
        self._start(program)
        self.arrived.emit()

    def _give_up(self) -> None:
        if not self._door.over:
            self._door.fail(Refused("program_incomplete", _INCOMPLETE))

    def close(self) -> None:
        """Wait until nothing is loaded any more: a process does not end in the middle of that."""
        if self._thread is not None:
            self._thread.join()

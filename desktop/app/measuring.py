"""`schutzbruecke-window --measure FILE`: opens a profile and notes when lock screen and list stood painted.

For `make bench` alone, which starts the packaged program so and reads what it notes: seconds of the steady clock that
all processes share, and how many of them the key took, which only this process can tell of this very start. The
passphrase comes over the standard input.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Final

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QWidget

from desktop.app.program import Program
from desktop.domain.precedence import Held
from desktop.keys.modes import open_typed
from desktop.keys.secret import DatabaseKey
from desktop.keys.slots import Keyring
from desktop.ui.notifications_screen import NotificationsScreen

_LOOK_MS: Final = 5


class Noted:
    """What is noted of one start: when something stood, and for how long the key was derived (`deriving`)."""

    def __init__(self, clock: Callable[[], float]) -> None:
        """Take the clock, in seconds."""
        self.clock = clock
        self.seconds: dict[str, float] = {}

    def open_typed(self, folder: Path, passphrase: str, now: int, held: Held, keyring: Keyring) -> DatabaseKey:
        """Open a profile as the keys do, and note how long that took."""
        began = self.clock()
        key = open_typed(folder, passphrase, now, held, keyring)
        self.seconds["deriving"] = self.clock() - began
        return key


class Measuring(QObject):
    """Looks at a program that starts, unlocks it as soon as it could be, and writes down what stood when."""

    def __init__(self, program: Program, told: Path, noted: Noted) -> None:
        """Take where to write to, and what `noted` the derivation of the program's key."""
        super().__init__(program)
        self._program = program
        self._told = told
        self._noted = noted
        self._timer = QTimer(self, interval=_LOOK_MS)

    def begin(self, profile: Path, passphrase: str) -> None:
        """Watch the program from now on."""
        self._timer.timeout.connect(lambda: self._look(str(profile), passphrase))
        self._timer.start()

    def _look(self, profile: str, passphrase: str) -> None:
        if "locked" not in self._noted.seconds:
            if self._paints("locked", self._program.unlock_screen):
                self._program.unlock(profile, passphrase)
        elif self._paints("list", self._listed()):
            self._timer.stop()
            unfinished = self._told.with_suffix(".new")
            unfinished.write_text(json.dumps(self._noted.seconds), encoding="utf-8")
            unfinished.replace(self._told)

    def _listed(self) -> QWidget | None:
        """Give the list once there is something in it."""
        workplace = self._program.window.workplace
        screen = None if workplace is None else workplace.screen_of("notifications")
        if not isinstance(screen, NotificationsScreen) or not screen.model.rowCount():
            return None
        viewport: QWidget = screen.list.viewport()
        return viewport

    def _paints(self, name: str, widget: QWidget | None) -> bool:
        """Paint a widget if it is there to be seen, and note when that was done."""
        if widget is None or not widget.isVisible():
            return False
        widget.repaint()
        self._noted.seconds[name] = self._noted.clock()
        return True

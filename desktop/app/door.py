"""The door: the window with its lock screen, and whoever is wanted behind it.

The program behind it takes longer to load than a lock screen to show, and nobody types a passphrase faster. What is
wanted before it is there waits for it, in order. The door opens nothing itself, and loads nothing of a profile.
"""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication

from desktop.app.entrance import Entrance
from desktop.app.held_settings import HeldSettings
from desktop.app.place import Place
from desktop.domain.settings import Settings
from desktop.ui.window import Window, Wishes

if TYPE_CHECKING:
    from desktop.app.program import Program

Wish = Callable[["Program"], object]


class Door(QObject):
    """Stands before the program from the start of its process to the end."""

    def __init__(self, app: QApplication, place: Place) -> None:
        """Put up the window; `open` shows it."""
        super().__init__()
        self.app = app
        self.place = place
        self._program: Program | None = None
        self._waiting: list[Wish] = []
        self.window = Window(place.choices.settings, place.held().settings, self._wishes())
        self.settings = HeldSettings(app, place, self.window)
        self.entrance = Entrance(self.window, place, self.settings)
        self._listen()

    def _wishes(self) -> Wishes:
        # A program for one profile that was named has no place for another.
        beside = None if self.place.profile else self._asks(lambda program: program.enrol_beside())
        return Wishes(
            self._apply,
            self._asks(lambda program: program.change_passphrase()),
            self._asks(lambda program: program.lock()),
            self._asks(lambda program: program.quit()),
            beside,
        )

    def _listen(self) -> None:
        self.window.closing.connect(self._asks(lambda program: program.quit()))
        self.entrance.unlock_wanted.connect(self._unlock)
        self.entrance.keyring_wanted.connect(self._unlock_by_sign_in)
        self.entrance.enrol_wanted.connect(self._asks(lambda program: program.enrol()))
        self.entrance.silence_wanted.connect(self._asks(lambda program: program.silence()))
        self.entrance.appearance_changed.connect(self._apply)

    def _apply(self, settings: Settings) -> None:
        self.ask(lambda program: program.apply(settings))

    def _unlock(self, key: str, passphrase: str) -> None:
        # Whoever was quick sees that they were heard, and the key takes about as long as the program.
        self.entrance.show_working()
        opening = partial(self.place.open_typed, Path(key), passphrase, self.settings.held)
        begun = opening if self._program is not None else ThreadPoolExecutor(1).submit(opening).result
        self.ask(lambda program: program.open(Path(key), begun))

    def _unlock_by_sign_in(self, key: str) -> None:
        self.entrance.show_working()
        self.ask(lambda program: program.unlock_by_sign_in(key))

    def _asks(self, wish: Wish) -> Callable[[], None]:
        return lambda: self.ask(wish)

    def open(self) -> None:
        """Show the window, locked, unless it is shown already."""
        if self.entrance.screen is None:
            self.entrance.show()
        self.window.show()

    def ask(self, wish: Wish) -> None:
        """Ask something of the program: now, or as soon as it is there."""
        if self._program is not None:
            wish(self._program)
        else:
            self._waiting.append(wish)

    def receive(self, program: Program) -> None:
        """Let the program do what was wanted of it before it was there, and whatever is from now on."""
        self._program = program
        waiting, self._waiting = self._waiting, []
        for wish in waiting:
            wish(program)

"""The door: the window with its lock screen, and whoever is wanted behind it.

The program behind it takes longer to load than a lock screen to show, and nobody types a passphrase faster. What is
wanted before it is there waits for it, in order; only the end waits for nobody. The door opens nothing itself, and
loads nothing of a profile.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QApplication

from desktop.app.entrance import Entrance
from desktop.app.held_settings import HeldSettings
from desktop.app.place import Place
from desktop.domain.refused import Refused
from desktop.domain.settings import Settings
from desktop.ui.window import Window, Wishes

if TYPE_CHECKING:
    from desktop.app.program import Program

Wish = Callable[["Program"], object]


class Door(QObject):
    """Stands before the program from the start of its process to the end."""

    finished = Signal()
    """Everything is closed; the process may end."""

    def __init__(self, app: QApplication, place: Place) -> None:
        """Put up the window; `open` shows it."""
        super().__init__()
        self.app = app
        self.place = place
        self.over = False
        self._program: Program | None = None
        self._waiting: list[Wish] = []
        self._problem: Refused | None = None
        self.window = Window(place.choices.settings, place.held().settings, self._wishes())
        self.settings = HeldSettings(app, place, self.window)
        self.entrance = Entrance(self.window, place, self.settings)
        self._listen()

    def _wishes(self) -> Wishes:
        # A program for one profile that was named has no place for another.
        beside = None if self.place.profile else self._asks(lambda program: program.enrol_beside())
        change = self._asks(lambda program: program.change_passphrase())
        return Wishes(self._apply, change, self._asks(lambda program: program.lock()), self.quit, beside)

    def _listen(self) -> None:
        self.window.closing.connect(self.quit)
        self.entrance.unlock_wanted.connect(self._unlock)
        self.entrance.keyring_wanted.connect(self._unlock_by_sign_in)
        self.entrance.enrol_wanted.connect(self._asks(lambda program: program.enrol()))
        self.entrance.silence_wanted.connect(self._asks(lambda program: program.silence()))
        self.entrance.appearance_changed.connect(self._apply)
        self.entrance.shown.connect(self._say_problem)

    def _apply(self, settings: Settings) -> None:
        """Look and speak as chosen: at once, while there is but a lock screen to make anew."""
        if self._program is not None:
            self._program.apply(settings)
        else:
            self.settings.choose(settings)
            self.entrance.show()

    def _unlock(self, key: str, passphrase: str) -> None:
        # Whoever was quick sees that they were heard.
        self.entrance.show_working()
        self.ask(lambda program: program.unlock(key, passphrase))

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

    def raise_window(self, link: str) -> None:
        """Come to the front, and open what a link names as soon as that can be shown."""
        self.window.come_forward()
        self.ask(lambda program: program.follow(link))

    # What waits.

    def ask(self, wish: Wish) -> None:
        """Ask something of the program: now, or once as soon as it is there."""
        if self._program is not None and not self._waiting:
            wish(self._program)
        elif self._problem is not None:
            self._say_problem()
        elif not self.over and wish not in self._waiting:
            self._waiting.append(wish)

    def receive(self, program: Program) -> None:
        """Let the program do what was wanted of it before it was there, and whatever is from now on."""
        self._program = program
        program.finished.connect(self._end)
        self._go_on()

    def _go_on(self) -> None:
        """Let one wish after the other be done, each in a turn of its own: one that fails keeps no other back."""
        if self._program is not None and self._waiting:
            wish = self._waiting.pop(0)
            if self._waiting:
                QTimer.singleShot(0, self, self._go_on)
            wish(self._program)

    def fail(self, problem: Refused) -> None:
        """Say that there will be no program, now and to whoever wants something of it; nothing of that is done."""
        self._problem = problem
        self._waiting.clear()
        self._say_problem()

    def _say_problem(self) -> None:
        if self._problem is not None:
            self.entrance.show_problem(self._problem)

    # The end.

    def quit(self) -> None:
        """End, once the program agrees; before it is there nothing is open that could be lost."""
        if self._program is not None:
            self._program.quit()
        else:
            self._close()

    def finish(self) -> None:
        """End."""
        if self._program is not None:
            self._program.finish()
        else:
            self._close()

    def _close(self) -> None:
        if not self.over:
            self.window.keep_place()
            self.window.put_away()
            self.window.hide()
            self._end()

    def _end(self) -> None:
        self.over = True
        self._waiting.clear()
        self.finished.emit()

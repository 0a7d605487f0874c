"""What stands at the lock: the screen that asks for a passphrase, what this computer offers there, what is said on it.

It must not open anything; what is wanted on whichever screen stands there is told to whoever listens. Nothing of a
profile is loaded with it.
"""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, Signal

from desktop.app import profiles
from desktop.app.held_settings import HeldSettings
from desktop.app.locked_numbers import numbers_for
from desktop.app.place import Place
from desktop.computer import System
from desktop.domain.refused import Refused
from desktop.domain.said import joined
from desktop.ui.painted import LOCK_SCREEN, say_when_painted
from desktop.ui.theme.tokens import Tone
from desktop.ui.unlock_screen import UnlockScreen
from desktop.ui.window import Window


class Entrance(QObject):
    """Shows one lock screen after the other; `screen` is the one that stands there, if any."""

    shown = Signal()
    """Another lock screen stands there."""
    unlock_wanted = Signal(str, str)
    """The key of a profile and a passphrase."""
    keyring_wanted = Signal(str)
    """The key of a profile that the computer's own sign-in shall open."""
    enrol_wanted = Signal()
    appearance_changed = Signal(object)
    silence_wanted = Signal()

    def __init__(self, window: Window, place: Place, settings: HeldSettings) -> None:
        """Take where it is shown and what it shows."""
        super().__init__(window)
        self._window = window
        self._place = place
        self._settings = settings
        self._notice: tuple[str, Tone] = ("", "neutral")
        self.screen: UnlockScreen | None = None

    def show(self) -> None:
        """Show a new screen for the settings that hold now, with what is still to be said."""
        self._settings.read()
        known = [(str(one.folder), one.label) for one in profiles.listed(self._place.profile)]
        screen = self.screen = UnlockScreen(known, self._window.settings)
        # A program for one profile that was named has no place for another.
        screen.enrol.setHidden(bool(self._place.profile and known))
        self._offer(screen, [key for key, _ in known])
        self._listen(screen)
        say_when_painted(LOCK_SCREEN, screen)
        self._window.show_locked(screen)
        if self._notice[0]:
            screen.show_notice(*self._notice)
        self.shown.emit()

    def _listen(self, screen: UnlockScreen) -> None:
        screen.unlock_wanted.connect(self.unlock_wanted)
        screen.keyring_wanted.connect(self.keyring_wanted)
        screen.enrol_wanted.connect(self.enrol_wanted)
        screen.appearance_changed.connect(self.appearance_changed)
        screen.silence_wanted.connect(self.silence_wanted)

    def _offer(self, screen: UnlockScreen, folders: list[str]) -> None:
        held = self._settings.held
        if "language" in held.fixed:
            screen.looks.fix_language()
        screen.offer_keyring(profiles.by_keyring(folders, held.settings.unlock))
        screen.numbers.offer(numbers_for(map(Path, folders), System().now(), wanted=held.settings.locked_numbers))

    def leave(self) -> None:
        """Take note that something else is shown."""
        self.screen = None

    def say(self, text: str, tone: Tone = "neutral") -> None:
        """Say something on this screen and each that follows, until something else is to be said."""
        self._notice = text, tone
        if self.screen is not None:
            self.screen.show_notice(text, tone)

    def show_working(self) -> None:
        """Say that a profile is being opened."""
        if self.screen is not None:
            self.screen.show_working()

    def show_problem(self, problem: Refused) -> None:
        """Say why nothing opened, or why its work ended; on the screen that stands there, once there is one."""
        if self.screen is not None:
            self.screen.show_problem(problem.message, problem.retry_after_seconds or 0, problem.code)

    def show_alarm(self) -> None:
        """Say that something immediate has come."""
        if self.screen is not None:
            self.screen.show_alarm()

    def lose_reception(self) -> None:
        """Say that nothing comes any more until somebody unlocks, beside what is said there already."""
        if self.screen is not None:
            self.screen.show_notice(joined((self._notice[0], "Kein Empfang – bitte entsperren."), " "), "warn")

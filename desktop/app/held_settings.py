"""Which settings hold in this run of the program, and that they do: its words, its looks, what it may call and keep.

They are read anew at every lock and unlock, for the administration may have set others. It must not know what a
setting is for beyond handing it to whoever keeps it.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QApplication

from desktop.app.place import Place
from desktop.domain.precedence import Held
from desktop.domain.settings import Settings
from desktop.ui import language
from desktop.ui.choice_file import changes
from desktop.ui.copying import keep_copied_for
from desktop.ui.dialling import allow_dialling
from desktop.ui.window import Window, dress


class HeldSettings:
    """What holds, for a window and for whoever else is told."""

    def __init__(self, app: QApplication, place: Place, window: Window) -> None:
        """Take whom they are for, and let them hold."""
        self._app = app
        self._place = place
        self._window = window
        self._tell: Callable[[Settings], None] | None = None
        self._dressed: Settings | None = None
        self.held: Held
        self.read()

    def read(self) -> None:
        """Read anew which settings hold; what has changed holds from here on."""
        self.held = self._place.held()
        if self.held.settings != self._dressed:
            self._dress(self.held.settings)

    def choose(self, settings: Settings) -> None:
        """Keep what somebody chose, and let it hold where the administration leaves the choice."""
        self._place.choices.keep(changes(self._window.settings, settings))
        self.read()

    def _dress(self, settings: Settings) -> None:
        self._dressed = settings
        language.speak(self._app, settings.language)
        dress(self._app, settings)
        allow_dialling(self._app, on=settings.dialling)
        keep_copied_for(settings.clipboard_seconds)
        if self._tell is not None:
            self._tell(settings)
        self._window.settings = settings

    def follow(self, tell: Callable[[Settings], None]) -> None:
        """Tell somebody who works beside the window which settings hold, and whenever others do."""
        self._tell = tell
        tell(self.held.settings)

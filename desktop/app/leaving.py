"""Whether the program may end now: somebody who wants to leave sees first what still waits here or was not saved.

It must not end anything itself.
"""

from __future__ import annotations

from collections.abc import Callable

from desktop.app.locking import Locking
from desktop.app.ringer import Ringer
from desktop.ui.quit_dialog import Answer, QuitDialog
from desktop.ui.window import Window


class Leaving:
    """Asks in a window, where there is something to ask."""

    def __init__(self, window: Window, ringer: Ringer, locking: Locking, finish: Callable[[], None]) -> None:
        """Take what ends the program."""
        self._window = window
        self._ringer = ringer
        self._locking = locking
        self._finish = finish

    def ask(self) -> None:
        """End, once somebody has seen what still waits here, and what of a draft could not be saved."""
        desk = self._window.desk
        waiting = desk.standing.waiting_to_send if desk is not None else self._locking.waiting
        unsaved = self._window.failing if desk is not None else ""
        if not waiting and not unsaved:
            self._finish()
            return
        dialog = QuitDialog(waiting, unsaved, background=self._ringer.can_stay_unseen, parent=self._window)
        dialog.answered.connect(self._leave)
        dialog.open()

    def _leave(self, answer: Answer) -> None:
        if answer is Answer.QUIT:
            self._finish()
        elif answer is Answer.BACKGROUND:
            self._ringer.say_still_running()
            self._window.hide()

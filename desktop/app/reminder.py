"""Reminds of deadlines while a profile is unlocked: a notice in the window, one of the operating system, a sound.

What is to be said is found outside Qt's thread and kept with the profile, so that nothing is said twice. It must not
know what a notification says.
"""

from __future__ import annotations

from functools import partial
from typing import Final

from PySide6.QtCore import QObject

from desktop.app.ringer import Ringer
from desktop.presenters import reminding
from desktop.presenters.reminding import Reminded, Reminding
from desktop.ui.asking import Asking
from desktop.ui.desk import Desk
from desktop.ui.freshness import Freshness
from desktop.ui.window import Window
from desktop.workspace.workspace import Workspace

TOPIC: Final = "deadline"
_TOGETHER_MS: Final = 1_000


class Reminder(QObject):
    """Looks at the deadlines of one unlocked profile after the other."""

    def __init__(self, window: Window, ringer: Ringer, parent: QObject) -> None:
        """Take where it is said and what sounds."""
        super().__init__(parent)
        self._window = window
        self._ringer = ringer
        self._desk: Desk | None = None
        self._asking: Asking | None = None
        self._before = Reminded()
        self._standing: Reminding | None = None
        self._fresh = Freshness(self.look, self, together_ms=_TOGETHER_MS)

    def follow(self, desk: Desk) -> None:
        """Remind of what stands in an unlocked profile, from now on."""
        self._desk, self._asking, self._standing = desk, Asking(desk), None
        self._before = Reminded.read(desk.workspace.own.preference(reminding.PREFERENCE))
        # A method of its own: Qt lets go of it together with this.
        desk.changed.connect(self._fresh.soon)
        self._fresh.begin()
        self.look()

    def look(self) -> None:
        """See what deadlines have to be reminded of now."""
        desk, asking = self._desk, self._asking
        if desk is not None and asking is not None and self._window.desk is desk:
            asking.ask("reminder", self._remind, partial(self._take, desk))

    def _remind(self, workspace: Workspace) -> Reminding:
        """Find what is to be said now: what was said by the answer before this one is known when it is read."""
        return reminding.remind(workspace, self._before)

    def _take(self, desk: Desk, found: Reminding) -> None:
        if desk is not self._desk:
            return
        if found.stand != self._before:
            self._before, text = found.stand, found.stand.text()
            desk.do(lambda workspace: workspace.own.keep_preference(reminding.PREFERENCE, text), send=False)
        if not found.text:
            self._end()
        elif found.fresh:
            self._standing = found
            self.show_again()
            self._window.announce(found.text, assertive=found.over)
            self._ringer.remind(over=found.over)

    def show_again(self) -> None:
        """Show what was last said and still holds, in a window that was just made."""
        workplace, found = self._window.workplace, self._standing
        if workplace is None or found is None:
            return
        shown = partial(self._window.show_notification, found.entity) if found.entity else None
        workplace.notice.show_notice(TOPIC, found.text, found.tone, "Anzeigen", shown)

    def _end(self) -> None:
        self._standing = None
        if self._window.workplace is not None:
            self._window.workplace.notice.end(TOPIC)

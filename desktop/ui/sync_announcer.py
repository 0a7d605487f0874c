"""Tells those who hear the screen how the sync goes: when its state changes, when somebody asked for it, and conflicts.

Passes that change nothing say nothing; there is one nearly every minute.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject

from desktop.domain.said import joined
from desktop.presenters.conflicts import count_words, open_conflicts
from desktop.presenters.strip import Standing, state_of, strip
from desktop.ui.actions import Actions
from desktop.ui.desk import Desk


class SyncAnnouncer(QObject):
    """Announces for one unlocked profile."""

    def __init__(self, desk: Desk, actions: Actions, announce: Callable[[str], None], parent: QObject) -> None:
        """Begin with how things stand, which is not news."""
        super().__init__(parent)
        self._desk = desk
        self._announce = announce
        self._asked = False
        self._last = "" if desk.standing.working else state_of(desk.standing).text
        self._conflicts = len(open_conflicts(desk.workspace))
        self._touched = False
        actions.triggered.connect(self._note_action)
        desk.changed.connect(self._note_change)
        desk.standing_changed.connect(self._note_standing)

    def _note_action(self, name: str) -> None:
        self._asked = self._asked or name == "sync"

    def _note_change(self) -> None:
        self._touched = True

    def _note_standing(self, standing: Standing) -> None:
        if standing.working:
            return
        said, new = strip(standing, self._desk.workspace.now()), self._new_conflicts()
        if self._asked or new or (self._last and said.state.text != self._last):
            self._announce(joined((said.state.text, said.waiting, new), ", "))
        self._asked, self._last = False, said.state.text

    def _new_conflicts(self) -> str:
        """Say how many conflicts there are, if there are more than before."""
        if not self._touched:
            return ""
        self._touched = False
        before, self._conflicts = self._conflicts, len(open_conflicts(self._desk.workspace))
        return count_words(self._conflicts) if self._conflicts > before else ""

"""Saves a draft while it is written: two seconds after a change at the latest, and at once when asked.

The two seconds run from the first change that is not saved yet, so that no more than that is ever lost.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Final

from PySide6.QtCore import QObject, QTimer

from desktop.domain.refused import Refused
from desktop.presenters import drafts
from desktop.presenters.drafts import Draft
from desktop.ui.desk import Desk

EVERY_MS: Final = 1_800
"""Less than two seconds by what the timer may be late and the writing takes."""


class Autosave(QObject):
    """Saves one draft."""

    def __init__(self, desk: Desk, take: Callable[[], Draft], said: Callable[[str], None], parent: QObject) -> None:
        """Take what gives the draft as it is now, and what is told how the saving went."""
        super().__init__(parent)
        self._desk = desk
        self._take = take
        self._said = said
        self._changed = False
        self._over = False
        self._under_way = 0
        self._failing = ""
        self._timer = QTimer(self, interval=EVERY_MS, singleShot=True)
        self._timer.timeout.connect(self.save_now)

    @property
    def changed(self) -> bool:
        """Say whether something is not known to be saved yet."""
        return (self._changed or self._under_way > 0) and not self._over

    @property
    def failing(self) -> str:
        """Say why what is written cannot be saved, empty where it can."""
        return "" if self._over else self._failing

    def touch(self) -> None:
        """Take note of a change."""
        self._changed = True
        if not self._timer.isActive():
            self._timer.start()

    def save_now(self) -> None:
        """Save, if there is something to save."""
        self._timer.stop()
        if not self._changed or self._over:
            return
        self._save(self._saved, self._failed)

    def finish(self, then: Callable[[], None], failed: Callable[[Refused], None]) -> None:
        """Save what is not known to be saved and call back; where that fails it is not over, and `failed` is told."""
        if self.changed:
            self._save(partial(self._finished, then), partial(self._not_finished, failed))
        else:
            self.stop()
            then()

    def _save(self, saved: Callable[[int], None], failed: Callable[[Refused], None]) -> None:
        self._timer.stop()
        self._changed = False
        self._under_way += 1
        draft = self._take()
        self._desk.do(lambda workspace: drafts.save_open(workspace, draft), saved, failed, send=False)

    def _finished(self, then: Callable[[], None], _at: int) -> None:
        self._tell_mended()
        self.stop()
        then()

    def _not_finished(self, failed: Callable[[Refused], None], reason: Refused) -> None:
        self._failed(reason)
        failed(reason)

    def stop(self) -> None:
        """Save nothing more: the form is gone, or its draft sent or discarded."""
        self._over = True
        self._timer.stop()

    def go_on(self) -> None:
        """Save again: it was not sent after all."""
        self._over = False
        if self._changed:
            self._timer.start()

    def _saved(self, at: int) -> None:
        self._under_way -= 1
        self._tell_mended()
        if not self._over:
            self._said(drafts.saved_words(at))

    def _tell_mended(self) -> None:
        if self._failing:
            self._failing = ""
            self._desk.mended.emit()

    def _failed(self, reason: Refused) -> None:
        self._under_way -= 1
        self._changed = True
        if self._over:
            self._desk.failed.emit(reason)
            return
        # Once where it cannot be overlooked; and again and again, for who writes no more expects it to be kept.
        if not self._failing:
            self._failing = reason.message
            self._desk.failed.emit(reason)
        self._said(reason.message)
        self._timer.start()

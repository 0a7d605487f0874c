"""Says across the window that this device has no access any more, or that the server says so, and offers the way back.

Since when, why, what was not sent, whom to ask; and another invite, where one helps. It is there for as long as that is
so, and nothing closes it.
"""

from __future__ import annotations

from functools import partial
from typing import Final

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QPushButton, QWidget

from desktop.presenters import readmission
from desktop.presenters.readmission import WAYS, Offer, Way
from desktop.presenters.strip import Standing
from desktop.ui.around import Around
from desktop.ui.detail_view import banner_frame
from desktop.ui.invite_dialog import show_invite_dialog
from desktop.ui.parts import box, button, clear
from desktop.ui.scrolling import Scrolling
from desktop.ui.words import tr

_SHARE: Final = 4
"""The bar takes at most this part of the window's height; beyond that it scrolls."""


class RevokedBar(Scrolling):
    """The bar, hidden while the device has access."""

    def __init__(self, around: Around) -> None:
        """Follow how an unlocked profile stands."""
        super().__init__()
        self._around = around
        self._shown: Offer | None = None
        self._settled = Standing()
        self._page = QWidget()
        self._layout = box(self._page, margin=8)
        self.setWidget(self._page)
        self._soon = QTimer(self, interval=0, singleShot=True)
        self._soon.timeout.connect(self._fit)
        around.desk.standing_changed.connect(self.refresh)
        self.hide()
        self.refresh()

    def refresh(self) -> None:
        """Show what is to be said now; while a pass runs, what the last one found still holds."""
        desk, window = self._around.desk, self._around.window
        if not desk.standing.working:
            self._settled = desk.standing
        found = readmission.offer(desk.workspace, self._settled, beside=window.enrol_beside is not None)
        if found == self._shown:
            return
        self._shown = found
        clear(self._layout)
        if found is not None:
            self.setAccessibleName(tr(found.banner.heading))
            self._layout.addWidget(banner_frame(found.banner, self._way(found.way)))
        self.setVisible(found is not None)
        self._soon.start()

    def _way(self, way: Way | None) -> QPushButton | None:
        """Make the button of what is offered."""
        beside = self._around.window.enrol_beside
        if way is Way.HERE and self._around.desk.readmitter is not None:
            return button(WAYS[way], partial(show_invite_dialog, self._around, self.window()), icon="key-round")
        if way is Way.BESIDE and beside is not None:
            return button(WAYS[way], beside, icon="key-round")
        return None

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Take the room the words need in this width, and leave most of the window to the work."""
        super().resizeEvent(event)
        self._soon.start()

    def _fit(self) -> None:
        frame = self.height() - self.viewport().height()
        wanted, most = self._page.heightForWidth(self.viewport().width()) + frame, self.window().height() // _SHARE
        self.setFixedHeight(max(1, min(wanted, most)))
        # What scrolls has to be reached by keys as well.
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus if wanted > most else Qt.FocusPolicy.NoFocus)

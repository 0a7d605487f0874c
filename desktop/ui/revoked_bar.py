"""Says across the window that this device's access has ended, or that the server says so.

Since when, why, what was not sent, whom to ask. It is there for as long as that is so, and nothing closes it.
"""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

from desktop.presenters import revocation
from desktop.presenters.banner import Banner
from desktop.ui.desk import Desk
from desktop.ui.detail_view import banner_frame
from desktop.ui.parts import box, clear
from desktop.ui.words import tr

_SHARE: Final = 4
"""The bar takes at most this part of the window's height; beyond that it scrolls."""


class RevokedBar(QScrollArea):
    """The bar, hidden while the device has access."""

    def __init__(self, desk: Desk) -> None:
        """Follow how an unlocked profile stands."""
        super().__init__()
        self._desk = desk
        self._shown: Banner | None = None
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._page = QWidget()
        self._layout = box(self._page, margin=8)
        self.setWidget(self._page)
        self._soon = QTimer(self, interval=0, singleShot=True)
        self._soon.timeout.connect(self._fit)
        desk.standing_changed.connect(self.refresh)
        self.hide()
        self.refresh()

    def refresh(self) -> None:
        """Show what is to be said now."""
        found = revocation.banner(self._desk.workspace)
        if found == self._shown:
            return
        self._shown = found
        clear(self._layout)
        if found is not None:
            self.setAccessibleName(tr(found.heading))
            self._layout.addWidget(banner_frame(found))
        self.setVisible(found is not None)
        self._soon.start()

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

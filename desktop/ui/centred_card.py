"""The one card in the middle of what is shown while nobody has unlocked; it scrolls where the room is too small."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QObject, QTimer, Slot
from PySide6.QtWidgets import QApplication, QBoxLayout, QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from desktop.ui.parts import box, frame, label, scrolled
from desktop.ui.theme import theme
from desktop.ui.theme.roles import set_icon

_SHARE: Final = 100
_SIGN: Final = 28


def centred_card(screen: QWidget, width: int) -> QBoxLayout:
    """Give a screen a card of at most a width (px at 100 %); what it holds goes into the layout given back."""
    card, inner = frame("card", space=12, margin=28)
    card.setMaximumWidth(theme.current().px(width))
    page = QWidget()
    across = QHBoxLayout()
    across.addStretch(1)
    across.addWidget(card, _SHARE)
    across.addStretch(1)
    down = QVBoxLayout(page)
    edge = theme.current().px(16)
    down.setContentsMargins(edge, edge, edge, edge)
    down.addStretch(2)
    down.addLayout(across)
    down.addStretch(3)
    around = QVBoxLayout(screen)
    around.setContentsMargins(0, 0, 0, 0)
    area = scrolled(page)
    around.addWidget(area)
    _Following(area)
    return inner


class _Following(QObject):
    """Scrolls to whatever gets the focus; Qt does so for Tab alone, not where a screen leads somebody to a field."""

    def __init__(self, area: QScrollArea) -> None:
        """Follow within an area."""
        super().__init__(area)
        self._area = area
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._follow)

    @Slot(QWidget, QWidget)
    def _follow(self, _old: QWidget | None, now: QWidget | None) -> None:
        if now is not None and self._area.isAncestorOf(now):
            # What has just been shown gets its place only in a moment.
            QTimer.singleShot(0, self._area, self._show)

    def _show(self) -> None:
        focus = QApplication.focusWidget()
        if isinstance(focus, QWidget) and self._area.isAncestorOf(focus):
            edge = theme.current().px(16)
            self._area.ensureWidgetVisible(focus, 0, edge)


def heading(text: str) -> QWidget:
    """Make the card's heading, with the sign of the program before it."""
    made = QWidget()
    layout = box(made, "across", space=10)
    sign = QLabel()
    set_icon(sign, "shield-check", "accent", _SIGN)
    layout.addWidget(sign)
    layout.addWidget(label(text, "title"), 1)
    return made

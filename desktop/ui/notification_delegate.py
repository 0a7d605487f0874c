"""Paints a card of the list: who to whom, what, and chips with word and icon. All rows have the same height.

Painted rather than built of widgets: a list of 100,000 scrolls as one of ten. What does not fit is shortened with dots,
and whole in the tool tip and in what is spoken.
"""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from desktop.presenters.chips import Chip
from desktop.presenters.notification_list import Card
from desktop.ui import chip_painting
from desktop.ui.notification_model import CARD
from desktop.ui.shortening import shortened
from desktop.ui.theme import theme
from desktop.ui.words import tr

_PADDING: Final = 12
_BETWEEN: Final = 4
_BAR: Final = 3
_Index = QModelIndex | QPersistentModelIndex


class NotificationDelegate(QStyledItemDelegate):
    """Paints cards."""

    def __init__(self, parent: QObject | None = None) -> None:
        """Paint with the present theme."""
        super().__init__(parent)
        self._theme = theme.current()

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        """Give the one height of all rows: three lines and their air."""
        small, body = (QFontMetrics(self._theme.font(role)) for role in ("small", "body"))
        lines = small.height() + body.height() + chip_painting.height()
        return QSize(0, lines + self._theme.px(2 * _PADDING + 2 * _BETWEEN))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Paint one card."""
        card = index.data(CARD)
        if not isinstance(card, Card):
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        rect = QRect(option.rect)
        self._background(painter, rect, option, card, selected=selected)
        around = self._theme.px(_PADDING)
        inside = rect.adjusted(around + self._theme.px(_BAR), around, -around, -around)
        text, faint = self._colours(selected=selected)
        top = self._first_line(painter, inside, card, faint)
        painter.setPen(text)
        top = self._line(painter, inside, top, self._font("strong" if card.unread else "body"), card.title)
        self._chips(painter, inside, top, card.chips)
        painter.restore()

    def _background(
        self, painter: QPainter, rect: QRect, option: QStyleOptionViewItem, card: Card, *, selected: bool
    ) -> None:
        painter.fillRect(rect, self._theme.colour("selected" if selected else "surface"))
        painter.fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1), self._theme.colour("subtle"))
        if card.unread:
            painter.fillRect(
                QRect(rect.left(), rect.top(), self._theme.px(_BAR), rect.height()), self._theme.colour("accent")
            )
        if option.state & QStyle.StateFlag.State_HasFocus:
            width = self._theme.px(self._theme.tokens.focus_width)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            pen = QPen(self._theme.colour(self._ring(selected=selected)), width)
            pen.setJoinStyle(Qt.PenJoinStyle.MiterJoin)
            painter.setPen(pen)
            half = width / 2
            painter.drawRect(QRectF(rect).adjusted(half, half, -half, -half))

    def _ring(self, *, selected: bool) -> str:
        """Give the colour of the ring: on the ground of the contrast theme's selection its usual one does not show."""
        tokens = self._theme.tokens
        return "on_selected" if selected and tokens.selected == tokens.accent else "focus"

    def _first_line(self, painter: QPainter, inside: QRect, card: Card, faint: QColor) -> int:
        """Paint who to whom, and when at the end of the line; gives where the next line begins."""
        font = self._font("small")
        time = tr(card.time)
        width = QFontMetrics(font).horizontalAdvance(time)
        painter.setPen(faint)
        painter.setFont(font)
        painter.drawText(inside, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop, time)
        beside = inside.adjusted(0, 0, -width - self._theme.px(_PADDING), 0)
        return self._line(painter, beside, inside.top(), font, card.route)

    def _line(self, painter: QPainter, inside: QRect, top: int, font: QFont, text: str) -> int:
        metrics = QFontMetrics(font)
        painter.setFont(font)
        shown = shortened(text, metrics, inside.width())
        line = QRect(inside.left(), top, inside.width(), metrics.height())
        painter.drawText(line, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, shown)
        return line.bottom() + 1 + self._theme.px(_BETWEEN)

    def _chips(self, painter: QPainter, inside: QRect, top: int, chips: tuple[Chip, ...]) -> None:
        """Paint the chips side by side; what does not fit is shortened, and what has no room at all is left out."""
        left, gap = inside.left(), self._theme.px(_BETWEEN + 2)
        wide = chip_painting.widths(chips, inside.right() - left, gap)
        for chip, wanted in zip(chips, wide, strict=True):
            room = min(wanted, inside.right() - left)
            if room < chip_painting.least_width():
                return
            left += chip_painting.paint(painter, QRect(left, top, room, chip_painting.height()), chip) + gap

    def _font(self, role: str) -> QFont:
        return self._theme.font(role)

    def _colours(self, *, selected: bool) -> tuple[QColor, QColor]:
        """Give the colours of text and of faint text."""
        if selected:
            return self._theme.colour("on_selected"), self._theme.colour("on_selected")
        return self._theme.colour("text"), self._theme.colour("text2")

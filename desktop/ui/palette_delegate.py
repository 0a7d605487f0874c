"""Paints a line of the command palette: icon, words, and at the end its key or whose it is."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from desktop.presenters.palette import Choice
from desktop.ui.theme import theme
from desktop.ui.theme.tokens import ICON
from desktop.ui.words import tr

CHOICE: Final = Qt.ItemDataRole.UserRole + 1
_PADDING: Final = 8
_SHARE: Final = 0.55
_Index = QModelIndex | QPersistentModelIndex


class PaletteDelegate(QStyledItemDelegate):
    """Paints choices."""

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        """Give the one height of all lines."""
        shown = theme.current()
        line = QFontMetrics(shown.font("body")).height()
        return QSize(0, max(line, shown.px(ICON)) + shown.px(2 * _PADDING))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Paint one choice."""
        choice = index.data(CHOICE)
        if not isinstance(choice, Choice):
            return
        shown, rect = theme.current(), QRect(option.rect)
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        painter.fillRect(rect, shown.colour("selected" if selected else "surface"))
        inside = rect.adjusted(shown.px(_PADDING), 0, -shown.px(_PADDING), 0)
        side = shown.px(ICON)
        icon = QRect(inside.left(), inside.top() + (inside.height() - side) // 2, side, side)
        painter.drawPixmap(icon, shown.pixmap(choice.icon, "on_selected" if selected else "text2"))
        words = inside.adjusted(side + shown.px(_PADDING), 0, 0, 0)
        painter.setPen(shown.colour("on_selected" if selected else "text2"))
        used = _text(painter, words, tr(choice.hint), "small", Qt.AlignmentFlag.AlignRight)
        painter.setPen(shown.colour("on_selected" if selected else "text"))
        beside = words.adjusted(0, 0, -used - shown.px(_PADDING), 0)
        _text(painter, beside, tr(choice.title), "body", Qt.AlignmentFlag.AlignLeft)
        painter.restore()


def _text(painter: QPainter, room: QRect, text: str, role: str, side: Qt.AlignmentFlag) -> int:
    """Write a text, shortened where it does not fit; gives how wide it became."""
    font = theme.current().font(role)
    metrics = QFontMetrics(font)
    most = room.width() if side is Qt.AlignmentFlag.AlignLeft else int(room.width() * _SHARE)
    written = metrics.elidedText(text, Qt.TextElideMode.ElideRight, most)
    painter.setFont(font)
    painter.drawText(room, side | Qt.AlignmentFlag.AlignVCenter, written)
    return metrics.horizontalAdvance(written)

"""Paints a line of the command palette: icon, words, and at the end its key or whose it is."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QAbstractScrollArea, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from desktop.presenters.palette import Choice
from desktop.ui.shortening import shortened
from desktop.ui.theme import theme
from desktop.ui.theme.tokens import ICON

CHOICE: Final = Qt.ItemDataRole.UserRole + 1
_PADDING: Final = 8
_SHARE: Final = 0.55
_Index = QModelIndex | QPersistentModelIndex


class PaletteDelegate(QStyledItemDelegate):
    """Paints choices."""

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        """Give the height of a choice: one line with its key, or two where the second says whose it is."""
        shown = theme.current()
        line = max(QFontMetrics(shown.font("body")).height(), shown.px(ICON))
        choice = index.data(CHOICE)
        second = QFontMetrics(shown.font("small")).height() if _has_two_lines(choice) else 0
        return QSize(0, line + second + shown.px(2 * _PADDING))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Paint one choice."""
        choice = index.data(CHOICE)
        if not isinstance(choice, Choice):
            return
        shown, rect = theme.current(), _seen(option)
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        painter.fillRect(rect, shown.colour("selected" if selected else "surface"))
        words = self._after_icon(painter, rect, choice, selected=selected)
        faint, text = (shown.colour("on_selected" if selected else name) for name in ("text2", "text"))
        if _has_two_lines(choice):
            high = QFontMetrics(shown.font("body")).height()
            first = QRect(words.left(), words.top() + shown.px(_PADDING), words.width(), high)
            painter.setPen(text)
            _write(painter, first, choice.title, "body")
            painter.setPen(faint)
            _write(painter, first.translated(0, high), choice.hint, "small")
        else:
            painter.setPen(faint)
            used = _write(painter, words, choice.hint, "small", at_end=True)
            painter.setPen(text)
            _write(painter, words.adjusted(0, 0, -used - shown.px(_PADDING), 0), choice.title, "body")
        painter.restore()

    def _after_icon(self, painter: QPainter, rect: QRect, choice: Choice, *, selected: bool) -> QRect:
        """Paint the icon; gives the room for words after it."""
        shown = theme.current()
        inside = rect.adjusted(shown.px(_PADDING), 0, -shown.px(_PADDING), 0)
        side = shown.px(ICON)
        icon = QRect(inside.left(), inside.top() + (inside.height() - side) // 2, side, side)
        painter.drawPixmap(icon, shown.pixmap(choice.icon, "on_selected" if selected else "text2"))
        return inside.adjusted(side + shown.px(_PADDING), 0, 0, 0)


def _has_two_lines(choice: object) -> bool:
    return isinstance(choice, Choice) and choice.kind == "notification"


def _seen(option: QStyleOptionViewItem) -> QRect:
    """Give what can be seen of a row: until the list is laid out anew it may reach below the scroll bar."""
    rect, view = QRect(option.rect), option.widget
    if isinstance(view, QAbstractScrollArea):
        rect.setRight(min(rect.right(), view.viewport().rect().right()))
    return rect


def _write(painter: QPainter, room: QRect, text: str, role: str, *, at_end: bool = False) -> int:
    """Write a text, shortened where it does not fit; gives how wide it became."""
    font = theme.current().font(role)
    metrics = QFontMetrics(font)
    written = shortened(text, metrics, int(room.width() * _SHARE) if at_end else room.width())
    painter.setFont(font)
    side = Qt.AlignmentFlag.AlignRight if at_end else Qt.AlignmentFlag.AlignLeft
    painter.drawText(room, side | Qt.AlignmentFlag.AlignVCenter, written)
    return metrics.horizontalAdvance(written)

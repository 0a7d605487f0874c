"""How a day of the month is drawn: its number, a line for each shift, a line for each gap; each cut to the cell.

Nothing is said by colour alone: every mark is an icon too, and the whole day is in the tooltip and in what is heard.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final, NamedTuple

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPixmap
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from desktop.presenters.rota import Day, clocks_on
from desktop.ui.theme import theme
from desktop.ui.words import tr

_EDGE: Final = 6
_ICON: Final = 14
_BETWEEN: Final = 4
_MARKS: Final = {"zwei Fassungen": "git-compare", "Tausch gesucht": "users", "Ihr Dienst": "user"}
DAY_ROLE: Final = Qt.ItemDataRole.UserRole
_Index = QModelIndex | QPersistentModelIndex


class _Line(NamedTuple):
    text: str
    icon: str
    colour: str
    strong: bool = False


class RotaDelegate(QStyledItemDelegate):
    """Draws a day."""

    def __init__(self, parent: QWidget) -> None:
        """Draw in a table."""
        super().__init__(parent)
        self._icons: dict[tuple[str, str, int], QPixmap] = {}

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        """Give the height of all lines; the width is the column's."""
        day = index.data(DAY_ROLE)
        lines = len(list(_lines(day))) if isinstance(day, Day) else 1
        height = QFontMetrics(theme.current().font("small")).height()
        return QSize(0, lines * height + 2 * theme.current().px(_EDGE))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Draw the ground and the frame of the cell by the style, and the lines on it."""
        day = index.data(DAY_ROLE)
        shown = QStyleOptionViewItem(option)
        self.initStyleOption(shown, index)
        shown.text = ""
        widget = shown.widget
        if widget is not None:
            widget.style().drawControl(QStyle.ControlElement.CE_ItemViewItem, shown, painter, widget)
        if isinstance(day, Day):
            selected = bool(shown.state & QStyle.StateFlag.State_Selected)
            painter.save()
            painter.setClipRect(shown.rect)
            self._draw(painter, shown.rect, day, selected=selected)
            painter.restore()

    def _draw(self, painter: QPainter, cell: QRect, day: Day, *, selected: bool) -> None:
        look = theme.current()
        edge, icon = look.px(_EDGE), look.px(_ICON)
        top = cell.top() + edge
        for line in _lines(day):
            font = look.font("strong" if line.strong else "small")
            painter.setFont(font)
            metrics = QFontMetrics(font)
            left = cell.left() + edge
            colour = "on_selected" if selected else line.colour
            painter.setPen(look.colour(colour))
            if line.icon:
                place = QRect(left, top + (metrics.height() - icon) // 2, icon, icon)
                painter.drawPixmap(place, self._icon(line.icon, colour))
                left += icon + look.px(_BETWEEN)
            room = cell.right() - edge - left
            text = metrics.elidedText(line.text, Qt.TextElideMode.ElideRight, room)
            painter.drawText(QRect(left, top, room, metrics.height()), Qt.AlignmentFlag.AlignLeft, text)
            top += metrics.height()

    def _icon(self, name: str, colour: str) -> QPixmap:
        """Give an icon; drawing one anew for each cell takes longer than all the rest."""
        look = theme.current()
        known = name, look.colour(colour).name(), look.px(_ICON)
        if known not in self._icons:
            self._icons[known] = look.pixmap(name, colour, _ICON)
        return self._icons[known]


def _lines(day: Day) -> Iterator[_Line]:
    number = str(day.date.day) if day.inside else day.date.strftime("%d.%m.")
    head = " · ".join((number, tr("heute"))) if day.today else number
    yield _Line(head, "", "text" if day.inside else "text2", strong=day.inside)
    for gap in day.gaps:
        yield _Line(tr(clocks_on(gap.span, day.date)), "triangle-alert", "warn")
    for one in day.entries:
        colour = "text" if day.inside else "text2"
        yield _Line(tr(one.time), _MARKS.get(one.mark, ""), colour)
        yield _Line(one.name, "", colour)

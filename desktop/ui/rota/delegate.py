"""How a day of the month is drawn: its number, then for each gap and each shift its times, and below them whose it is.

Times are never cut, for what is left of them would be read as others: where a cell is too narrow they go on in a second
line, as long names do before they are cut. Nothing is said by colour alone: every mark is an icon too, and the whole
day is in the tooltip and in what is heard.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from typing import Final, NamedTuple

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPixmap
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from desktop.presenters.rota import Day, clocks_on
from desktop.ui.theme import theme
from desktop.ui.words import tr

_EDGE: Final = 6
_ICON: Final = 14
_BETWEEN: Final = 4
_MARKS: Final = {"zwei Fassungen": "git-compare", "Tausch gesucht": "users", "Ihr Dienst": "user"}
_NARROW: Final = {"ganztägig": "0–24"}
"""What is said in words, as it is written where these have no room: in numbers, that hold on days of 23 hours too."""
_TO: Final = "–"
DAY_ROLE: Final = Qt.ItemDataRole.UserRole
_Index = QModelIndex | QPersistentModelIndex
_Wide = Callable[[str], int]
"""Says how wide a text is."""


class Line(NamedTuple):
    """A line of a day."""

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
        day, look = index.data(DAY_ROLE), theme.current()
        # The line of the table's grid is within its columns.
        lines = len(lines_of(day, option.rect.width() - 1)) if isinstance(day, Day) else 1
        return QSize(0, lines * look.drawings.lettering("small").height + 2 * look.px(_EDGE))

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
        drawings, edge, icon = look.drawings, look.px(_EDGE), look.px(_ICON)
        top = cell.top() + edge
        for line in lines_of(day, cell.width()):
            role = "strong" if line.strong else "small"
            letters = drawings.lettering(role)
            painter.setFont(letters.font)
            left = cell.left() + edge
            colour = "on_selected" if selected else line.colour
            painter.setPen(drawings.colour(colour))
            if line.icon:
                place = QRect(left, top + (letters.height - icon) // 2, icon, icon)
                painter.drawPixmap(place, self._icon(line.icon, colour))
                left += icon + look.px(_BETWEEN)
            room = cell.right() - edge - left
            fits = drawings.advance(role, line.text) <= room
            # Eliding cuts a text that has just the room it needs.
            text = line.text if fits else letters.metrics.elidedText(line.text, Qt.TextElideMode.ElideRight, room)
            painter.drawText(QRect(left, top, room, letters.height), Qt.AlignmentFlag.AlignLeft, text)
            top += letters.height

    def _icon(self, name: str, colour: str) -> QPixmap:
        """Give an icon; drawing one anew for each cell takes longer than all the rest."""
        look = theme.current()
        known = name, look.tokens.named(colour), look.px(_ICON)
        if known not in self._icons:
            self._icons[known] = look.pixmap(name, colour, _ICON)
        return self._icons[known]


def lines_of(day: Day, width: int) -> list[Line]:
    """Give the lines of a day in a cell of a width."""
    look = theme.current()
    wide, room = partial(look.drawings.advance, "small"), width - 2 * look.px(_EDGE)
    return [*_head(day, room), *(line for one in _blocks(day) for line in one.lines(wide, room))]


def _head(day: Day, room: int) -> Iterator[Line]:
    colour = "text" if day.inside else "text2"
    number = str(day.date.day) if day.inside else day.date.strftime("%d.%m.")
    both = " · ".join((number, tr("heute"))) if day.today else number
    fits = not day.today or theme.current().drawings.advance("strong" if day.inside else "small", both) <= room
    for text in (both,) if fits else (number, tr("heute")):
        yield Line(text, "", colour, strong=day.inside)


class _Block(NamedTuple):
    """A shift or a gap: its times, whose it is, and what has to be known of it."""

    times: str
    name: str
    icon: str
    colour: str

    def lines(self, wide: _Wide, room: int) -> list[Line]:
        """Give its lines; the icon stands beside the first it has room at, the name's before those of the times.

        Where none has any the times go on in a second line to make some: an icon on a line of its own is nobody's.
        """
        look = theme.current()
        beside = room - (look.px(_ICON) + look.px(_BETWEEN) if self.icon else 0)
        parted = _parted_name(self.name, wide, beside)
        name = parted if len(parted) > 1 else _parted_name(self.name, wide, room)
        times = _parted_times(self.times, wide, room)
        if self.icon and not any(wide(text) <= beside for text in (*name, *times)):
            times = _parted_times(self.times, wide, beside)
        texts = (*times, *name)
        lines = [Line(text, "", self.colour) for text in texts]
        if not self.icon:
            return lines
        order = (*range(len(times), len(texts)), *range(len(times)))
        at = next((one for one in order if wide(texts[one]) <= beside), None)
        if at is None:
            return [Line("", self.icon, self.colour), *lines]
        lines[at] = lines[at]._replace(icon=self.icon)
        return lines


def _blocks(day: Day) -> Iterator[_Block]:
    for gap in day.gaps:
        yield _Block(clocks_on(gap.span, day.date), tr("offen"), "triangle-alert", "warn")
    for one in day.entries:
        yield _Block(one.time, one.name, _MARKS.get(one.mark, ""), "text" if day.inside else "text2")


def _parted_times(times: str, wide: _Wide, room: int) -> list[str]:
    if wide(tr(times)) <= room:
        return [tr(times)]
    begin, to, end = _NARROW.get(times, times).partition(_TO)
    short = f"{begin}{to}{end}"
    return [short] if wide(short) <= room or not end else [f"{begin}{to}", end]


def _parted_name(name: str, wide: _Wide, room: int) -> list[str]:
    """Part a name that is too long between two of its words, as late as the first line allows."""
    if not name or wide(name) <= room:
        return [name] if name else []
    words = name.split(" ")
    fits = [count for count in range(1, len(words)) if wide(" ".join(words[:count])) <= room]
    return [" ".join(words[: fits[-1]]), " ".join(words[fits[-1] :])] if fits else [name]

"""Paints a card of the list: who to whom, what, and chips with word and icon. All rows have the same height.

Painted rather than built of widgets: a list of 100,000 scrolls as one of ten. What does not fit is shortened with dots,
and whole in the tool tip and in what is spoken.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPen, QPixmap
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from desktop.domain.said import Said
from desktop.presenters.chips import Chip
from desktop.presenters.notification_cards import Card
from desktop.ui import chip_painting
from desktop.ui.notification_model import CARD
from desktop.ui.shortening import shortened
from desktop.ui.theme import theme
from desktop.ui.words import tr

_PADDING: Final = 12
_BETWEEN: Final = 4
_BAR: Final = 3
_LAID_OUT: Final = 60
"""So many cards are kept as they are laid out: a few windows full."""
_Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class _Written:
    """A text in a card, and where it begins; the height is that of its feet."""

    role: str
    colour: str
    left: int
    foot: int
    text: str


@dataclass(frozen=True, slots=True)
class _LaidOut:
    """What stands where in a card of a width, from its upper left corner: nothing is left to be measured."""

    words: tuple[_Written, ...]
    chips: tuple[tuple[int, int, QPixmap], ...]


class NotificationDelegate(QStyledItemDelegate):
    """Paints cards."""

    def __init__(self, parent: QObject | None = None) -> None:
        """Paint with the present theme."""
        super().__init__(parent)
        self._theme = theme.current()
        self._drawings = self._theme.drawings
        self._kept: OrderedDict[tuple[Card, int, bool, float], _LaidOut] = OrderedDict()

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        """Give the one height of all rows: three lines and their air."""
        small, body = (self._theme.drawings.lettering(role).height for role in ("small", "body"))
        return QSize(0, small + body + chip_painting.height() + self._theme.px(2 * _PADDING + 2 * _BETWEEN))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Paint one card."""
        card = index.data(CARD)
        if not isinstance(card, Card):
            return
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        rect = QRect(option.rect)
        painter.save()
        self._background(painter, rect, card, selected=selected)
        if option.state & QStyle.StateFlag.State_HasFocus:
            self._focus(painter, rect, selected=selected)
        self._contents(painter, rect, card, selected=selected)
        painter.restore()

    def _background(self, painter: QPainter, rect: QRect, card: Card, *, selected: bool) -> None:
        left, top, width, height = rect.left(), rect.top(), rect.width(), rect.height()
        colour = self._theme.drawings.colour
        painter.fillRect(left, top, width, height - 1, colour(_ground(selected=selected)))
        painter.fillRect(left, top + height - 1, width, 1, colour("subtle"))
        if card.unread:
            painter.fillRect(left, top, self._theme.px(_BAR), height, colour("accent"))

    def _focus(self, painter: QPainter, rect: QRect, *, selected: bool) -> None:
        width = self._theme.px(self._theme.tokens.focus_width)
        pen = QPen(self._theme.drawings.colour(self._ring(selected=selected)), width)
        pen.setJoinStyle(Qt.PenJoinStyle.MiterJoin)
        half = width / 2
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(pen)
        painter.drawRect(QRectF(rect).adjusted(half, half, -half, -half))

    def _ring(self, *, selected: bool) -> str:
        """Give the colour of the ring: on the ground of the contrast theme's selection its usual one does not show."""
        tokens = self._theme.tokens
        return "on_selected" if selected and tokens.selected == tokens.accent else "focus"

    def _contents(self, painter: QPainter, rect: QRect, card: Card, *, selected: bool) -> None:
        drawings, left, top = self._theme.drawings, rect.left(), rect.top()
        laid_out = self._laid_out(card, rect.width(), painter.device().devicePixelRatioF(), selected=selected)
        font = colour = ""
        for one in laid_out.words:
            if one.role != font:
                font = one.role
                painter.setFont(drawings.lettering(font).font)
            if one.colour != colour:
                colour = one.colour
                painter.setPen(drawings.colour(colour))
            painter.drawText(left + one.left, top + one.foot, one.text)
        for beside, below, picture in laid_out.chips:
            painter.drawPixmap(left + beside, top + below, picture)

    def _laid_out(self, card: Card, width: int, ratio: float, *, selected: bool) -> _LaidOut:
        """Give a card laid out; one that is painted again stays as it is, until the appearance is another."""
        if self._drawings is not self._theme.drawings:
            self._drawings = self._theme.drawings
            self._kept.clear()
        key = (card, width, selected, ratio)
        found = self._kept.get(key)
        if found is None:
            found = self._kept[key] = self._lay_out(card, width, ratio, selected=selected)
            if len(self._kept) > _LAID_OUT:
                self._kept.popitem(last=False)
        return found

    def _lay_out(self, card: Card, width: int, ratio: float, *, selected: bool) -> _LaidOut:
        around, between = self._theme.px(_PADDING), self._theme.px(_BETWEEN)
        left, right = around + self._theme.px(_BAR), width - around
        faint, text = ("on_selected", "on_selected") if selected else ("text2", "text")
        title = "strong" if card.unread else "body"
        small, body = (self._theme.drawings.lettering(role).height for role in ("small", title))
        second = around + small + between
        time = self._at_end(right, around, tr(card.time), faint)
        words = (
            time,
            self._at_begin((left, time.left - around), around, _route(card), ("small", faint)),
            self._at_begin((left, right), second, card.title, (title, text)),
        )
        chips = self._chips((left, right), second + body + between, card.chips, (_ground(selected=selected), ratio))
        return _LaidOut(words, tuple(chips))

    def _at_end(self, right: int, top: int, text: str, colour: str) -> _Written:
        """Lay out a text that ends at the right."""
        drawings = self._theme.drawings
        return _Written(
            "small", colour, right - drawings.advance("small", text), top + drawings.lettering("small").ascent, text
        )

    def _at_begin(self, edges: tuple[int, int], top: int, text: str, how: tuple[str, str]) -> _Written:
        """Lay out a text between two edges, shortened where it does not fit; `how` are its role and its colour."""
        (left, right), (role, colour) = edges, how
        letters = self._theme.drawings.lettering(role)
        return _Written(role, colour, left, top + letters.ascent, shortened(text, letters.metrics, right - left))

    def _chips(
        self, edges: tuple[int, int], top: int, chips: tuple[Chip, ...], how: tuple[str, float]
    ) -> Iterator[tuple[int, int, QPixmap]]:
        """Lay the chips out side by side; what does not fit is shortened, and what has no room at all is left out."""
        (left, right), (ground, ratio) = edges, how
        gap, least = self._theme.px(_BETWEEN + 2), chip_painting.least_width()
        for chip, wanted in zip(chips, chip_painting.widths(chips, right - left, gap), strict=True):
            room = min(wanted, right - left)
            if room < least:
                return
            picture, taken = chip_painting.picture(chip, room, ground, ratio)
            yield left, top, picture
            left += taken + gap


def _route(card: Card) -> str:
    """Give who told whom, whose names no language changes; where a sentence was said instead, that in this one."""
    return tr(card.route) if isinstance(card.route, Said) else card.route


def _ground(*, selected: bool) -> str:
    """Give the name of the colour a card stands on."""
    return "selected" if selected else "surface"

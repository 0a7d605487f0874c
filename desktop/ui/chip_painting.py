"""Paints a chip: icon and word on a tinted ground, never a colour alone. Lists and details show the same chips."""

from __future__ import annotations

from collections.abc import Sequence
from math import ceil
from typing import Final

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QFontMetrics, QFontMetricsF, QPainter, QPainterPath, QPen

from desktop.presenters.chips import Chip
from desktop.ui.shortening import shortened
from desktop.ui.theme import theme
from desktop.ui.theme.tokens import RADIUS_CHIP
from desktop.ui.words import tr

_PADDING: Final = 6
_ICON: Final = 14
_ABOVE: Final = 2
_KEPT: Final = 0.6
"""How much of a chip is left when it gives way; with less it would say too little."""


def height() -> int:
    """Give the height of every chip."""
    shown = theme.current()
    return max(QFontMetrics(shown.font("small")).height(), shown.px(_ICON)) + 2 * shown.px(_ABOVE)


def least_width() -> int:
    """Give the width below which a chip says nothing any more."""
    return theme.current().px(2 * _PADDING + 3 * _ICON)


def width(chip: Chip) -> int:
    """Give the width of a chip with its whole text."""
    shown = theme.current()
    return 3 * shown.px(_PADDING) + shown.px(_ICON) + _advance(tr(chip.text))


def widths(chips: Sequence[Chip], room: int, between: int) -> list[int]:
    """Give the widths of chips side by side; where they do not all fit, the widest gives way if it can keep enough."""
    found = [width(chip) for chip in chips]
    over = sum(found) + between * (len(found) - 1) - room
    widest = max(range(len(found)), key=found.__getitem__, default=0)
    if over > 0 and found[widest] - over >= found[widest] * _KEPT:
        found[widest] -= over
    return found


def paint(painter: QPainter, room: QRect, chip: Chip) -> int:
    """Paint a chip at the left of a rectangle of its height, shortened where it does not fit; gives its width."""
    shown = theme.current()
    padding, side, font = shown.px(_PADDING), shown.px(_ICON), shown.font("small")
    before = 2 * padding + side
    metrics = QFontMetrics(font)
    text = shortened(chip.text, metrics, room.width() - before - padding)
    wide = min(before + _advance(text) + padding, room.width())
    box = QRect(room.left(), room.top(), wide, room.height())
    colour = shown.colour(chip.tone)
    _ground(painter, box, chip)
    icon = QRect(box.left() + padding, box.top() + (box.height() - side) // 2, side, side)
    painter.drawPixmap(icon, shown.pixmap(chip.icon, chip.tone, _ICON))
    painter.setPen(colour)
    painter.setFont(font)
    painter.drawText(box.adjusted(before, 0, 0, 0), Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, text)
    return box.width()


def _advance(text: str) -> int:
    """Give the width of a text; rounded up, for a text given a hair too little room is shortened."""
    return ceil(QFontMetricsF(theme.current().font("small")).horizontalAdvance(text)) + 1


def _ground(painter: QPainter, box: QRect, chip: Chip) -> None:
    """Paint what a chip stands on; where themes differ in nothing but contrast, a line marks its edge."""
    shown = theme.current()
    shape, radius = QPainterPath(), shown.px(RADIUS_CHIP)
    shape.addRoundedRect(QRectF(box).adjusted(0.5, 0.5, -0.5, -0.5), radius, radius)
    painter.fillPath(shape, shown.colour(f"{chip.tone}_back"))
    if shown.colour(f"{chip.tone}_back") == shown.colour("surface"):
        painter.setPen(QPen(shown.colour(chip.tone), 1))
        painter.drawPath(shape)

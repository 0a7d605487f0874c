"""Paints a chip: icon and word on a tinted ground, never a colour alone. Lists and details show the same chips."""

from __future__ import annotations

from collections.abc import Sequence
from math import ceil
from typing import Final

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPen, QPixmap

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
    return max(shown.drawings.lettering("small").height, shown.px(_ICON)) + 2 * shown.px(_ABOVE)


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
    padding, side = shown.px(_PADDING), shown.px(_ICON)
    text, wide = _fitted(chip, room.width())
    box = QRect(room.left(), room.top(), wide, room.height())
    _ground(painter, box, chip)
    icon = QRect(box.left() + padding, box.top() + (box.height() - side) // 2, side, side)
    painter.drawPixmap(icon, shown.pixmap(chip.icon, chip.tone, _ICON))
    painter.setPen(shown.drawings.colour(chip.tone))
    painter.setFont(shown.drawings.lettering("small").font)
    words = box.adjusted(2 * padding + side, 0, 0, 0)
    painter.drawText(words, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, text)
    return wide


def picture(chip: Chip, room: int, ground: str, ratio: float) -> tuple[QPixmap, int]:
    """Give a chip as a picture on a ground, as fine as a screen asks for, and its width; the same chip comes often."""
    text, wide = _fitted(chip, room)
    key = (text, chip.icon, chip.tone, wide, ground, ratio)
    return theme.current().drawings.picture(key, lambda: _pictured(chip, wide, ground, ratio)), wide


def _pictured(chip: Chip, wide: int, ground: str, ratio: float) -> QPixmap:
    box = QRect(0, 0, wide, height())
    made = QPixmap(ceil(wide * ratio), ceil(box.height() * ratio))
    made.setDevicePixelRatio(ratio)
    # On a ground that is not transparent letters are drawn as finely as on the card itself.
    made.fill(theme.current().drawings.colour(ground))
    painter = QPainter(made)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    paint(painter, box, chip)
    painter.end()
    return made


def _fitted(chip: Chip, room: int) -> tuple[str, int]:
    """Give the text that fits into so much room, and how wide the chip becomes."""
    shown = theme.current()
    padding = shown.px(_PADDING)
    beside = 3 * padding + shown.px(_ICON)
    text = shortened(chip.text, shown.drawings.lettering("small").metrics, room - beside)
    return text, min(beside + _advance(text), room)


def _advance(text: str) -> int:
    return theme.current().drawings.advance("small", text)


def _ground(painter: QPainter, box: QRect, chip: Chip) -> None:
    """Paint what a chip stands on; where themes differ in nothing but contrast, a line marks its edge."""
    shown = theme.current()
    shape, radius = QPainterPath(), shown.px(RADIUS_CHIP)
    shape.addRoundedRect(QRectF(box).adjusted(0.5, 0.5, -0.5, -0.5), radius, radius)
    painter.fillPath(shape, shown.colour(f"{chip.tone}_back"))
    if shown.colour(f"{chip.tone}_back") == shown.colour("surface"):
        painter.setPen(QPen(shown.colour(chip.tone), 1))
        painter.drawPath(shape)

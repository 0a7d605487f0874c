"""What tests see of a widget: its pixels as colours, and how they differ."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from PySide6.QtCore import QRect
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QWidget

from desktop.ui.theme.contrast import ratio


def seen(widget: QWidget) -> QImage:
    """A widget as it stands in its window."""
    window = widget.window()
    place = QRect(widget.mapTo(window, widget.rect().topLeft()), widget.size())
    return window.grab(place).toImage().convertToFormat(QImage.Format.Format_RGB32)


def pixels(image: QImage) -> Iterator[str]:
    """The colours of an image, row by row."""
    for y in range(image.height()):
        for x in range(image.width()):
            yield image.pixelColor(x, y).name()


def pixels_that_stand_out(before: QImage, after: QImage, least: float = 3.0) -> int:
    """How many pixels changed so much that the change reaches a contrast."""
    return sum(contrast(one, other) >= least for one, other in zip(pixels(before), pixels(after), strict=True))


def pixels_that_show(image: QImage, ground: str, least: float = 3.0) -> int:
    """How many pixels reach a contrast against the ground they stand on."""
    return sum(contrast(one, ground) >= least for one in pixels(image))


@lru_cache(maxsize=4096)
def contrast(one: str, other: str) -> float:
    """The contrast of two colours, reckoned once for a pair."""
    return ratio(QColor(one), QColor(other))

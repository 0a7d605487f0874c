"""Shortens a text that does not fit: of texts put side by side the longest gives way, so that the others stay whole.

A title says what, how many and where; cut at its end it would say the same for every child of a district.
"""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics

from desktop.domain.said import SEPARATOR, parts
from desktop.ui.words import tr

_LEAST_LETTERS: Final = 6
_END: Final = Qt.TextElideMode.ElideRight


def shortened(text: str, metrics: QFontMetrics, room: int) -> str:
    """Give a text translated, in so many pixels: whole, or its longest part with dots, or cut at its end."""
    whole = tr(text)
    if metrics.horizontalAdvance(whole) <= room:
        return whole
    shown = [tr(part) for part in parts(text)]
    longest = max(range(len(shown)), key=lambda index: metrics.horizontalAdvance(shown[index]))
    rest = SEPARATOR.join("" if index == longest else part for index, part in enumerate(shown))
    left = room - metrics.horizontalAdvance(rest)
    if left < _LEAST_LETTERS * metrics.averageCharWidth():
        return metrics.elidedText(whole, _END, room)
    shown[longest] = metrics.elidedText(shown[longest], _END, left)
    return SEPARATOR.join(shown)

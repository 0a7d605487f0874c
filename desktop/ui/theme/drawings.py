"""What painters draw with, made once for an appearance: colours, letters with their measures, and small pictures.

Each call into Qt may give Python's lock away, and with it the turn: a list of cards painted with thousands of them
stands still while others work. It is thrown away as a whole when the appearance changes; nothing here may be altered.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Hashable
from dataclasses import dataclass
from math import ceil
from typing import Final

from PySide6.QtGui import QColor, QFont, QFontMetrics, QFontMetricsF, QPixmap

from desktop.ui.theme import fonts
from desktop.ui.theme.tokens import Tokens

_PICTURES: Final = 96
"""How many are kept: the chips of a few pages of cards, half a megabyte."""
_ADVANCES: Final = 2000


@dataclass(frozen=True, slots=True)
class Lettering:
    """A font and its measures in pixels."""

    font: QFont
    metrics: QFontMetrics
    exact: QFontMetricsF
    height: int
    ascent: int


class Drawings:
    """The drawing things of one appearance at one scale."""

    def __init__(self, tokens: Tokens, scale: float) -> None:
        """Make nothing before it is asked for."""
        self._tokens = tokens
        self._scale = scale
        self._colours: dict[str, QColor] = {}
        self._letterings: dict[str, Lettering] = {}
        self._advances: dict[tuple[str, str], int] = {}
        self._pictures: OrderedDict[Hashable, QPixmap] = OrderedDict()

    def colour(self, name: str) -> QColor:
        """Give the colour of a token; raises `KeyError` for a name that is none."""
        if name not in self._colours:
            self._colours[name] = QColor(self._tokens.named(name))
        return self._colours[name]

    def lettering(self, role: str) -> Lettering:
        """Give the font of a role with its measures."""
        if role not in self._letterings:
            font = fonts.font(role, self._scale)
            metrics = QFontMetrics(font)
            self._letterings[role] = Lettering(font, metrics, QFontMetricsF(font), metrics.height(), metrics.ascent())
        return self._letterings[role]

    def advance(self, role: str, text: str) -> int:
        """Give the width of a text; rounded up, for a text given a hair too little room is shortened."""
        key = (role, text)
        if key not in self._advances:
            if len(self._advances) >= _ADVANCES:
                self._advances.clear()
            self._advances[key] = ceil(self.lettering(role).exact.horizontalAdvance(text)) + 1
        return self._advances[key]

    def picture(self, key: Hashable, make: Callable[[], QPixmap]) -> QPixmap:
        """Give the picture of a key, made where it is not there; those not asked for longest make room."""
        if key not in self._pictures:
            self._pictures[key] = make()
            if len(self._pictures) > _PICTURES:
                self._pictures.popitem(last=False)
        self._pictures.move_to_end(key)
        return self._pictures[key]

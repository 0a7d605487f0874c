"""What is seen of a window, by its pixels and its palette: how much words, shapes and the focus stand out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from functools import lru_cache
from hashlib import blake2b
from typing import Final

from PySide6.QtCore import QRect
from PySide6.QtGui import QColor, QImage, QPalette
from PySide6.QtWidgets import QWidget

from desktop.ui.theme.contrast import ratio
from tests.helpers.accessible import place

TEXT: Final = 4.5
SHAPE: Final = 3.0
FEW: Final = 3
"""So many pixels may look like anything: the edges of letters are blurred."""
_STRIP: Final = 128
"""So many bytes of a picture are compared at once."""
_Role = QPalette.ColorRole
PAIRS: Final = (
    (_Role.WindowText, _Role.Window),
    (_Role.Text, _Role.Base),
    (_Role.Text, _Role.AlternateBase),
    (_Role.ButtonText, _Role.Button),
    (_Role.HighlightedText, _Role.Highlight),
    (_Role.PlaceholderText, _Role.Base),
    (_Role.ToolTipText, _Role.ToolTipBase),
    (_Role.Link, _Role.Base),
)
"""What a palette draws on what."""


def faint_palette(palette: QPalette) -> list[str]:
    """Find pairs of a palette that cannot be read."""
    found = []
    for text, ground in PAIRS:
        reached = ratio(palette.color(text), palette.color(ground))
        if reached < TEXT:
            found.append(f"{text.name} on {ground.name} has {reached:.1f}:1")
    return found


def seen(widget: QWidget, around: int = 0) -> QImage:
    """What a widget looks like where it stands in its window, with a little around it if that is wished."""
    window = widget.window()
    rect = place(widget).adjusted(-around, -around, around, around).intersected(window.rect())
    return window.grab(rect).toImage().convertToFormat(QImage.Format.Format_RGB32)


@lru_cache(maxsize=65_536)
def contrast(one: int, other: int) -> float:
    """The contrast of two pixels, reckoned once for a pair."""
    return ratio(QColor.fromRgb(one), QColor.fromRgb(other))


def pixels(image: QImage) -> memoryview:
    """The pixels of a picture, row by row, each as a number; a copy, for the picture may go before they do."""
    return memoryview(bytes(image.constBits())).cast("I")


def names_of(image: QImage) -> Iterator[str]:
    """The colours of a picture by their names, row by row."""
    return map(_name, pixels(image))


@lru_cache(maxsize=65_536)
def _name(pixel: int) -> str:
    """The name of a colour, asked of Qt once: a picture has many pixels and few colours."""
    return QColor.fromRgb(pixel).name()


def strongest(image: QImage, rect: QRect, *, inset: int = 0) -> float:
    """The contrast between the ground of a part and what stands out most from it; single pixels do not count."""
    part = image.copy(rect.adjusted(inset, inset, -inset, -inset)).convertToFormat(QImage.Format.Format_RGB32)
    looks = bytes(part.constBits())
    sum_ = blake2b(looks).digest()
    if sum_ not in _RECKONED:
        _RECKONED[sum_] = _strongest(Counter(memoryview(looks).cast("I")))
    return _RECKONED[sum_]


_RECKONED: Final[dict[bytes, float]] = {}
"""What was reckoned before: bars and lists look the same on most screens."""


def _strongest(found: Counter[int]) -> float:
    ground = found.most_common(1)[0][0]
    left = FEW
    for reached, count in sorted(((contrast(one, ground), count) for one, count in found.items()), reverse=True):
        left -= count
        if left <= 0:
            return reached
    return 1.0


def edge(image: QImage, rect: QRect) -> float:
    """The contrast between what lies around a part and the strongest line along its left side."""
    outside = image.pixel(max(rect.left() - 2, 0), rect.center().y())
    return max(contrast(image.pixel(rect.left() + step, rect.center().y()), outside) for step in range(4))


def pixels_that_stand_out(before: QImage, after: QImage, least: float = SHAPE) -> int:
    """How many pixels changed so much that the change reaches a contrast."""
    changed = _changed(bytes(before.constBits()), bytes(after.constBits()))
    return sum(count for (one, other), count in changed.items() if contrast(one, other) >= least)


def _changed(old: bytes, new: bytes) -> Counter[tuple[int, int]]:
    """How often a pixel is another now, as it was and as it is; what stayed the same is passed over a strip at once."""
    assert len(old) == len(new)
    was, now = bytearray(), bytearray()
    for start in range(0, len(old), _STRIP):
        one, other = old[start : start + _STRIP], new[start : start + _STRIP]
        if one != other:
            was += one
            now += other
    # Pixels beside them that stayed the same are counted too: they have no contrast with themselves.
    return Counter(zip(memoryview(was).cast("I"), memoryview(now).cast("I"), strict=True))


def pixels_that_show(image: QImage, ground: str, least: float = SHAPE) -> int:
    """How many pixels reach a contrast against the ground they stand on."""
    under = QColor(ground).rgb()
    return sum(count for one, count in Counter(pixels(image)).items() if contrast(one, under) >= least)

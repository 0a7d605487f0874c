"""The icons: Lucide's lines, tinted when they are asked for. An icon carries no name; its widget says what it means.

Colours come in as parameters; nothing here knows the theme.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Final

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import QGuiApplication, QIcon, QImage, QPainter, QPixmap, QPixmapCache
from PySide6.QtSvg import QSvgRenderer

_FILES: Final = Path(__file__).parent / "icons"
_SIDE: Final = 24
_RATIOS: Final = (1.0, 2.0)


def names() -> tuple[str, ...]:
    """Return the names of all icons there are."""
    return tuple(sorted(file.stem for file in _FILES.glob("*.svg")))


@lru_cache(maxsize=256)
def svg(name: str, colour: str) -> str:
    """Return an icon's drawing in a colour; raises `FileNotFoundError` for a name that is none."""
    return (_FILES / f"{name}.svg").read_text(encoding="utf-8").replace("currentColor", colour)


def sized(drawing: str, size: int, before: int, fineness: int) -> str:
    """Return a drawing for so many pixels with room before it, each so many times as fine."""
    around = round(_SIDE * before / size, 2)
    for whole, part in (
        (f'width="{_SIDE}"', f'width="{(size + before) * fineness}"'),
        (f'height="{_SIDE}"', f'height="{size * fineness}"'),
        (f'viewBox="0 0 {_SIDE}', f'viewBox="-{around} 0 {_SIDE + around}'),
    ):
        drawing = drawing.replace(whole, part, 1)
    return drawing


def pixmap(name: str, colour: str, size: int, *, ratio: float | None = None, room: int = 0) -> QPixmap:
    """Return an icon as a picture of so many pixels with room beside it, as fine as the screen unless told."""
    fineness = ratio or max(1.0, QGuiApplication.primaryScreen().devicePixelRatio())
    key = f"theme/{name}/{colour}/{size}/{room}/{fineness}"
    found = QPixmap()
    if not QPixmapCache.find(key, found):
        found = _drawn(svg(name, colour), QSize(size + room, size), fineness)
        QPixmapCache.insert(key, found)
    return found


@dataclass(frozen=True, slots=True)
class Tints:
    """The colours of an icon: as it is, and on a widget that is disabled or checked."""

    plain: str
    disabled: str
    checked: str


def icon(name: str, tints: Tints, size: int, *, room: int = 0) -> QIcon:
    """Return an icon in its colours, with so much room beside it."""
    made = QIcon()
    states = (
        (tints.plain, QIcon.Mode.Normal, QIcon.State.Off),
        (tints.disabled, QIcon.Mode.Disabled, QIcon.State.Off),
        (tints.checked, QIcon.Mode.Normal, QIcon.State.On),
    )
    for tint, mode, state in states:
        for ratio in _RATIOS:
            made.addPixmap(pixmap(name, tint, size, ratio=ratio, room=room), mode, state)
    return made


def _drawn(drawing: str, size: QSize, ratio: float) -> QPixmap:
    side = math.ceil(size.height() * ratio)
    image = QImage(QSize(math.ceil(size.width() * ratio), side), QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    QSvgRenderer(QByteArray(drawing.encode())).render(painter, QRectF(0, 0, side, side))
    painter.end()
    image.setDevicePixelRatio(ratio)
    return QPixmap.fromImage(image)

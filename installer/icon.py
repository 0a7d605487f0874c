"""The icon of the programs for Windows, made of the one drawing there is (SVG) whenever they are frozen.

An .ico is a table of pictures, each of them a whole PNG. Nothing of it lies in the tree.
"""

from __future__ import annotations

import struct
from pathlib import Path
from typing import Final

from PySide6.QtCore import QBuffer, QByteArray, QIODevice
from PySide6.QtGui import QImage, QImageWriter, QPainter
from PySide6.QtSvg import QSvgRenderer

from installer.package import LINUX

DRAWING: Final = (
    LINUX
    / "client"
    / "usr"
    / "share"
    / "icons"
    / "hicolor"
    / "scalable"
    / "apps"
    / "de.schutzbruecke.Schutzbruecke.svg"
)
ICON: Final = "schutzbruecke.ico"
SIZES: Final = (16, 20, 24, 32, 40, 48, 64, 256)
"""What Windows asks for, from the title bar to the largest tile, at any scale of the screen."""
_HEAD: Final = struct.Struct("<HHH")
_ENTRY: Final = struct.Struct("<BBBBHHII")
_KIND, _PLANES, _BITS = 1, 1, 32


def write_icon(place: Path) -> Path:
    """Write the icon into a folder; gives its file."""
    place.mkdir(parents=True, exist_ok=True)
    file = place / ICON
    file.write_bytes(icon(DRAWING))
    return file


def icon(drawing: Path) -> bytes:
    """Make an icon of a drawing, in all sizes."""
    pictures = [_picture(drawing, size) for size in SIZES]
    begins = _HEAD.size + len(pictures) * _ENTRY.size
    entries = b""
    for size, picture in zip(SIZES, pictures, strict=True):
        # A side of 256 is written as 0: there is one byte for it.
        entries += _ENTRY.pack(size % 256, size % 256, 0, 0, _PLANES, _BITS, len(picture), begins)
        begins += len(picture)
    return _HEAD.pack(0, _KIND, len(pictures)) + entries + b"".join(pictures)


def _picture(drawing: Path, size: int) -> bytes:
    image = QImage(size, size, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(0)
    painter = QPainter(image)
    QSvgRenderer(str(drawing)).render(painter)
    painter.end()
    content = QByteArray()
    buffer = QBuffer(content)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    QImageWriter(buffer, QByteArray(b"png")).write(image)
    return bytes(content.data())

"""Reads the QR code in a picture: the content of an invite's file, photographed or sent as an image.

A picture comes from outside, so only two formats are read, up to a size. What the content means is not decided here.
"""

from __future__ import annotations

from typing import Final

import zxingcpp
from PySide6.QtCore import QBuffer, QByteArray
from PySide6.QtGui import QImage, QImageReader

from desktop.domain.refused import Refused

PICTURE_BYTES: Final = 16 * 1024 * 1024
_MOST_POINTS: Final = 40_000_000
_STARTS: Final = {b"\x89PNG\r\n\x1a\n": b"png", b"\xff\xd8\xff": b"jpeg"}


def is_picture(content: bytes) -> bool:
    """Say whether a file's content begins like a picture that can be read."""
    return _format(content) != b""


def read_code(content: bytes) -> bytes:
    """Give what the QR code in a picture says.

    Raises `Refused` (`file_too_large`, `picture_unreadable`, `picture_without_code`).
    """
    if len(content) > PICTURE_BYTES:
        raise Refused("file_too_large", "Das Bild ist zu groß.", field="file")
    found = zxingcpp.read_barcodes(_points(_picture(content)), formats=zxingcpp.BarcodeFormats([_QR]))
    if len(found) != 1 or not found[0].bytes:
        raise Refused("picture_without_code", "In dem Bild ist kein lesbarer QR-Code.", field="file")
    return bytes(found[0].bytes)


def _picture(content: bytes) -> QImage:
    buffer = QBuffer()
    buffer.setData(QByteArray(content))
    reader = QImageReader(buffer, QByteArray(_format(content)))
    reader.setAutoTransform(True)
    size = reader.size()
    if not size.isValid() or size.width() * size.height() > _MOST_POINTS:
        raise _unreadable()
    image = reader.read()
    if image.isNull():
        raise _unreadable()
    return image.convertToFormat(QImage.Format.Format_Grayscale8)


def _points(image: QImage) -> memoryview:
    """Give the brightness of every point, line by line, without what fills the lines up."""
    width, height, step = image.width(), image.height(), image.bytesPerLine()
    raw = bytes(image.constBits())
    lines = b"".join(raw[line * step : line * step + width] for line in range(height))
    return memoryview(lines).cast("B", (height, width))


def _format(content: bytes) -> bytes:
    return next((name for start, name in _STARTS.items() if content.startswith(start)), b"")


def _unreadable() -> Refused:
    return Refused("picture_unreadable", "Das Bild lässt sich nicht lesen.", field="file")


_QR: Final = zxingcpp.BarcodeFormat.QRCode

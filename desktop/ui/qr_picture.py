"""Reads the QR code in a picture: the content of an invite's file, photographed or sent as an image.

A picture comes from outside, so only two formats are read, up to a size. What the content means is not decided here.
"""

from __future__ import annotations

from typing import Final

import zxingcpp
from PySide6.QtGui import QImage

from desktop.domain.refused import Refused
from desktop.ui.image_reading import read_image

PICTURE_BYTES: Final = 16 * 1024 * 1024
_LONGEST_SIDE: Final = 4000
"""Pixels: a code that fills a page is read from far fewer."""
_STARTS: Final = (b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff")


def is_picture(content: bytes) -> bool:
    """Say whether a file's content begins like a picture that can be read."""
    return content.startswith(_STARTS)


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
    if not is_picture(content):
        raise _unreadable()
    try:
        image = read_image(content, _LONGEST_SIDE)
    except Refused as refused:
        raise _unreadable() from refused
    return image.convertToFormat(QImage.Format.Format_Grayscale8)


def _points(image: QImage) -> memoryview:
    """Give the brightness of every point, line by line, without what fills the lines up."""
    width, height, step = image.width(), image.height(), image.bytesPerLine()
    raw = bytes(image.constBits())
    lines = b"".join(raw[line * step : line * step + width] for line in range(height))
    return memoryview(lines).cast("B", (height, width))


def _unreadable() -> Refused:
    return Refused("picture_unreadable", "Das Bild lässt sich nicht lesen.", field="file")


_QR: Final = zxingcpp.BarcodeFormat.QRCode

"""Writes a QR code as a picture, so that content can be photographed from a screen or from paper.

The picture is a grey PNG made here: a whole library for pictures would be a great deal for this.
"""

from __future__ import annotations

import struct
import zlib
from typing import Any, Final

import zxingcpp

_POINTS: Final = 6
"""Points of the picture for each module of the code, large enough for a camera."""
_QUIET: Final = 4
"""Modules of white around the code, as its standard asks for."""
_WHITE: Final = 0xFF
_SIGNATURE: Final = b"\x89PNG\r\n\x1a\n"
_GREY: Final = struct.pack(">5B", 8, 0, 0, 0, 0)


def qr_png(content: bytes) -> bytes:
    """Give a PNG with a QR code that says the content byte for byte."""
    made = zxingcpp.create_barcode(content, zxingcpp.BarcodeFormat.QRCode, ec_level="M")
    # Its type says nothing of the buffer it is before Python 3.12.
    drawn: Any = zxingcpp.write_barcode_to_image(made, add_quiet_zones=False)
    code = memoryview(drawn)
    side = code.shape[0] if code.shape else 0
    modules = code.tobytes()
    width = (side + 2 * _QUIET) * _POINTS
    lines = [_line(modules[row * side : (row + 1) * side]) for row in range(side)]
    blank = [bytes([_WHITE]) * width] * (_QUIET * _POINTS)
    return _png(width, [*blank, *(line for line in lines for _ in range(_POINTS)), *blank])


def _line(modules: bytes) -> bytes:
    """Give a line of points for a row of modules, with the white beside it."""
    quiet = bytes([_WHITE]) * _QUIET
    return b"".join(bytes([module]) * _POINTS for module in quiet + modules + quiet)


def _png(width: int, lines: list[bytes]) -> bytes:
    header = struct.pack(">II", width, len(lines)) + _GREY
    data = zlib.compress(b"".join(b"\0" + line for line in lines))
    return _SIGNATURE + _chunk(b"IHDR", header) + _chunk(b"IDAT", data) + _chunk(b"IEND", b"")


def _chunk(name: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))

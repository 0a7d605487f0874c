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
_DIGITS: Final = b"0" + b"1" * 255
"""A module as the digit of its bit: 0 is black."""
_SIGNATURE: Final = b"\x89PNG\r\n\x1a\n"
_GREY: Final = struct.pack(">5B", 8, 0, 0, 0, 0)


def qr_png(content: bytes) -> bytes:
    """Give a PNG with a QR code that says the content byte for byte."""
    side, modules = _code(content)
    width = (side + 2 * _QUIET) * _POINTS
    lines = [_line(modules[row * side : (row + 1) * side]) for row in range(side)]
    blank = [bytes([_WHITE]) * width] * (_QUIET * _POINTS)
    return _png(width, [*blank, *(line for line in lines for _ in range(_POINTS)), *blank])


def qr_bits(content: bytes) -> tuple[int, bytes]:
    """Give a QR code as its width in points and rows of bits, 1 for white, with the white around it."""
    side, modules = _code(content)
    width = side + 2 * _QUIET
    quiet, blank = "1" * _QUIET, "1" * width
    digits = modules.translate(_DIGITS).decode("ascii")
    inside = (quiet + digits[row * side : (row + 1) * side] + quiet for row in range(side))
    rows = [blank] * _QUIET + list(inside) + [blank] * _QUIET
    octets = -(-width // 8)
    return width, b"".join(int(row.ljust(octets * 8, "1"), 2).to_bytes(octets, "big") for row in rows)


def _code(content: bytes) -> tuple[int, bytes]:
    """Give a code as the number of its modules a side, and those row by row: 0 for black."""
    made = zxingcpp.create_barcode(content, zxingcpp.BarcodeFormat.QRCode, ec_level="M")
    # Its type says nothing of the buffer it is before Python 3.12.
    drawn: Any = zxingcpp.write_barcode_to_image(made, add_quiet_zones=False)
    code = memoryview(drawn)
    return (code.shape[0] if code.shape else 0), code.tobytes()


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

"""A TrueType font as a document needs it: which glyph a character has, and how wide it is.

Reads the few tables for that and nothing else; the font is one that ships with the program.
"""

from __future__ import annotations

import struct
from functools import cache
from importlib import resources
from typing import Final

_SHIPPED: Final = "ui/theme/fonts/FiraSans-Regular.ttf"
_THOUSAND: Final = 1000
_UNICODE: Final = (3, 1)
_SEGMENTS: Final = 4
_HEADER: Final = 12
_RECORD: Final = 16


class FontFile:
    """A font, read once."""

    def __init__(self, content: bytes) -> None:
        """Read the tables; raises `ValueError` for a font without a table of characters that is known here."""
        self.content = content
        count = struct.unpack_from(">H", content, 4)[0]
        records = (struct.unpack_from(">4s4xII", content, _HEADER + _RECORD * index) for index in range(count))
        self._tables = {name: content[start : start + length] for name, start, length in records}
        self._per_em: int = struct.unpack_from(">H", self._tables[b"head"], 18)[0]
        self.ascent, self.descent = (self._scaled(one) for one in struct.unpack_from(">hh", self._tables[b"hhea"], 4))
        self.box = [self._scaled(one) for one in struct.unpack_from(">4h", self._tables[b"head"], 36)]
        self._widths = self._read_widths()
        self._glyphs = self._read_glyphs()
        self._lengths: dict[str, int] = {}

    def glyph(self, character: str) -> int:
        """Give the glyph of a character, that of a question mark where it has none."""
        return self._glyphs.get(ord(character)) or self._glyphs[ord("?")]

    def width(self, glyph: int) -> int:
        """Give the width of a glyph in thousandths of the size."""
        return self._widths[min(glyph, len(self._widths) - 1)]

    def length(self, text: str) -> int:
        """Give the width of a text in thousandths of the size."""
        return sum(map(self._length_of, text))

    def _length_of(self, character: str) -> int:
        known = self._lengths.get(character)
        if known is None:
            known = self._lengths[character] = self.width(self.glyph(character))
        return known

    def _scaled(self, units: int) -> int:
        return round(units * _THOUSAND / self._per_em)

    def _read_widths(self) -> list[int]:
        count = struct.unpack_from(">H", self._tables[b"hhea"], 34)[0]
        return [self._scaled(struct.unpack_from(">H", self._tables[b"hmtx"], 4 * index)[0]) for index in range(count)]

    def _read_glyphs(self) -> dict[int, int]:
        table = self._tables[b"cmap"]
        for index in range(struct.unpack_from(">H", table, 2)[0]):
            platform, encoding, start = struct.unpack_from(">HHI", table, 4 + 8 * index)
            if (platform, encoding) == _UNICODE and struct.unpack_from(">H", table, start)[0] == _SEGMENTS:
                return _segments(table[start:])
        raise ValueError("no table of characters that is known here")


def _segments(table: bytes) -> dict[int, int]:
    """Read the segments of a table of characters (format 4)."""
    count = struct.unpack_from(">H", table, 6)[0] // 2
    ends = struct.unpack_from(f">{count}H", table, 14)
    starts = struct.unpack_from(f">{count}H", table, 16 + 2 * count)
    deltas = struct.unpack_from(f">{count}H", table, 16 + 4 * count)
    offsets = struct.unpack_from(f">{count}H", table, 16 + 6 * count)
    glyphs = {}
    for index in range(count):
        for code in range(starts[index], min(ends[index], 0xFFFE) + 1):
            place = 16 + 6 * count + 2 * index + offsets[index] + 2 * (code - starts[index])
            glyph = struct.unpack_from(">H", table, place)[0] if offsets[index] else code
            if glyph:
                glyphs[code] = (glyph + deltas[index]) & 0xFFFF
    return glyphs


@cache
def shipped_font() -> FontFile:
    """Give the font that ships with the program."""
    return FontFile((resources.files("desktop") / _SHIPPED).read_bytes())

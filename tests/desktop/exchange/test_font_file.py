"""What is read of a font, against what Qt reads of the same file."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QRawFont

from desktop.exchange.font_file import FontFile, shipped_font

TEXT = "Straße 12, Łucja Çağlar-Größenwahn „Übergabe“ – ½ €"


def test_glyphs_and_widths_are_those_qt_finds(qapp: object) -> None:
    """Every character has the glyph that Qt gives it, and its width is the same to a hundredth of the size."""
    font = shipped_font()
    qt = QRawFont()
    qt.loadFromData(font.content, 1000, qt.hintingPreference())
    found = [font.glyph(one) for one in TEXT]
    assert found == list(qt.glyphIndexesForString(TEXT))
    advances = qt.advancesForGlyphIndexes(found, QRawFont.LayoutFlag.SeparateAdvances)
    assert [font.width(one) for one in found] == pytest.approx([one.x() for one in advances], abs=10)
    assert font.length("AB") == font.width(font.glyph("A")) + font.width(font.glyph("B"))


def test_a_character_that_there_is_not() -> None:
    """A character without a glyph is a question mark, never a blank."""
    font = shipped_font()
    assert font.glyph("漢") == font.glyph("?")


def test_what_is_no_font() -> None:
    """A font whose characters are listed in a way that is not known here is refused."""
    content = bytearray(shipped_font().content)
    place = content.index(b"cmap")
    start = int.from_bytes(content[place + 8 : place + 12], "big")
    content[start + 2 : start + 4] = bytes(2)
    with pytest.raises(ValueError, match="no table"):
        FontFile(bytes(content))

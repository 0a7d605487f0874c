"""Writes pages as PDF: text in the program's own font, and grey pictures. No Qt, so the command line can write letters.

The same pages are the same bytes: nothing of clock or chance stands in them. What a page says can be searched and read
out.
"""

from __future__ import annotations

import zlib
from dataclasses import dataclass, field
from typing import Final

from desktop.exchange.font_file import FontFile, shipped_font

WIDTH: Final = 595.0
HEIGHT: Final = 842.0
"""A4 in points."""
_CATALOG: Final = 1
_PAGES: Final = 2
_FONT: Final = 3
_DESCENDANT: Final = 4
_DESCRIPTOR: Final = 5
_FONT_BYTES: Final = 6
_TO_UNICODE: Final = 7
_INFO: Final = 8
_IN_ONE_BLOCK: Final = 100


@dataclass(slots=True)
class Page:
    """One page: what is drawn on it, in points from its lower left corner."""

    font: FontFile = field(default_factory=shipped_font)
    drawn: list[bytes] = field(default_factory=list)
    pictures: list[tuple[int, bytes]] = field(default_factory=list)
    used: dict[int, str] = field(default_factory=dict)

    def write(self, text: str, x: float, y: float, size: float) -> None:
        """Write a line of text."""
        glyphs = [(self.font.glyph(one), one) for one in text]
        self.used.update(glyphs)
        shown = "".join(f"{glyph:04x}" for glyph, _ in glyphs)
        self.drawn.append(f"BT /F {size:g} Tf {x:g} {y:g} Td <{shown}> Tj ET".encode())

    def wrap(self, text: str, size: float, width: float) -> list[str]:
        """Cut a text into lines that are no wider; a word that is stays whole."""
        room, space = width * 1000 / size, self.font.length(" ")
        lines: list[list[str]] = [[]]
        taken = 0
        for word in text.split():
            # A line is as long as its words and what lies between: each is measured once, not with every longer line.
            length = self.font.length(word)
            if lines[-1] and taken + space + length > room:
                lines.append([])
            taken = taken + space + length if lines[-1] else length
            lines[-1].append(word)
        return [" ".join(line) for line in lines]

    def picture(self, side: int, bits: bytes, x: float, y: float, width: float) -> None:
        """Draw a square of black and white points: rows of bits, each row filled up to whole bytes, 1 for white."""
        self.drawn.append(f"q {width:g} 0 0 {width:g} {x:g} {y:g} cm /I{len(self.pictures)} Do Q".encode())
        self.pictures.append((side, bits))


def write_pdf(title: str, pages: list[Page]) -> bytes:
    """Write pages as a document."""
    return _Document().write(title, pages)


class _Document:
    """The objects of a document, by their numbers."""

    def __init__(self) -> None:
        self._objects: dict[int, bytes] = {}
        self._count = _INFO

    def write(self, title: str, pages: list[Page]) -> bytes:
        """Give the whole document."""
        kids = [self._add_page(page) for page in pages]
        used = {glyph: one for page in pages for glyph, one in page.used.items()}
        self._add_font(pages[0].font, used)
        listed = " ".join(f"{kid} 0 R" for kid in kids)
        self._objects[_CATALOG] = b"<< /Type /Catalog /Pages 2 0 R /Lang (de-DE) >>"
        self._objects[_PAGES] = f"<< /Type /Pages /Count {len(kids)} /Kids [{listed}] >>".encode()
        named = ("\ufeff" + title).encode("utf-16-be").hex()
        self._objects[_INFO] = f"<< /Title <{named}> /Producer (Schutzbruecke) >>".encode()
        return self._whole()

    def _next(self) -> int:
        self._count += 1
        return self._count

    def _stream(self, number: int, content: bytes, head: str = "") -> int:
        packed = zlib.compress(content, 9)
        begin = f"<< /Length {len(packed)} /Filter /FlateDecode {head}>>\nstream\n".encode()
        self._objects[number] = begin + packed + b"\nendstream"
        return number

    def _add_page(self, page: Page) -> int:
        named = []
        for index, (side, bits) in enumerate(page.pictures):
            head = f"/Type /XObject /Subtype /Image /Width {side} /Height {side} /BitsPerComponent 1 "
            number = self._stream(self._next(), bits, head + "/ColorSpace /DeviceGray ")
            named.append(f"/I{index} {number} 0 R")
        content = self._stream(self._next(), b"\n".join(page.drawn))
        number = self._next()
        self._objects[number] = (
            f"<< /Type /Page /Parent {_PAGES} 0 R /MediaBox [0 0 {WIDTH:g} {HEIGHT:g}] /Contents {content} 0 R "
            f"/Resources << /Font << /F {_FONT} 0 R >> /XObject << {' '.join(named)} >> >> >>"
        ).encode()
        return number

    def _add_font(self, font: FontFile, used: dict[int, str]) -> None:
        widths = " ".join(f"{glyph} [{font.width(glyph)}]" for glyph in sorted(used))
        self._objects[_FONT] = (
            f"<< /Type /Font /Subtype /Type0 /BaseFont /FiraSans /Encoding /Identity-H "
            f"/DescendantFonts [{_DESCENDANT} 0 R] /ToUnicode {_TO_UNICODE} 0 R >>"
        ).encode()
        self._objects[_DESCENDANT] = (
            f"<< /Type /Font /Subtype /CIDFontType2 /BaseFont /FiraSans /CIDToGIDMap /Identity /W [{widths}] "
            f"/CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> "
            f"/FontDescriptor {_DESCRIPTOR} 0 R >>"
        ).encode()
        box = " ".join(map(str, font.box))
        self._objects[_DESCRIPTOR] = (
            f"<< /Type /FontDescriptor /FontName /FiraSans /Flags 4 /FontBBox [{box}] /ItalicAngle 0 /StemV 80 "
            f"/Ascent {font.ascent} /Descent {font.descent} /CapHeight {font.ascent} /FontFile2 {_FONT_BYTES} 0 R >>"
        ).encode()
        self._stream(_FONT_BYTES, font.content, f"/Length1 {len(font.content)} ")
        self._stream(_TO_UNICODE, _to_unicode(used))

    def _whole(self) -> bytes:
        content, places = bytearray(b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"), []
        for number, one in sorted(self._objects.items()):
            places.append(len(content))
            content += f"{number} 0 obj\n".encode() + one + b"\nendobj\n"
        rows = "".join(f"{place:010d} 00000 n \n" for place in places)
        table = f"xref\n0 {len(places) + 1}\n0000000000 65535 f \n{rows}"
        trailer = f"trailer\n<< /Size {len(places) + 1} /Root {_CATALOG} 0 R /Info {_INFO} 0 R >>\n"
        return bytes(content) + f"{table}{trailer}startxref\n{len(content)}\n%%EOF\n".encode()


def _to_unicode(used: dict[int, str]) -> bytes:
    """Say which character each glyph is, so that the text can be searched and read out."""
    rows = [f"<{glyph:04x}> <{one.encode('utf-16-be').hex()}>" for glyph, one in sorted(used.items())]
    blocks = [rows[first : first + _IN_ONE_BLOCK] for first in range(0, len(rows), _IN_ONE_BLOCK)]
    listed = "\n".join(f"{len(one)} beginbfchar\n" + "\n".join(one) + "\nendbfchar" for one in blocks)
    return (
        "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n/CMapName /Schutzbruecke def\n"
        "/CMapType 2 def\n1 begincodespacerange\n<0000> <ffff>\nendcodespacerange\n"
        f"{listed}\nendcmap\nend\nend\n"
    ).encode()

"""PDF documents for tests: pages of text written by Qt, and by hand what no program for people writes."""

from __future__ import annotations

import hashlib

import pypdfium2
from PySide6.QtCore import QBuffer, QIODevice, QMarginsF
from PySide6.QtGui import QFont, QPageLayout, QPageSize, QPainter, QPdfWriter


def pdf(pages: list[str]) -> bytes:
    """A document of A4 pages, each with some lines of text; a line begins with `# ` where it is a heading."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setResolution(72)
    size = QPageSize(QPageSize.PageSizeId.A4)
    writer.setPageLayout(QPageLayout(size, QPageLayout.Orientation.Portrait, QMarginsF(0, 0, 0, 0)))
    painter = QPainter(writer)
    for number, text in enumerate(pages):
        if number:
            writer.newPage()
        _write(painter, text)
    painter.end()
    return bytes(buffer.data().data())


def _write(painter: QPainter, text: str) -> None:
    top = 72
    for line in text.splitlines():
        heading = line.startswith("# ")
        painter.setFont(QFont("Fira Sans", 18 if heading else 11))
        painter.drawText(72, top, line.removeprefix("# "))
        top += 30 if heading else 18


def guide(pages: int = 3) -> bytes:
    """A short guide as an office might write it."""
    texts = (
        "# Leitfaden Ersteinschätzung\nWas sehen Sie, was wurde Ihnen gesagt?\nTrennen Sie Beobachtung und Bewertung.",
        "# Gespräch mit Kindern\nFragen Sie offen und nur das Nötige.\nVersprechen Sie kein Schweigen.",
        "# Meldeweg\nSofort: anrufen und melden.\nEilig: melden, Bestätigung abwarten.",
    )
    return pdf([f"{texts[number % len(texts)]}\nSeite {number + 1}" for number in range(pages)])


_PAD = bytes.fromhex("28bf4e5e4e758a4164004e56fffa01082e2e00b6d0683e802f0ca9fe6453697a")


def encrypted() -> bytes:
    """A document that asks for a password, as old programs write it (standard handler, revision 2)."""
    padded = (b"geheim" + _PAD)[:32]
    owner = _rc4(_digest(padded)[:5], padded)
    key = _digest(padded + owner + (2**32 - 4).to_bytes(4, "little") + b"id" * 8)[:5]
    user = _rc4(key, _PAD)
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 100 100]>>",
        b"<</Filter/Standard/V 1/R 2/P -4/O<" + owner.hex().encode() + b">/U<" + user.hex().encode() + b">>>",
    ]
    return _file(
        objects, b"/Encrypt 4 0 R/ID[<" + (b"id" * 8).hex().encode() + b"><" + (b"id" * 8).hex().encode() + b">]"
    )


def blank(pages: int, width: float = 100, height: float = 100) -> bytes:
    """A document of empty pages of a size, whatever size that is."""
    kids = b" ".join(b"%d 0 R" % (number + 3) for number in range(pages))
    one = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 %.1f %.1f]>>" % (width, height)
    return _file(
        [b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids[%s]/Count %d>>" % (kids, pages), *[one] * pages]
    )


def plain(pages: list[str]) -> bytes:
    """A document of pages with a line of text each, written without a window: only letters that ASCII has."""
    objects = [b"<</Type/Catalog/Pages 2 0 R>>", b"", b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>"]
    kids = b""
    for number, text in enumerate(pages):
        kids += b"%d 0 R " % (2 * number + 4)
        drawn = b"BT /F1 24 Tf 72 720 Td (%s) Tj ET" % text.encode("ascii")
        page = b"/MediaBox[0 0 595 842]/Resources<</Font<</F1 3 0 R>>>>/Contents %d 0 R" % (2 * number + 5)
        objects += [
            b"<</Type/Page/Parent 2 0 R%s>>" % page,
            b"<</Length %d>>stream\n%s\nendstream" % (len(drawn), drawn),
        ]
    objects[1] = b"<</Type/Pages/Kids[%s]/Count %d>>" % (kids, len(pages))
    return _file(objects)


def crowded(lines: int) -> bytes:
    """A page with so many lines across each other."""
    places = ((number % 595, number * 7 % 842, number * 13 % 595, number * 29 % 842) for number in range(lines))
    drawn = b"".join(b"%d %d m %d %d l S\n" % place for place in places)
    page = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R>>"
    pages = b"<</Type/Pages/Kids[3 0 R]/Count 1>>"
    content = b"<</Length %d>>stream\n%s\nendstream" % (len(drawn), drawn)
    return _file([b"<</Type/Catalog/Pages 2 0 R>>", pages, page, content])


def _file(objects: list[bytes], trailer: bytes = b"") -> bytes:
    content, places = b"%PDF-1.4\n", []
    for number, one in enumerate(objects, 1):
        places.append(len(content))
        content += b"%d 0 obj\n%s\nendobj\n" % (number, one)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    head = b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    end = b"trailer\n<</Size %d/Root 1 0 R%s>>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, trailer, len(content))
    return content + head + table + end


def _digest(content: bytes) -> bytes:
    return hashlib.md5(content, usedforsecurity=False).digest()


def _rc4(key: bytes, content: bytes) -> bytes:
    box, swap = list(range(256)), 0
    for index in range(256):
        swap = (swap + box[index] + key[index % len(key)]) % 256
        box[index], box[swap] = box[swap], box[index]
    made, first, second = bytearray(), 0, 0
    for byte in content:
        first = (first + 1) % 256
        second = (second + box[first]) % 256
        box[first], box[second] = box[second], box[first]
        made.append(byte ^ box[(box[first] + box[second]) % 256])
    return bytes(made)


def texts_of(content: bytes) -> list[str]:
    """What stands on each page of a document, as it is read out of it."""
    document = pypdfium2.PdfDocument(content)
    found = [document[number].get_textpage().get_text_range() for number in range(len(document))]
    document.close()
    return found

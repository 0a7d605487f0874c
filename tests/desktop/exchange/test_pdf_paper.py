"""Pages written as PDF: read back, and looked at, by programs that know nothing of how they were written."""

from __future__ import annotations

import pypdfium2
from PySide6.QtCore import QBuffer, QIODevice
from PySide6.QtGui import QImage, QImageWriter

from desktop.exchange.pdf_paper import Page, write_pdf
from desktop.exchange.qr_code import qr_bits
from desktop.ui.qr_picture import read_code
from tests.helpers.pdf import texts_of

TEXT = "Łucja Çağlar-Größenwahn „Straße“ – 12 €"
FINE = 3


def page(*lines: str) -> Page:
    """A page with some lines of text."""
    made = Page()
    for number, line in enumerate(lines):
        made.write(line, 70, 700 - 20 * number, 12)
    return made


def test_what_is_written_can_be_read_out() -> None:
    """The text of every page is found in it as it was written, whatever letters people's names have."""
    content = write_pdf("Titel (ä)", [page(TEXT, "zweite Zeile"), page("Seite zwei")])
    assert [one.splitlines() for one in texts_of(content)] == [[TEXT, "zweite Zeile"], ["Seite zwei"]]
    assert b"/Title <feff" + "Titel (ä)".encode("utf-16-be").hex().encode() + b">" in content


def test_a_picture_is_seen(qapp: object) -> None:
    """A code that is drawn is read again from the picture of the page, byte for byte."""
    made = page("Code")
    side, bits = qr_bits(b"was darin steht" * 20)
    made.picture(side, bits, 100, 300, 300)
    document = pypdfium2.PdfDocument(write_pdf("Code", [made]))
    shown = document[0].render(scale=FINE)
    seen = QImage(bytes(shown.buffer), shown.width, shown.height, shown.stride, QImage.Format.Format_BGR888)
    document.close()
    assert read_code(png(seen)) == b"was darin steht" * 20


def png(image: QImage) -> bytes:
    """A picture as a file."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QImageWriter(buffer, b"png")
    assert writer.write(image)
    return bytes(buffer.data().data())


def test_the_same_is_the_same() -> None:
    """The same pages are the same bytes."""
    assert write_pdf("A", [page(TEXT)]) == write_pdf("A", [page(TEXT)])


def test_lines_fit() -> None:
    """A text is cut between words so that no line is wider than there is room; a word that is stays whole."""
    made = Page()
    lines = made.wrap(
        "Ein Satz mit einigen Wörtern und einem Donaudampfschifffahrtsgesellschaftskapitän darin", 12, 100
    )
    assert " ".join(lines).split()[0] == "Ein"
    wide = [line for line in lines if made.font.length(line) * 12 / 1000 > 100]
    assert wide == ["Donaudampfschifffahrtsgesellschaftskapitän"]
    assert made.wrap("", 12, 100) == [""]

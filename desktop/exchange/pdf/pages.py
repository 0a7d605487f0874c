"""PDFium itself, in the process of one document: pages as pictures, their texts, and where in them words stand.

No script of a document runs, and nothing in it is followed or loaded from elsewhere. This must run nowhere but in a
process made for it: PDFium may take for ever, or end it.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final, Literal

import pypdfium2 as pdfium

from desktop.exchange.pdf.messages import (
    LARGEST_SIDE,
    LEAST_SIDE,
    LONGEST_QUERY,
    MOST_BOXES,
    MOST_PAGES,
    MOST_PIXELS,
    MOST_PLACES,
    MOST_TEXT,
    Box,
    Hit,
    Picture,
    Size,
)
from desktop.exchange.pdf.serving import NotRead

_PASSWORD: Final = 4
_USUAL: Final = Size(595.0, 842.0)
_WHITE: Final = (255, 255, 255, 255)


class PdfPages:
    """The pages of an open document."""

    def __init__(self, content: bytes) -> None:
        """Open it; raises `NotRead`."""
        with _understood("damaged"):
            self._document = pdfium.PdfDocument(content)
            count = len(self._document)
        if not count:
            raise NotRead("damaged")
        if count > MOST_PAGES:
            raise NotRead("too_long", count)
        with _understood("damaged"):
            self.sizes = tuple(_size(self._document, page) for page in range(count))

    def picture(self, page: int, scale: float) -> Picture:
        """Draw a page at so many pixels a point, or as finely as the limit allows; raises `NotRead`."""
        size = self.sizes[page]
        finer = min(scale, math.sqrt(MOST_PIXELS / (size.width * size.height)))
        width, height = max(1, round(size.width * finer)), max(1, round(size.height * finer))
        with self._page(page) as opened:
            drawn = pdfium.PdfBitmap.new_native(width, height, pdfium.raw.FPDFBitmap_BGRx)
            try:
                drawn.fill_rect(_WHITE, 0, 0, width, height)
                raw = pdfium.raw
                raw.FPDF_RenderPageBitmap(drawn, opened, 0, 0, width, height, 0, raw.FPDF_ANNOT)
                return _picture(drawn)
            finally:
                drawn.close()

    def text(self, page: int) -> str:
        """Give the text of a page, as far as it has one; raises `NotRead`."""
        with self._text(page) as opened:
            found = opened.get_text_range(0, min(opened.count_chars(), MOST_TEXT))
        lines = "\n".join(line.rstrip() for line in found.replace("\r\n", "\n").split("\n"))
        return lines.strip()[:MOST_TEXT]

    def find(self, page: int, query: str) -> tuple[Hit, ...]:
        """Give where words stand on a page, whatever their case; raises `NotRead`."""
        wanted = " ".join(query[:LONGEST_QUERY].split())
        if not wanted:
            return ()
        height = self.sizes[page].height
        hits: list[Hit] = []
        with self._text(page) as opened:
            search = opened.search(wanted)
            try:
                while (found := search.get_next()) is not None and len(hits) < MOST_PLACES:
                    count = min(opened.count_rects(*found), MOST_BOXES)
                    hits.append(Hit(page, tuple(_box(opened.get_rect(index), height) for index in range(count))))
            finally:
                search.close()
        return tuple(hits)

    @contextmanager
    def _page(self, page: int) -> Iterator[pdfium.PdfPage]:
        with _understood("page"):
            opened = self._document[page]
            try:
                yield opened
            finally:
                opened.close()

    @contextmanager
    def _text(self, page: int) -> Iterator[pdfium.PdfTextPage]:
        with self._page(page) as opened:
            text = opened.get_textpage()
            try:
                yield text
            finally:
                text.close()


@contextmanager
def _understood(otherwise: Literal["damaged", "page"]) -> Iterator[None]:
    try:
        yield
    except pdfium.PdfiumError as error:
        raise NotRead("encrypted" if error.err_code == _PASSWORD else otherwise) from error


def _size(opened: pdfium.PdfDocument, page: int) -> Size:
    """Give how large a page says that it is, the usual size where that makes no sense."""
    try:
        size = Size(*opened.get_page_size(page))
    except pdfium.PdfiumError:
        return _USUAL
    return (
        size if min(size.width, size.height) >= LEAST_SIDE and max(size.width, size.height) <= LARGEST_SIDE else _USUAL
    )


def _picture(drawn: pdfium.PdfBitmap) -> Picture:
    """Take the pixels over, without what may stand behind the end of a line."""
    width, height, stride = drawn.width, drawn.height, drawn.stride
    whole = bytes(drawn.buffer)
    if stride == 4 * width:
        return Picture(width, height, whole)
    lines = (whole[line * stride : line * stride + 4 * width] for line in range(height))
    return Picture(width, height, b"".join(lines))


def _box(edges: tuple[float, float, float, float], height: float) -> Box:
    left, bottom, right, top = edges
    return Box(left, height - top, right - left, top - bottom)

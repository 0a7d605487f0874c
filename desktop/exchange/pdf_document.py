"""A PDF document from memory: its pages as pictures, their texts, and where in them words stand.

PDFium is not thread-safe (docs/decisions/022): whatever thread asks, one at a time goes through the door here. What a
stranger's document may cost is limited: how many pages, how many pixels, how much text. How long PDFium draws a page
cannot be: whoever waits at the door behind such a page is told so. Nothing is written to a disk, no script of a
document runs, and nothing in it is followed or loaded from elsewhere.
"""

from __future__ import annotations

import math
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Final

import pypdfium2 as pdfium

from desktop.domain.refused import Refused
from desktop.domain.said import say

MOST_PAGES: Final = 5_000
MOST_PIXELS: Final = 12_000_000
"""Of one picture; a page that would have more is drawn as fine as that allows."""
MOST_TEXT: Final = 50_000
"""Letters of one page."""
MOST_PLACES: Final = 500
"""Of one page."""
LONGEST_QUERY: Final = 200
_PASSWORD: Final = 4
_LEAST_SIDE: Final = 1.0
_LARGEST_SIDE: Final = 14_400.0
_USUAL: Final = (595.0, 842.0)
_DOOR: Final = threading.RLock()
_DAMAGED: Final = Refused("pdf_damaged", "Das Dokument ist beschädigt oder kein PDF. Holen Sie es neu.")
_ENCRYPTED: Final = Refused("pdf_encrypted", "Das Dokument ist verschlüsselt. Öffnen Sie es in einem anderen Programm.")
_TOO_MUCH: Final = (
    "Seite {number} ist zu aufwendig, um sie hier zu zeigen. Öffnen Sie das Dokument in einem anderen Programm."
)
_WHITE: Final = (255, 255, 255, 255)
_ASKED: Final = dict(pdfium.raw.IFSDK_PAUSE._fields_)["NeedToPauseNow"]
"""What PDFium takes to ask by whether it is to pause."""
_PATIENCE_SECONDS: Final = 10.0
_BUSY: Final = Refused("pdf_busy", "Ein anderes Dokument wird noch gelesen. Schließen Sie es, oder starten Sie neu.")
_CLOSED: Final = Refused("pdf_closed", "Das Dokument ist nicht mehr offen.")


def _never() -> bool:
    return False


@dataclass(frozen=True, slots=True)
class Size:
    """How large a page is, in points (1/72 inch)."""

    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Picture:
    """A page as pixels of 4 bytes (blue, green, red, nothing), line by line."""

    width: int
    height: int
    pixels: bytes


@dataclass(frozen=True, slots=True)
class Box:
    """A place on a page, in points from its upper left corner."""

    left: float
    top: float
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Hit:
    """A place where words stand, as the boxes of their letters; `page` counts from 0."""

    page: int
    boxes: tuple[Box, ...]


class PdfDocument:
    """An open document."""

    def __init__(self, content: bytes, patience: float = _PATIENCE_SECONDS) -> None:
        """Open it; raises `Refused` where it is damaged, needs a password, has too many pages, or another one is read.

        `patience` is how many seconds it waits for that other one.
        """
        self._patience = patience
        with _going_through(_DAMAGED, patience):
            opened = pdfium.PdfDocument(content)
            count = len(opened)
        self._document: pdfium.PdfDocument | None = opened
        if not 0 < count <= MOST_PAGES:
            self.close()
            raise _DAMAGED if not count else _too_many(count)
        with _going_through(_DAMAGED, patience):
            self.sizes: tuple[Size, ...] = tuple(_size(opened, page) for page in range(count))

    def picture(self, page: int, scale: float, enough: Callable[[], bool] = _never) -> Picture:
        """Draw a page at so many pixels a point, or as finely as the limit allows; raises `Refused`.

        `enough` is asked now and then while it is drawn: once it says so, nothing comes of the page.
        """
        size = self.sizes[page]
        finer = min(scale, math.sqrt(MOST_PIXELS / (size.width * size.height)))
        width, height = max(1, round(size.width * finer)), max(1, round(size.height * finer))
        with self._page(page) as opened:
            drawn = pdfium.PdfBitmap.new_native(width, height, pdfium.raw.FPDFBitmap_BGRx)
            try:
                drawn.fill_rect(_WHITE, 0, 0, width, height)
                if not _draw(drawn, opened, enough):
                    raise Refused("pdf_page_too_much", say(_TOO_MUCH, number=page + 1))
                return _picture(drawn)
            finally:
                drawn.close()

    def text(self, page: int) -> str:
        """Give the text of a page, as far as it has one; raises `Refused`."""
        with self._text(page) as opened:
            found = opened.get_text_range(0, min(opened.count_chars(), MOST_TEXT))
        return "\n".join(line.rstrip() for line in found.replace("\r\n", "\n").split("\n")).strip()

    def find(self, page: int, query: str) -> tuple[Hit, ...]:
        """Give where words stand on a page, whatever their case; raises `Refused`."""
        wanted = " ".join(query[:LONGEST_QUERY].split())
        if not wanted:
            return ()
        height = self.sizes[page].height
        hits: list[Hit] = []
        with self._text(page) as opened:
            search = opened.search(wanted)
            try:
                while (found := search.get_next()) is not None and len(hits) < MOST_PLACES:
                    count = opened.count_rects(*found)
                    boxes = (_box(opened.get_rect(index), height) for index in range(min(count, MOST_PLACES)))
                    hits.append(Hit(page, tuple(boxes)))
            finally:
                search.close()
        return tuple(hits)

    def close(self) -> None:
        """Let go of it."""
        with _DOOR:
            if self._document is not None:
                self._document.close()
                self._document = None

    @contextmanager
    def _page(self, page: int) -> Iterator[pdfium.PdfPage]:
        bad = Refused("pdf_page_damaged", say("Seite {number} lässt sich nicht zeigen.", number=page + 1))
        with _going_through(bad, self._patience):
            if self._document is None:
                raise _CLOSED
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
def _going_through(otherwise: Refused, patience: float) -> Iterator[None]:
    """Go through the door, alone; what PDFium does not understand is refused."""
    if not _DOOR.acquire(timeout=patience):
        raise _BUSY
    try:
        yield
    except pdfium.PdfiumError as error:
        raise (_ENCRYPTED if error.err_code == _PASSWORD else otherwise) from error
    finally:
        _DOOR.release()


def _size(opened: pdfium.PdfDocument, page: int) -> Size:
    """Give how large a page says that it is, the usual size where that makes no sense."""
    try:
        width, height = opened.get_page_size(page)
    except pdfium.PdfiumError:
        width, height = _USUAL
    fits = min(width, height) >= _LEAST_SIDE and max(width, height) <= _LARGEST_SIDE
    return Size(width, height) if fits else Size(*_USUAL)


def _draw(drawn: pdfium.PdfBitmap, page: pdfium.PdfPage, enough: Callable[[], bool]) -> bool:
    """Draw a page into a bitmap; says whether it came to its end, which it does not where somebody has had enough."""
    raw = pdfium.raw
    pause = raw.IFSDK_PAUSE(version=1, NeedToPauseNow=_ASKED(lambda _pause: enough()), user=None)
    where = 0, 0, drawn.width, drawn.height
    try:
        status = raw.FPDF_RenderPageBitmap_Start(drawn, page, *where, 0, raw.FPDF_ANNOT, pause)
    finally:
        raw.FPDF_RenderPage_Close(page)
    if status == raw.FPDF_RENDER_FAILED:
        raise pdfium.PdfiumError("rendering failed")
    return status != raw.FPDF_RENDER_TOBECONTINUED


def _too_many(count: int) -> Refused:
    text = say(
        "Das Dokument hat {count} Seiten; hier lassen sich höchstens {most} zeigen.", count=count, most=MOST_PAGES
    )
    return Refused("pdf_too_long", text)


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

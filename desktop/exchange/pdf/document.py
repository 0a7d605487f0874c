"""A PDF document from memory: its pages as pictures, their texts, and where in them words stand.

It is read in a process of its own (docs/decisions/031), that starts when it is opened and is ended when it is closed. A
page that takes too long or too much, or that is made to break what reads it, ends that process and nothing else: that
is said, and the next question starts another one. The bytes go there through a pipe, never through a file.
"""

from __future__ import annotations

import threading
from dataclasses import dataclass
from typing import Final, Self, TypeVar

from desktop.confined import Child
from desktop.domain.refused import Refused
from desktop.domain.said import say
from desktop.exchange.pdf.messages import (
    DOCUMENT,
    MOST_CONTENT,
    MOST_PAGES,
    Answer,
    Draw,
    Drawn,
    Find,
    Found,
    Hit,
    Opened,
    Picture,
    Read,
    Request,
    Size,
    Text,
    Unreadable,
)
from desktop.exchange.pdf.process import Ended, Reading

_A = TypeVar("_A", Opened, Drawn, Text, Found)


@dataclass(frozen=True, slots=True)
class Limits:
    """What reading a document may cost."""

    open_seconds: float = 30.0
    page_seconds: float = 5.0
    memory: int = 2**30
    """Bytes of one process, besides twice the document."""
    lives: int = 5
    """So often a document may end the process that reads it; then it is not read any more."""


USUAL: Final = Limits()
_DAMAGED: Final = Refused("pdf_damaged", "Das Dokument ist beschädigt oder kein PDF. Holen Sie es neu.")
_ENCRYPTED: Final = Refused("pdf_encrypted", "Das Dokument ist verschlüsselt. Öffnen Sie es in einem anderen Programm.")
_CLOSED: Final = Refused("pdf_closed", "Das Dokument ist nicht mehr offen.")
_NOT_OPENED: Final = Refused(
    "pdf_not_opened",
    "Das Dokument ließ sich nicht öffnen: Es dauerte zu lange oder brach das Lesen ab. Das Programm läuft weiter.",
)
_GIVEN_UP: Final = Refused(
    "pdf_given_up",
    "Das Dokument hat das Lesen mehrmals abgebrochen und wird nicht weiter gelesen. Fragen Sie nach, von wem es kommt.",
)
_TOO_MUCH: Final = (
    "Seite {number} ist zu aufwendig, um sie hier zu zeigen. Öffnen Sie das Dokument in einem anderen Programm."
)
_BROKEN: Final = "Seite {number} hat das Lesen abgebrochen. Das Programm läuft weiter, andere Seiten lassen sich lesen."
_PAGE: Final = "Seite {number} lässt sich nicht zeigen."


class PdfDocument:
    """A document."""

    def __init__(self, content: bytes, limits: Limits = USUAL, child: Child = DOCUMENT) -> None:
        """Take its bytes, and which process reads them; nothing is read yet."""
        self._content = content
        self._child = child
        self._limits = limits
        self._asking = threading.Lock()
        self._state = threading.Lock()
        self._reading: Reading | None = None
        self._closed = False
        self._lives = limits.lives
        self.sizes: tuple[Size, ...] = ()
        """How large each page is, once it is open."""

    def open(self) -> Self:
        """Open it; raises `Refused` where it is damaged, needs a password, or has too many pages."""
        with self._asking:
            self._open()
        return self

    def picture(self, page: int, scale: float) -> Picture:
        """Draw a page at so many pixels a point, or as finely as the limit allows; raises `Refused`."""
        picture = self._ask(Draw(page, scale), Drawn).picture
        if len(picture.pixels) != 4 * picture.width * picture.height:
            raise self._lost(page, late=False)
        return picture

    def text(self, page: int) -> str:
        """Give the text of a page, as far as it has one; raises `Refused`."""
        return self._ask(Read(page), Text).text

    def find(self, page: int, query: str) -> tuple[Hit, ...]:
        """Give where words stand on a page, whatever their case; raises `Refused`."""
        if not query.strip():
            return ()
        return tuple(Hit(page, hit.boxes) for hit in self._ask(Find(page, query), Found).hits)

    def close(self) -> None:
        """Let go of it, at once: what is asked at this moment is not answered any more."""
        with self._state:
            self._closed = True
            reading, self._reading = self._reading, None
        if reading is not None:
            reading.end()
            with self._asking:
                reading.put_away()
        self._content = b""

    def _ask(self, request: Request, kind: type[_A]) -> _A:
        with self._asking:
            reading = self._reading or self._open()
            try:
                answer = reading.ask(request, self._limits.page_seconds)
            except Ended as ended:
                raise self._lost(request.page, late=ended.late) from ended
        if isinstance(answer, kind):
            return answer
        if isinstance(answer, Unreadable):
            raise Refused("pdf_page_damaged", say(_PAGE, number=request.page + 1))
        raise self._lost(request.page, late=False)

    def _open(self) -> Reading:
        """Start a process and have the document opened there."""
        if len(self._content) > MOST_CONTENT:
            raise _NOT_OPENED
        reading = self._started()
        try:
            answer = reading.open(self._content, self._limits.memory, self._limits.open_seconds)
        except Ended as ended:
            raise self._let_go(_NOT_OPENED) from ended
        if not isinstance(answer, Opened):
            raise self._let_go(_why(answer))
        # A second process is not believed where it says something else.
        self.sizes = self.sizes or answer.sizes
        return reading

    def _started(self) -> Reading:
        with self._state:
            if self._closed:
                raise _CLOSED
            if self._lives <= 0:
                raise _GIVEN_UP
            try:
                self._reading = Reading(self._child)
            except Ended as ended:
                # No room for one more process: that is not the document's doing, and costs it no life.
                raise _NOT_OPENED from ended
            return self._reading

    def _lost(self, page: int, *, late: bool) -> Refused:
        """Give what is said of a page that ended the process, or that it answered nonsense to."""
        return self._let_go(Refused("pdf_page_too_much", say(_TOO_MUCH if late else _BROKEN, number=page + 1)))

    def _let_go(self, reason: Refused) -> Refused:
        """Let go of the process; gives why, or that it is closed where that is why."""
        with self._state:
            reading, self._reading = self._reading, None
            self._lives -= 1
            closed = self._closed
        if reading is not None:
            reading.put_away()
        return _CLOSED if closed else reason


def _why(answer: Answer) -> Refused:
    if not isinstance(answer, Unreadable) or answer.why in ("damaged", "page"):
        return _DAMAGED
    if answer.why == "encrypted":
        return _ENCRYPTED
    text = say(
        "Das Dokument hat {count} Seiten; hier lassen sich höchstens {most} zeigen.",
        count=answer.count,
        most=MOST_PAGES,
    )
    return Refused("pdf_too_long", text)

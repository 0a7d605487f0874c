"""The thread in which a document is read: pages become pictures there, texts are drawn out, words are looked for.

What somebody looks at comes first; a search goes on between two pages. What was found is handed to Qt's thread. It must
not touch a widget.
"""

from __future__ import annotations

import threading
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Final

from PySide6.QtGui import QImage

from desktop.domain.refused import Refused
from desktop.exchange.pdf.document import PdfDocument
from desktop.exchange.pdf.messages import Hit, Size
from desktop.ui.image_reading import image_of

Post = Callable[[Callable[[], None]], None]
"""Has something called in Qt's thread."""
_ENDING_SECONDS: Final = 2.0
"""So long Qt's thread waits for the thread of a document that it has closed."""
MOST_HITS: Final = 2_000
"""Of one search; whoever finds more than that looks for something else."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """A page at so many pixels a point."""

    page: int
    scale: float


@dataclass(slots=True)
class Hears:
    """Who is told, in Qt's thread."""

    opened: Callable[[tuple[Size, ...]], None]
    failed: Callable[[Refused], None]
    drawn: Callable[[Wanted, QImage], None]
    spoiled: Callable[[int, Refused], None]


class Mill:
    """One open document and its thread."""

    def __init__(self, content: bytes, post: Post, hears: Hears) -> None:
        """Begin to open a document."""
        self._document = PdfDocument(content)
        self._post, self._hears = post, hears
        self._turn = threading.Condition()
        self._over = False
        self._wanted: list[Wanted] = []
        self._texts: deque[Callable[[PdfDocument], None]] = deque()
        self._search: Iterator[None] | None = None
        self._begin: Callable[[PdfDocument], Iterator[None]] | None = None
        self._thread = threading.Thread(target=self._work, name="pages", daemon=True)
        self._thread.start()

    # What is asked of it, in Qt's thread.

    def want(self, wanted: Sequence[Wanted]) -> None:
        """Draw these pages, in this order, and no others that were wanted before."""
        with self._turn:
            self._wanted = list(wanted)
            self._turn.notify()

    def read(self, page: int, then: Callable[[int, str], None]) -> None:
        """Draw the text of a page out; one that cannot be read has none."""

        def task(document: PdfDocument) -> None:
            try:
                text = document.text(page)
            except Refused:
                text = ""
            self._tell(partial(then, page, text))

        with self._turn:
            self._texts.append(task)
            self._turn.notify()

    def find(self, query: str, found: Callable[[int, tuple[Hit, ...] | None], None]) -> None:
        """Look for words from the first page on, in place of what was looked for before; tells of each page.

        A page that cannot be read is told with None; where there are more than `MOST_HITS`, later pages are left.
        """

        def begin(document: PdfDocument) -> Iterator[None]:
            count = 0
            for page in range(len(document.sizes)):
                hits = _found(document, page, query)
                self._tell(partial(found, page, hits))
                count += len(hits or ())
                if count > MOST_HITS:
                    return
                yield

        with self._turn:
            self._begin, self._search = (begin if query.strip() else None), None
            self._turn.notify()

    def stop(self) -> None:
        """End, and let go of the document, whatever is read of it; nobody is told anything any more."""
        with self._turn:
            self._over = True
            self._turn.notify()
        self._document.close()
        self._thread.join(_ENDING_SECONDS)

    # What it does, in its own.

    def _work(self) -> None:
        try:
            document = self._document.open()
        except Refused as refused:
            self._tell(partial(self._hears.failed, refused))
            return
        self._tell(partial(self._hears.opened, document.sizes))
        while self._next(document):
            pass

    def _next(self, document: PdfDocument) -> bool:
        """Do the next thing, or wait for one; says whether it goes on."""
        with self._turn:
            while not (self._over or self._wanted or self._texts or self._begin or self._search):
                self._turn.wait()
            if self._over:
                return False
            page = self._wanted.pop(0) if self._wanted else None
            text = self._texts.popleft() if page is None and self._texts else None
            if self._begin is not None:
                self._search, self._begin = self._begin(document), None
            search = self._search
        if page is not None:
            self._draw(document, page)
        elif text is not None:
            text(document)
        elif search is not None:
            self._go_on(search)
        return True

    def _go_on(self, search: Iterator[None]) -> None:
        try:
            next(search)
        except StopIteration:
            with self._turn:
                self._search = None if self._search is search else self._search

    def _draw(self, document: PdfDocument, wanted: Wanted) -> None:
        try:
            picture = document.picture(wanted.page, wanted.scale)
        except Refused as refused:
            self._tell(partial(self._hears.spoiled, wanted.page, refused))
            return
        self._tell(partial(self._hears.drawn, wanted, image_of(picture)))

    def _tell(self, what: Callable[[], None]) -> None:
        self._post(partial(self._deliver, what))

    def _deliver(self, what: Callable[[], None]) -> None:
        """Tell, in Qt's thread, where somebody still listens: what was on its way as it ended is told to nobody."""
        if not self._over:
            what()


def _found(document: PdfDocument, page: int, query: str) -> tuple[Hit, ...] | None:
    try:
        return document.find(page, query)
    except Refused:
        return None

"""Drawing the texts out of the documents that lie here, so that a search finds what stands in them, with its page.

It runs beside everything else, one document after the other, and can be broken off after each page; what it may take
is limited. Of a document that is damaged or protected there is no text, and it is not tried again; what could not be
read for a reason that passes is, the next time somebody unlocks.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Collection, Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from importlib import import_module
from typing import TYPE_CHECKING, Final, Protocol

from desktop.commands.giving_out import Fetching, contents
from desktop.composition import Opened
from desktop.domain.file import File
from desktop.domain.material import Material
from desktop.domain.progress import BrokenOff
from desktop.domain.refused import Refused
from desktop.presenters.media import is_pdf
from desktop.store.files import FileStore
from desktop.sync.failures import RequestFailed

if TYPE_CHECKING:
    from desktop.exchange.pdf.document import PdfDocument

MOST_BYTES: Final = 128 * 1024 * 1024
"""A larger document is held in no memory for its text."""
MOST_LETTERS: Final = 5_000_000
"""Of one document; what follows is not found."""
_FOR_EVER: Final = ("pdf_damaged", "pdf_encrypted", "pdf_too_long", "pdf_page_damaged")
"""Why a document or a page of it will never be read. Any other reason passes: much to do, no memory, a lock."""
_TOGETHER: Final = 20
"""Pages that are put on the disk at a time."""


class Pages(Protocol):
    """A document as its texts are drawn out of it."""

    @property
    def sizes(self) -> Sequence[object]:
        """Something for each page."""

    def text(self, page: int) -> str:
        """Give the text of a page; raises `Refused`."""


Heard = Callable[[int, int], None]
"""Hears of which document of how many a page was read; may raise to break it off."""


class TextDrawing:
    """Draws texts out for as long as a profile is open; whoever ends it waits for no page."""

    def __init__(self, opened: Opened) -> None:
        """Take an open profile."""
        self._opened = opened
        self._tried: set[bytes] = set()
        self._turn = threading.Lock()
        self._over = False
        self._end: Callable[[], None] | None = None
        """What ends what is under way at once."""

    def end(self) -> None:
        """End for good, from any thread: what is being fetched or read of a document is so no more, nor held here."""
        with self._turn:
            self._over, end = True, self._end
        if end is not None:
            end()

    @contextmanager
    def _ended_by(self, end: Callable[[], None]) -> Iterator[None]:
        """Do what stands in the block, which something ends; nothing any more once all has ended."""
        with self._turn:
            if self._over:
                raise BrokenOff
            self._end = end
        try:
            yield
        finally:
            with self._turn:
                self._end = None

    def draw(self, heard: Heard, among: Collection[bytes] | None = None) -> int:
        """Draw out what is not drawn yet of the documents here, or of these files; says of how many that was."""
        if not self._opened.has_files:
            return 0
        wanted = [file for file in _wanted(self._opened) if among is None or file.id in among]
        wanted = [file for file in wanted if file.id not in self._tried]
        for number, file in enumerate(wanted):
            self.draw_one(file, partial(heard, number, len(wanted)))
        return len(wanted)

    def draw_one(self, file: File, turned: Callable[[], None] = lambda: None) -> None:
        """Draw the texts out of a file that lies here whole, if it has any; `turned` is called before each page."""
        if file.size > MOST_BYTES or not is_pdf(file.media_type, file.name):
            return
        content = self._content(file)
        if content is None:
            return
        # Loaded when there is a document, never at the start of a command.
        opening: type[PdfDocument] = import_module("desktop.exchange.pdf.document").PdfDocument
        document = opening(content)
        try:
            with self._ended_by(document.close):
                whole = self._keep_all(file, document, turned)
        finally:
            document.close()
        if not whole:
            self._tried.add(file.id)

    def _content(self, file: File) -> bytes | None:
        """Give what is in a file; None where a part is broken here and cannot be fetched now: another time."""
        fetching = Fetching(self._opened, lambda _moved: None)
        try:
            with self._ended_by(fetching.end):
                return b"".join(contents(self._opened, file, fetching, []))
        except RequestFailed:
            return None
        finally:
            fetching.close()

    def _keep_all(self, file: File, document: PdfDocument, turned: Callable[[], None]) -> bool:
        """Keep the texts of a document; says whether that is all there will ever be of it."""
        try:
            document.open()
        except Refused as refused:
            if refused.code not in _FOR_EVER:
                return False
            self._opened.files.texts.finish(file.id)
            return True
        return _keep(self._opened.files, file.id, document, turned)


def _wanted(opened: Opened) -> Iterator[File]:
    """Yield the versions of documents that lie here whole and have not been read."""
    drawn = opened.files.texts.drawn()
    for _, state in opened.workspace.states("material", status="current"):
        for edition in state.editions if isinstance(state, Material) else ():
            file = edition.file
            if file.id in drawn or file.size > MOST_BYTES or not is_pdf(file.media_type, file.name):
                continue
            row = opened.files.get(file.id)
            if row is not None and row.complete:
                yield file


def _keep(files: FileStore, file: bytes, document: Pages, turned: Callable[[], None]) -> bool:
    """Keep the texts of all pages; says whether there will never be more of them."""
    files.texts.begin(file)
    letters, first, texts, whole = 0, 1, list[str](), True
    for page in range(len(document.sizes)):
        turned()
        text = _text(document, page)
        whole = whole and text is not None
        texts.append(text or "")
        letters += len(texts[-1])
        if len(texts) == _TOGETHER or letters > MOST_LETTERS:
            files.texts.keep(file, first, texts)
            first, texts = page + 2, []
        if letters > MOST_LETTERS:
            break
    files.texts.keep(file, first, texts)
    if whole:
        files.texts.finish(file)
    return whole


def _text(document: Pages, page: int) -> str | None:
    """Give the text of a page, none where it will never have one; None where it could not be read this time."""
    try:
        return document.text(page)
    except Refused as refused:
        return "" if refused.code in _FOR_EVER else None

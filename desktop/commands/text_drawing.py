"""Drawing the texts out of the documents that lie here, so that a search finds what stands in them, with its page.

It runs beside everything else, one document after the other, and can be broken off after each page; what it may take
is limited. Of a document that is damaged or protected there is no text, and it is not tried again.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from importlib import import_module
from typing import TYPE_CHECKING, Final, Protocol

from desktop.commands.giving_out import Fetching, contents
from desktop.composition import Opened
from desktop.domain.file import File
from desktop.domain.material import Material
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


def draw_texts(opened: Opened, heard: Heard) -> int:
    """Draw out what is not drawn yet of the documents here; says of how many that was."""
    if not opened.has_files:
        return 0
    wanted = list(_wanted(opened))
    for number, file in enumerate(wanted):
        draw_one(opened, file, partial(heard, number, len(wanted)))
    return len(wanted)


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


def draw_one(opened: Opened, file: File, turned: Callable[[], None] = lambda: None) -> None:
    """Draw the texts out of a file that lies here whole, if it has any; `turned` is called before each page."""
    if file.size > MOST_BYTES or not is_pdf(file.media_type, file.name):
        return
    # Loaded when there is a document, never at the start of a command.
    opening: type[PdfDocument] = import_module("desktop.exchange.pdf.document").PdfDocument
    fetching = Fetching(opened, lambda _moved: None)
    try:
        document = opening(b"".join(contents(opened, file, fetching, [])))
        document.open()
    except RequestFailed:
        # A part of it is broken here and cannot be fetched now: another time.
        return
    except Refused:
        opened.files.texts.finish(file.id)
        return
    finally:
        fetching.close()
    try:
        _keep(opened.files, file.id, document, turned)
    finally:
        document.close()


def _keep(files: FileStore, file: bytes, document: Pages, turned: Callable[[], None]) -> None:
    files.texts.begin(file)
    letters, first, texts = 0, 1, list[str]()
    for page in range(len(document.sizes)):
        turned()
        texts.append(_text(document, page))
        letters += len(texts[-1])
        if len(texts) == _TOGETHER or letters > MOST_LETTERS:
            files.texts.keep(file, first, texts)
            first, texts = page + 2, []
        if letters > MOST_LETTERS:
            break
    files.texts.keep(file, first, texts)
    files.texts.finish(file)


def _text(document: Pages, page: int) -> str:
    try:
        return document.text(page)
    except Refused:
        return ""

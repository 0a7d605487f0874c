"""The life of a process that reads one document or one image: it takes what is to be read, then questions, and answers.

Its standard input and output are all it has. It ends as soon as whoever asked is gone, whatever it is doing.
It must touch no file, no network and nothing of a profile: it may write, start and leave nothing from before what is to
be read comes. On Windows, which has no such limits, who started it ends it in time. What reads is passed in.
"""

from __future__ import annotations

import os
import threading
from collections.abc import Callable
from queue import SimpleQueue
from typing import IO, Final, Literal, Protocol

from desktop.confined import confine
from desktop.exchange.pdf.messages import (
    MOST_CONTENT,
    Answer,
    Begin,
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
    encoded,
    hand_over,
    read_request,
    take,
)
from wire.decoders import unpack

_MOST_REQUEST: Final = 64 * 1024


class NotRead(Exception):
    """Nothing comes of it."""

    def __init__(self, why: Literal["damaged", "encrypted", "too_long", "page"], count: int = 0) -> None:
        """Keep why, and how many pages there are where that is why."""
        super().__init__(why)
        self.why = why
        self.count = count


class Pages(Protocol):
    """What is read; each of them raises `NotRead`."""

    @property
    def sizes(self) -> tuple[Size, ...]:
        """Give how large each page is."""

    def picture(self, page: int, scale: float) -> Picture:
        """Draw a page at so many pixels a point."""

    def text(self, page: int) -> str:
        """Give the text of a page."""

    def find(self, page: int, query: str) -> tuple[Hit, ...]:
        """Give where words stand on a page."""


def serve(read: Callable[[bytes], Pages]) -> int:
    """Read what whoever started this process hands over; gives the exit code."""
    requests, answers = _streams()
    begin = take(requests, _MOST_REQUEST)
    if begin is None:
        return 1
    inbox: SimpleQueue[bytes] = SimpleQueue()
    confined = threading.Event()
    # Begun now, for afterwards no further thread may begin; it takes nothing before.
    threading.Thread(target=_hear, args=(requests, inbox, confined), daemon=True).start()
    # Where a limit cannot be set this ends here, and no document comes.
    confine(unpack(begin, Begin).memory)
    confined.set()
    try:
        pages = read(inbox.get())
    except NotRead as reason:
        hand_over(answers, encoded(Unreadable(reason.why, reason.count)))
        return 0
    hand_over(answers, encoded(Opened(pages.sizes)))
    while True:
        hand_over(answers, encoded(answer(pages, read_request(inbox.get()))))


def answer(pages: Pages, request: Request) -> Answer:
    """Do what is asked."""
    try:
        match request:
            case Draw():
                return Drawn(pages.picture(request.page, request.scale))
            case Read():
                return Text(pages.text(request.page))
            case Find():
                return Found(pages.find(request.page, request.query))
    except NotRead as reason:
        return Unreadable(reason.why, reason.count)


def _streams() -> tuple[IO[bytes], IO[bytes]]:
    """Take input and output for questions and answers; what else would print prints nowhere."""
    answers = os.fdopen(os.dup(1), "wb")
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 1)
    return os.fdopen(0, "rb"), answers


def _hear(requests: IO[bytes], inbox: SimpleQueue[bytes], confined: threading.Event) -> None:
    """Take the document once nothing more can be done with it than read it, and then the questions."""
    confined.wait()
    most = MOST_CONTENT
    while (said := take(requests, most)) is not None:
        inbox.put(said)
        most = _MOST_REQUEST
    os._exit(0)

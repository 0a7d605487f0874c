"""The process that reads one document: `python -m desktop.exchange.pdf.child`, or a packaged program told `WORD`.

It takes a document and questions from its standard input and answers on its standard output. It ends as soon as whoever
asked is gone, whatever it is doing. It must touch no file, no network and nothing of a profile: what it may not need is
taken from it before the document comes, as far as the system can.
"""

from __future__ import annotations

import os
import sys
import threading
from contextlib import suppress
from importlib import import_module
from queue import SimpleQueue
from typing import IO, Final

from desktop.exchange.pdf.messages import (
    MOST_CONTENT,
    Answer,
    Begin,
    Draw,
    Drawn,
    Find,
    Found,
    Opened,
    Read,
    Request,
    Text,
    Unreadable,
    encoded,
    hand_over,
    read_request,
    take,
)
from desktop.exchange.pdf.pages import NotRead, PdfPages
from wire.decoders import unpack

_MOST_REQUEST: Final = 64 * 1024
_NOTHING: Final = ("RLIMIT_CORE", "RLIMIT_FSIZE", "RLIMIT_NPROC")
"""No image of the memory, no file that grows, no further process."""


def main() -> int:
    """Read a document for whoever started this process; gives the exit code."""
    requests, answers = _streams()
    begin, content = take(requests, _MOST_REQUEST), take(requests, MOST_CONTENT)
    if begin is None or content is None:
        return 1
    inbox: SimpleQueue[bytes] = SimpleQueue()
    threading.Thread(target=_hear, args=(requests, inbox), daemon=True).start()
    confine(unpack(begin, Begin).memory)
    try:
        pages = PdfPages(content)
    except NotRead as reason:
        hand_over(answers, encoded(Unreadable(reason.why, reason.count)))
        return 0
    hand_over(answers, encoded(Opened(pages.sizes)))
    while True:
        hand_over(answers, encoded(answer(pages, read_request(inbox.get()))))


def answer(pages: PdfPages, request: Request) -> Answer:
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


def confine(memory: int) -> None:
    """Let this process have so many bytes of memory, and let it write, start and leave nothing."""
    if sys.platform == "win32":
        return
    limits = import_module("resource")
    for kind, most in (*((getattr(limits, name), 0) for name in _NOTHING), (limits.RLIMIT_AS, memory)):
        # A system that knows no such limit, or has a tighter one already.
        with suppress(ValueError, OSError):
            limits.setrlimit(kind, (most, most))


def _streams() -> tuple[IO[bytes], IO[bytes]]:
    """Take input and output for questions and answers; what else would print prints nowhere."""
    answers = os.fdopen(os.dup(1), "wb")
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 1)
    return os.fdopen(0, "rb"), answers


def _hear(requests: IO[bytes], inbox: SimpleQueue[bytes]) -> None:
    while (request := take(requests, _MOST_REQUEST)) is not None:
        inbox.put(request)
    os._exit(0)


if __name__ == "__main__":
    sys.exit(main())

"""The process that reads one document: `python -m desktop.exchange.pdf.child`, or a packaged program told `WORD`.

It takes a document and questions from its standard input and answers on its standard output. It ends as soon as whoever
asked is gone, whatever it is doing. It must touch no file, no network and nothing of a profile: it may write, start and
leave nothing from before the document comes. On Windows, which has no such limits, who started it ends it in time.
"""

from __future__ import annotations

import os
import sys
import threading
from queue import SimpleQueue
from typing import IO, Final

from desktop.confined import confine
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


def main() -> int:
    """Read a document for whoever started this process; gives the exit code."""
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
        pages = PdfPages(inbox.get())
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


if __name__ == "__main__":
    sys.exit(main())

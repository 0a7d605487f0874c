"""A PDF document in the window: until its first page stands painted, and until the next one does, in a new process.

The limit is PDFium alone: opening the same bytes and drawing the same pages at the same size.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from typing import Final

import pypdfium2 as pdfium
from PySide6.QtCore import QBuffer, QEventLoop, QIODevice, QObject, Signal
from PySide6.QtGui import QPainter, QPdfWriter
from PySide6.QtWidgets import QApplication

from benchmarks.figure import Figure, percentile
from benchmarks.world import World
from desktop.computer import share_turns
from desktop.domain.settings import Settings
from desktop.ui.reader.screen import ReaderScreen
from desktop.ui.window import dress

_PAGES: Final = 300
_LINES: Final = 60
_TURNS: Final = 60
_SIZE: Final = (1280, 800)
_LINE: Final = "Beobachtung und Bewertung werden getrennt, Angaben Dritter als solche gekennzeichnet."


def measure(_world: World, part: int) -> Iterator[Figure]:
    """Open a document three times in new processes and turn its pages."""
    pages = max(_TURNS, _PAGES // part)
    runs = [_run(pages) for _ in range(3)]
    found = {name: percentile([run[name] for run in runs], 0.5) for name in runs[0]}
    n = f"{pages} pages of text"
    yield Figure("pdf_open_ms", f"{n}, first page painted", found["open"], "ms", found["bare_open"], bound=500)
    yield Figure("pdf_turn_p95_ms", f"{n}, far from each other", found["turn"], "ms", found["bare_turn"], bound=100)
    yield Figure("pdf_search_ms", f"{n}, all of them", found["search"], "ms")


def _run(pages: int) -> dict[str, float]:
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    command = [sys.executable, "-m", "benchmarks.reading", str(pages)]
    done = subprocess.run(command, check=True, capture_output=True, text=True, env=environment)
    answer: dict[str, float] = json.loads(done.stdout)
    return answer


class _Posting(QObject):
    """Has something called in Qt's thread, as the desk does."""

    arrived = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.arrived.connect(self._run)

    def _run(self, function: Callable[[], None]) -> None:
        function()

    def post(self, function: Callable[[], None]) -> None:
        self.arrived.emit(function)


def _document(pages: int) -> bytes:
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setResolution(72)
    painter = QPainter(writer)
    for number in range(pages):
        if number:
            writer.newPage()
        for line in range(_LINES):
            painter.drawText(20, 20 + 12 * line, f"{number + 1}.{line + 1} {_LINE}")
    painter.end()
    return bytes(buffer.data().data())


def _until(app: QApplication, holds: Callable[[], bool]) -> None:
    while not holds():
        app.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)


def _read(app: QApplication, content: bytes) -> dict[str, float]:
    posting = _Posting()
    started = time.perf_counter()
    reader = ReaderScreen("Leitfaden", content, posting.post)
    reader.resize(*_SIZE)
    reader.show()
    _until(app, lambda: reader.pages.is_drawn(0))
    reader.grab()
    row = {"open": (time.perf_counter() - started) * 1000}
    count = len(reader.pages.sizes)
    # Far from each other, so that none was drawn ahead.
    row["turn"] = percentile([_turned(app, reader, (turn * 37 + 20) % count) for turn in range(_TURNS)], 0.95)
    started = time.perf_counter()
    # It stands on the last page alone, so that all of them are looked through.
    reader.look_for(f"{count}.{_LINES} Beob")
    _until(app, lambda: not reader.searching)
    row["search"] = (time.perf_counter() - started) * 1000
    row["scale"] = reader.pages.percent / 100 * 96 / 72
    reader.stop()
    return row


def _turned(app: QApplication, reader: ReaderScreen, page: int) -> float:
    before = time.perf_counter()
    reader.pages.go_to(page)
    _until(app, lambda: reader.pages.is_drawn(page))
    reader.pages.grab()
    return (time.perf_counter() - before) * 1000


def _bare(content: bytes, scale: float) -> dict[str, float]:
    started = time.perf_counter()
    document = pdfium.PdfDocument(content)
    document[0].render(scale=scale)
    opened = (time.perf_counter() - started) * 1000
    times = []
    for turn in range(_TURNS):
        before = time.perf_counter()
        document[(turn * 37 + 20) % len(document)].render(scale=scale)
        times.append((time.perf_counter() - before) * 1000)
    document.close()
    return {"bare_open": opened, "bare_turn": percentile(times, 0.95)}


def main(pages: int) -> None:
    """Make a document, read it, and print what it took in milliseconds."""
    share_turns()
    app = QApplication([])
    dress(app, Settings())
    content = _document(pages)
    # What is read for the first time in a process: fonts, and PDFium itself.
    pdfium.PdfDocument(content).close()
    row = _read(app, content)
    print(json.dumps(row | _bare(content, row.pop("scale"))))


if __name__ == "__main__":
    main(int(sys.argv[1]))

"""PDF documents for tests, written by Qt: pages of text, as many as wanted."""

from __future__ import annotations

from PySide6.QtCore import QBuffer, QIODevice, QMarginsF
from PySide6.QtGui import QFont, QPageLayout, QPageSize, QPainter, QPdfWriter


def pdf(pages: list[str]) -> bytes:
    """A document of A4 pages, each with some lines of text; a line begins with `# ` where it is a heading."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setResolution(72)
    size = QPageSize(QPageSize.PageSizeId.A4)
    writer.setPageLayout(QPageLayout(size, QPageLayout.Orientation.Portrait, QMarginsF(0, 0, 0, 0)))
    painter = QPainter(writer)
    for number, text in enumerate(pages):
        if number:
            writer.newPage()
        _write(painter, text)
    painter.end()
    return bytes(buffer.data().data())


def _write(painter: QPainter, text: str) -> None:
    top = 72
    for line in text.splitlines():
        heading = line.startswith("# ")
        painter.setFont(QFont("Fira Sans", 18 if heading else 11))
        painter.drawText(72, top, line.removeprefix("# "))
        top += 30 if heading else 18


def guide(pages: int = 3) -> bytes:
    """A short guide as an office might write it."""
    texts = (
        "# Leitfaden Ersteinschätzung\nWas sehen Sie, was wurde Ihnen gesagt?\nTrennen Sie Beobachtung und Bewertung.",
        "# Gespräch mit Kindern\nFragen Sie offen und nur das Nötige.\nVersprechen Sie kein Schweigen.",
        "# Meldeweg\nSofort: anrufen und melden.\nEilig: melden, Bestätigung abwarten.",
    )
    return pdf([f"{texts[number % len(texts)]}\nSeite {number + 1}" for number in range(pages)])

"""The process that reads one document."""

from __future__ import annotations

from desktop.exchange.pdf.messages import DOCUMENT, Opened, Read, Text
from desktop.exchange.pdf.process import Reading
from tests.helpers.pdf import plain


def test_it_reads_documents() -> None:
    """Started by its module it opens one and gives its text."""
    reading = Reading(DOCUMENT)
    assert isinstance(reading.open(plain(["Meldeweg"]), 2**30, 30.0), Opened)
    assert reading.ask(Read(0), 30.0) == Text("Meldeweg")
    reading.put_away()

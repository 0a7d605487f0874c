"""What is in a file, in a word."""

from __future__ import annotations

import pytest

from desktop.presenters.media import is_pdf, media_word, opens_inside


@pytest.mark.parametrize(
    ("media_type", "name", "word", "inside"),
    [
        ("application/pdf", "a.pdf", "PDF-Dokument", True),
        ("application/octet-stream", "A.PDF", "PDF-Dokument", True),
        ("image/png", "a.png", "Bild", True),
        ("image/svg+xml", "a.svg", "Bild", False),
        ("video/mp4", "a.mp4", "Video", False),
        ("application/octet-stream", "a.odp", "Präsentation", False),
        ("application/octet-stream", "a.docx", "Textdokument", False),
        ("text/csv", "a.csv", "Tabelle", False),
        ("application/octet-stream", "a", "Datei", False),
    ],
)
def test_a_file_has_a_word_and_a_place_to_open(media_type: str, name: str, word: str, *, inside: bool) -> None:
    """The name helps where the type says nothing; what the window cannot show safely opens elsewhere."""
    assert (media_word(media_type, name), opens_inside(media_type, name)) == (word, inside)
    assert is_pdf(media_type, name) is (word == "PDF-Dokument")

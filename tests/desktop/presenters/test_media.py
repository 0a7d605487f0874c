"""What is in a file, in a word."""

from __future__ import annotations

import pytest

from desktop.presenters.media import HEAD_BYTES, head_remark, is_pdf, media_word, opens_inside


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


@pytest.mark.parametrize(
    ("media_type", "name", "head", "said"),
    [
        ("application/pdf", "a.pdf", b"%PDF-1.7", ""),
        ("application/pdf", "a.pdf", b"\n" * 1000 + b"%PDF-1.4", ""),
        ("application/pdf", "a.pdf", b"<html>", "Beginnt nicht wie ein PDF-Dokument."),
        ("application/pdf", "a.pdf", b"\n" * HEAD_BYTES + b"%PDF-1.4", "Beginnt nicht wie ein PDF-Dokument."),
        ("image/png", "a.png", b"\xff\xd8\xff\xe0", ""),
        ("image/png", "a.png", b"%PDF-1.7", "Beginnt nicht wie ein Bild."),
        ("video/mp4", "a.mp4", b"anything", ""),
        ("application/octet-stream", "a", b"anything", ""),
    ],
)
def test_a_file_that_begins_otherwise_than_it_is_called_is_noticed(
    media_type: str, name: str, head: bytes, said: str
) -> None:
    """One sort of picture under the name of another opens all the same; of what opens elsewhere nothing is said."""
    remark = head_remark(media_type, name, head)
    assert remark[: len(said)] == said
    assert bool(remark) is bool(said)

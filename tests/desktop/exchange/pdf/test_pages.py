"""PDFium itself, called in this process by documents of our own: what comes of a page."""

from __future__ import annotations

import pytest

from desktop.exchange.pdf.messages import MOST_PAGES, MOST_PIXELS, Size
from desktop.exchange.pdf.pages import PdfPages
from desktop.exchange.pdf.serving import NotRead
from tests.helpers.pdf import blank, encrypted, plain


def test_a_page_is_a_picture() -> None:
    """It has the size that was asked for, is white where nothing stands and dark where letters stand."""
    pages = PdfPages(plain(["Meldeweg"]))
    assert pages.sizes == (Size(595, 842),)
    drawn = pages.picture(0, 2.0)
    assert (drawn.width, drawn.height, len(drawn.pixels)) == (1190, 1684, 4 * 1190 * 1684)
    assert drawn.pixels[:3] == b"\xff\xff\xff"
    assert min(drawn.pixels[::4]) < 64


def test_a_picture_is_never_finer_than_the_limit() -> None:
    """However close somebody looks, it takes no more memory than that."""
    drawn = PdfPages(blank(1, 595, 842)).picture(0, 100.0)
    assert 0.9 * MOST_PIXELS < drawn.width * drawn.height <= 1.01 * MOST_PIXELS


def test_a_page_of_no_sensible_size_is_shown_like_any_other() -> None:
    """What a document says of itself does not decide how much memory it takes."""
    opened = PdfPages(blank(1, 1_000_000, 0.5))
    assert opened.sizes == (Size(595, 842),)
    assert PdfPages(blank(1, 300, 200)).sizes == (Size(300, 200),)
    drawn = opened.picture(0, 1.0)
    assert drawn.width * drawn.height <= MOST_PIXELS


def test_what_is_none_says_why() -> None:
    """Damaged, protected, or too long."""
    reasons = []
    for content in (b"", b"%PDF-1.4\nnothing", encrypted(), blank(MOST_PAGES + 1)):
        with pytest.raises(NotRead) as caught:
            PdfPages(content)
        reasons.append((caught.value.why, caught.value.count))
    assert reasons == [("damaged", 0), ("damaged", 0), ("encrypted", 0), ("too_long", MOST_PAGES + 1)]


def test_a_page_that_is_not_there_is_damaged() -> None:
    """Words are looked for on pages that are there, and found whatever their case."""
    pages = PdfPages(plain(["Wer fragt", ""]))
    assert [len(pages.find(0, words)) for words in ("WER  ", "fragen", "  ")] == [1, 0, 0]
    assert (pages.text(0), pages.text(1)) == ("Wer fragt", "")
    with pytest.raises(NotRead, match="page"):
        pages.text(7)

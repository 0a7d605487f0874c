"""A PDF document from memory: pictures, texts, places, and what no document may do."""

from __future__ import annotations

import threading

import pytest
from PySide6.QtWidgets import QApplication

from desktop.domain.refused import Refused
from desktop.exchange import pdf_document
from desktop.exchange.pdf_document import MOST_PAGES, MOST_PIXELS, PdfDocument, Size
from tests.helpers.pdf import blank, crowded, encrypted, guide, pdf


@pytest.fixture
def document(qapp: QApplication) -> PdfDocument:
    """A guide of three pages."""
    return PdfDocument(guide())


def test_a_page_is_a_picture(document: PdfDocument) -> None:
    """It has the size that was asked for, is white where nothing stands and dark where letters stand."""
    assert document.sizes == (Size(595, 842),) * 3
    drawn = document.picture(0, 2.0)
    assert (drawn.width, drawn.height, len(drawn.pixels)) == (1190, 1684, 4 * 1190 * 1684)
    assert drawn.pixels[:3] == b"\xff\xff\xff"
    assert min(drawn.pixels[::4]) < 64


def test_whoever_waits_behind_a_page_without_end_is_told(document: PdfDocument) -> None:
    """A page that is drawn for ever lets nobody else through the door; that is said, and nobody waits for ever too."""
    held, over = threading.Event(), threading.Event()

    def draw() -> None:
        with pdf_document._DOOR:
            held.set()
            over.wait(30)

    thread = threading.Thread(target=draw)
    thread.start()
    try:
        assert held.wait(30)
        with pytest.raises(Refused, match="Ein anderes Dokument wird noch gelesen"):
            PdfDocument(guide(), patience=0)
    finally:
        over.set()
        thread.join()
    assert document.text(0)


def test_a_picture_is_never_finer_than_the_limit(document: PdfDocument) -> None:
    """However close somebody looks, it takes no more memory than that."""
    drawn = document.picture(0, 100.0)
    assert 0.9 * MOST_PIXELS < drawn.width * drawn.height <= 1.01 * MOST_PIXELS


def test_a_page_has_its_text(document: PdfDocument) -> None:
    """Line by line, with umlauts."""
    assert document.text(1).splitlines()[:2] == ["Gespräch mit Kindern", "Fragen Sie offen und nur das Nötige."]


def test_words_are_found_with_their_places(document: PdfDocument) -> None:
    """Whatever their case; the boxes stand where the letters are drawn, from the upper left corner."""
    (hit,) = document.find(1, "  fragen  sie ")
    assert hit.page == 1
    first = hit.boxes[0]
    assert 70 < first.left < 76
    assert 90 < first.top < 102
    assert document.find(0, "fragen") == ()
    assert document.find(0, "  ") == ()


@pytest.mark.parametrize("content", [b"", b"%PDF-1.4\nnothing", b"\x00" * 100, b"%PDF-1.7"])
def test_what_is_damaged_is_refused(content: bytes) -> None:
    """The sentence says what to do, and nothing of what stands in it."""
    with pytest.raises(Refused, match="beschädigt oder kein PDF"):
        PdfDocument(content)


def test_what_was_cut_off_is_refused_or_read_as_far_as_it_goes(qapp: QApplication) -> None:
    """A document cut anywhere ends in an answer, never in an end of the program."""
    whole = guide()
    for cut in range(0, len(whole), len(whole) // 25):
        try:
            opened = PdfDocument(whole[:cut])
        except Refused:
            continue
        assert opened.text(0) is not None
        opened.close()


def test_what_needs_a_password_says_so() -> None:
    """It is opened by another program, for this one asks for no password of others."""
    with pytest.raises(Refused, match="verschlüsselt"):
        PdfDocument(encrypted())


def test_too_many_pages_are_refused() -> None:
    """The limit is named."""
    assert len(PdfDocument(blank(3)).sizes) == 3
    with pytest.raises(Refused, match=str(MOST_PAGES)):
        PdfDocument(blank(MOST_PAGES + 1))


def test_a_page_of_no_sensible_size_is_shown_like_any_other() -> None:
    """What a document says of itself does not decide how much memory it takes."""
    opened = PdfDocument(blank(1, 1_000_000, 0.5))
    assert opened.sizes == (Size(595, 842),)
    assert PdfDocument(blank(1, 300, 200)).sizes == (Size(300, 200),)
    drawn = opened.picture(0, 1.0)
    assert drawn.width * drawn.height <= MOST_PIXELS


def test_what_is_closed_shows_nothing_more(document: PdfDocument) -> None:
    """Also not to a thread that comes late; closing twice is closing."""
    document.close()
    document.close()
    with pytest.raises(Refused, match="nicht mehr offen"):
        document.picture(0, 1.0)


def test_a_page_that_takes_too_long_is_given_up() -> None:
    """Whoever waits is asked while it is drawn; once they have had enough nothing comes of it, and that is said."""
    opened = PdfDocument(crowded(2000))
    asked: list[None] = []

    def enough() -> bool:
        asked.append(None)
        return len(asked) > 2

    with pytest.raises(Refused, match="Seite 1 ist zu aufwendig"):
        opened.picture(0, 1.0, enough)
    assert len(asked) == 3
    assert min(opened.picture(0, 0.5).pixels[::4]) < 64


def test_several_threads_go_through_one_door(qapp: QApplication) -> None:
    """Each gets what it asked for, whoever asks at the same time."""
    documents = [PdfDocument(pdf([f"# Dokument {number}"])) for number in range(4)]
    found: dict[int, set[str]] = {number: set() for number in range(4)}

    def ask(number: int) -> None:
        for _ in range(10):
            documents[number].picture(0, 0.5)
            found[number].add(documents[number].text(0))

    threads = [threading.Thread(target=ask, args=(number,)) for number in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert found == {number: {f"Dokument {number}"} for number in range(4)}

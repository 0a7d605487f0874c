"""A PDF document from memory: pictures, texts, places, and what no document may do."""

from __future__ import annotations

import sys
import threading
from collections.abc import Iterator

import psutil
import pytest

from desktop.domain.refused import Refused
from desktop.exchange.pdf.document import Limits, PdfDocument
from desktop.exchange.pdf.messages import MOST_PAGES, Size
from tests.helpers.pdf import blank, crowded, encrypted, guide

BRIEF = Limits(page_seconds=0.05)
HEAVY = 400_000


@pytest.fixture
def document() -> Iterator[PdfDocument]:
    """A guide of three pages."""
    opened = PdfDocument(guide()).open()
    yield opened
    opened.close()


def reader(document: PdfDocument) -> psutil.Process:
    assert document._reading is not None
    return psutil.Process(document._reading.id)


@pytest.mark.usefixtures("qapp")
def test_a_page_is_drawn_and_read(document: PdfDocument) -> None:
    """Its picture is as large as was asked for; its text has its umlauts, line by line."""
    assert document.sizes == (Size(595, 842),) * 3
    drawn = document.picture(0, 2.0)
    assert (drawn.width, drawn.height, min(drawn.pixels[::4]) < 64) == (1190, 1684, True)
    assert document.text(1).splitlines()[:2] == ["Gespräch mit Kindern", "Fragen Sie offen und nur das Nötige."]


@pytest.mark.usefixtures("qapp")
def test_words_are_found_with_their_places(document: PdfDocument) -> None:
    """Whatever their case; the boxes stand where the letters are drawn, from the upper left corner."""
    (hit,) = document.find(1, "  fragen  sie ")
    assert hit.page == 1
    first = hit.boxes[0]
    assert 70 < first.left < 76
    assert 90 < first.top < 102
    assert document.find(0, "fragen") == ()
    assert document.find(0, "  ") == ()


def test_this_process_has_no_part_in_it() -> None:
    """Nothing is read before it is opened, and then by another process, which ends as it is closed."""
    document = PdfDocument(blank(1))
    assert document._reading is None
    process = reader(document.open())
    assert process.ppid() == psutil.Process().pid
    document.close()
    assert not process.is_running()


@pytest.mark.parametrize("content", [b"", b"%PDF-1.4\nnothing", b"\x00" * 100, b"%PDF-1.7"])
def test_what_is_damaged_is_refused(content: bytes) -> None:
    """The sentence says what to do, and nothing of what stands in it."""
    with pytest.raises(Refused, match="beschädigt oder kein PDF"):
        PdfDocument(content).open()


@pytest.mark.usefixtures("qapp")
def test_what_was_cut_off_is_refused_or_read_as_far_as_it_goes() -> None:
    """A document cut anywhere ends in an answer."""
    whole = guide()
    for cut in range(0, len(whole), len(whole) // 6):
        opened = PdfDocument(whole[:cut])
        try:
            said = opened.open().text(0)
        except Refused as reason:
            said = reason.code
        opened.close()
        assert said.startswith(("Leitfaden", "pdf_damaged", "pdf_page_damaged")) or not said


def test_what_needs_a_password_says_so() -> None:
    """It is opened by another program, for this one asks for no password of others."""
    with pytest.raises(Refused, match="verschlüsselt"):
        PdfDocument(encrypted()).open()


def test_too_many_pages_are_refused() -> None:
    """The limit is named."""
    with pytest.raises(Refused, match=str(MOST_PAGES)):
        PdfDocument(blank(MOST_PAGES + 1)).open()


def test_a_page_that_takes_too_long_is_given_up() -> None:
    """That is said of this page; others are read as before, by a new process."""
    document = PdfDocument(crowded(HEAVY), BRIEF).open()
    before = reader(document)
    with pytest.raises(Refused, match="Seite 1 ist zu aufwendig"):
        document.picture(0, 1.0)
    assert not before.is_running()
    document.open()
    assert reader(document).pid != before.pid
    document.close()


def test_a_page_that_breaks_what_reads_it_breaks_nothing_else() -> None:
    """The program goes on, and so do the other pages."""
    document = PdfDocument(blank(3)).open()
    reader(document).kill()
    with pytest.raises(Refused, match="Seite 2 hat das Lesen abgebrochen"):
        document.text(1)
    assert document.text(2) == ""
    document.close()


def test_a_document_that_does_it_again_and_again_is_not_read_any_more() -> None:
    """Nobody is kept busy by it for ever."""
    document = PdfDocument(blank(3), Limits(lives=2)).open()
    for _ in range(2):
        document.text(0)
        reader(document).kill()
        with pytest.raises(Refused, match="abgebrochen"):
            document.text(0)
    with pytest.raises(Refused, match="wird nicht weiter gelesen"):
        document.text(0)
    document.close()


def test_a_document_that_cannot_be_opened_in_time_is_refused() -> None:
    """No process is left of it."""
    before = {child.pid for child in psutil.Process().children()}
    with pytest.raises(Refused, match="ließ sich nicht öffnen"):
        PdfDocument(blank(1), Limits(open_seconds=0.001)).open()
    assert {child.pid for child in psutil.Process().children()} <= before


def test_where_no_process_starts_that_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever waits is told; it is not taken for the document's fault, which opens once there is room again."""
    document = PdfDocument(blank(1), Limits(lives=1))
    with monkeypatch.context() as without:
        without.setattr(sys, "executable", "/fehlt/python")
        for _ in range(2):
            with pytest.raises(Refused, match="ließ sich nicht öffnen"):
                document.open()
    assert len(document.open().sizes) == 1
    document.close()


def test_what_is_closed_shows_nothing_more() -> None:
    """Also not to a thread that comes late; closing twice is closing."""
    document = PdfDocument(blank(1)).open()
    document.close()
    document.close()
    with pytest.raises(Refused, match="nicht mehr offen"):
        document.picture(0, 1.0)


def test_closing_waits_for_no_page() -> None:
    """Whoever waits for a page at that moment is told that it is not open any more."""
    document = PdfDocument(crowded(HEAVY), Limits(page_seconds=60)).open()
    told: list[str] = []

    def draw() -> None:
        try:
            document.picture(0, 1.0)
        except Refused as reason:
            told.append(reason.code)

    thread = threading.Thread(target=draw)
    thread.start()
    document.close()
    thread.join(30)
    assert told == ["pdf_closed"]


def test_several_threads_ask_one_document() -> None:
    """Each gets what it asked for, whoever asks at the same time."""
    document = PdfDocument(blank(4, 300, 200)).open()
    found: set[tuple[int, int]] = set()

    def ask(page: int) -> None:
        for scale in (0.5, 1.0, 2.0):
            drawn = document.picture(page, scale)
            found.add((round(drawn.width / scale), round(drawn.height / scale)))

    threads = [threading.Thread(target=ask, args=(page,)) for page in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    document.close()
    assert found == {(300, 200)}

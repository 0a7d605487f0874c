"""Drawing the texts out of documents: what is here, once, with limits, and broken off between two pages."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import cast

import psutil
import pytest
from PySide6.QtWidgets import QApplication

from desktop.commands import text_drawing
from desktop.commands.text_drawing import TextDrawing
from desktop.composition import Opened
from desktop.domain.progress import BrokenOff
from desktop.domain.refused import Refused
from desktop.presenters.materials import Label
from tests.helpers.company import Company, Member
from tests.helpers.library import Reader, unheard
from tests.helpers.pdf import encrypted, guide


@pytest.fixture
def reader(police: Member, tmp_path: Path, qapp: QApplication) -> Reader:
    return Reader(police, tmp_path)


def pages(reader: Reader, query: str) -> list[int]:
    return sorted(hit.page for hit in reader.backstage.files.find_texts(query, 100))


def test_what_is_here_is_drawn_out_once(reader: Reader) -> None:
    """Each version of each PDF document; the second time there is nothing to do."""
    entity = reader.add("a.pdf", guide(30), Label("A"))
    reader.revise(entity, "b.pdf", guide(3))
    reader.add("film.mp4", b"film", Label("Film"))
    heard: list[tuple[int, int]] = []
    assert reader.backstage.files.draw_texts(lambda done, whole: heard.append((done, whole))) == 2
    assert heard == [(0, 2)] * 30 + [(1, 2)] * 3
    assert pages(reader, "seite 30") == [30]
    assert pages(reader, "meldeweg") == sorted([*range(3, 31, 3), 3])
    assert reader.backstage.files.draw_texts(unheard) == 0


def test_what_is_not_here_is_not_drawn(company: Company, reader: Reader, tmp_path: Path) -> None:
    """It is once it was fetched, and is found no more once it was given up."""
    entity = reader.add("a.pdf", guide(3), Label("A"))
    reader.send(company)
    willich = Reader(company.members[1], tmp_path / "willich")
    assert willich.backstage.files.draw_texts(unheard) == 0
    willich.fetch(entity)
    assert willich.backstage.files.draw_texts(unheard) == 1
    assert pages(willich, "schweigen") == [2]
    willich.backstage.files.give_up(entity)
    assert pages(willich, "schweigen") == []


def test_of_what_cannot_be_read_there_is_no_text(reader: Reader) -> None:
    """A damaged document and a protected one are tried once."""
    reader.add("a.pdf", encrypted())
    reader.add("b.pdf", b"kein PDF")
    assert reader.backstage.files.draw_texts(unheard) == 2
    assert reader.backstage.files.draw_texts(unheard) == 0


def test_what_could_not_be_read_for_now_is_read_another_time(reader: Reader, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where no process starts to read it, it is not tried again and again, but once more after the next unlocking."""
    reader.add("a.pdf", guide(3))
    opened = cast("Opened", reader.backstage.opened)
    drawing = TextDrawing(opened)
    with monkeypatch.context() as without:
        without.setattr(sys, "executable", "/fehlt/python")
        assert [drawing.draw(unheard), drawing.draw(unheard)] == [1, 0]
    assert opened.files.texts.drawn() == set()
    assert TextDrawing(opened).draw(unheard) == 1
    assert pages(reader, "schweigen") == [2]
    assert TextDrawing(opened).draw(unheard) == 0


def test_the_end_waits_for_no_page(reader: Reader) -> None:
    """In the middle of a document its process ends at once, nothing more of it is read, and it is not called drawn."""
    reader.add("a.pdf", guide(30))
    drawing = TextDrawing(cast("Opened", reader.backstage.opened))
    others, turned = set(psutil.Process().children()), list[psutil.Process]()

    def hear(_done: int, _whole: int) -> None:
        if not turned:
            turned.extend(set(psutil.Process().children()) - others)
            drawing.end()
            psutil.wait_procs(turned, 30)

    assert drawing.draw(hear) == 1
    assert turned
    assert [one for one in turned if one.is_running()] == []
    assert reader.backstage.opened.files.texts.drawn() == set()
    reader.add("b.pdf", guide(3))
    with pytest.raises(BrokenOff):
        drawing.draw(unheard)


@pytest.mark.parametrize(("why", "lasting"), [("pdf_page_damaged", True), ("pdf_page_too_much", False)])
def test_a_page_that_could_not_be_read_for_now_leaves_the_others_found(
    reader: Reader, why: str, *, lasting: bool
) -> None:
    """A page that took too long may not do so the next time; one that is damaged stays so."""
    reader.add("a.pdf", guide(3))
    opened = reader.backstage.opened
    (row,) = opened.files.all()

    class Spoilt:
        sizes: Sequence[object] = (None,) * 3

        def text(self, page: int) -> str:
            if page == 1:
                raise Refused(why, "Seite 2 geht nicht.")
            return f"wort{page}"

    assert text_drawing._keep(opened.files, row.file, Spoilt(), lambda: None) is lasting
    assert [pages(reader, word) for word in ("wort0", "wort1", "wort2")] == [[1], [], [3]]
    assert (row.file in opened.files.texts.drawn()) is lasting


def test_it_is_broken_off_between_two_pages(reader: Reader) -> None:
    """And begins with that document again the next time."""
    reader.add("a.pdf", guide(30))

    def hear(_done: int, _whole: int) -> None:
        if not left:
            raise BrokenOff
        left.pop()

    left = [None] * 25
    with pytest.raises(BrokenOff):
        reader.backstage.files.draw_texts(hear)
    assert reader.backstage.files.draw_texts(unheard) == 1
    assert pages(reader, "seite 30") == [30]


def test_only_so_much_of_one_document_is_kept(reader: Reader) -> None:
    """A document of more letters is found by its first pages, and ends."""
    reader.add("a.pdf", guide(3))
    opened = reader.backstage.opened
    (row,) = opened.files.all()

    class Endless:
        sizes: Sequence[object] = (None,) * 4000

        def text(self, page: int) -> str:
            return f"wort{page} " + "x" * 50_000

    text_drawing._keep(opened.files, row.file, Endless(), lambda: None)
    assert pages(reader, "wort0") == [1]
    assert pages(reader, "wort200") == []
    assert row.file in opened.files.texts.drawn()

"""What is done with a document: a version that opens elsewhere counts as begun, what cannot be done is said."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from desktop.presenters import library, materials, studying
from desktop.presenters.attachment_list import Listed
from desktop.ui.library.adding import Adder
from desktop.ui.library.taking import MaterialTaker
from desktop.ui.theme.theme import Theme
from tests.helpers.company import Member
from tests.helpers.filing import picture
from tests.helpers.library import Reader
from tests.helpers.showing import SHOWING

pytestmark = SHOWING


class Taking:
    """The police with a document of their own."""

    def __init__(self, reader: Reader, window: QWidget) -> None:
        self.reader = reader
        self.entity = reader.add("film.mp4", b"film")
        self.said: list[str] = []
        reader.desk.setParent(window)
        adder = Adder(reader.desk, window, self.said.append)
        self.taker = MaterialTaker(reader.desk, window, adder, lambda text: self.said.append(str(text)))

    @property
    def one(self) -> Listed:
        workspace = self.reader.member.workspace
        return library.shown(workspace, self.reader, materials.material(workspace, self.entity)).editions[0]


@pytest.fixture
def taking(police: Member, tmp_path: Path, themed: Theme, qtbot: QtBot) -> Taking:
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    return Taking(Reader(police, tmp_path), window)


def test_what_opens_elsewhere_is_begun(taking: Taking) -> None:
    """Once the warning is confirmed and it is handed over."""
    opened: list[Path] = []
    taking.taker.steps.open_with(opened.append)
    taking.taker.steps.take("outside", taking.entity, taking.one)
    assert taking.taker.steps.asked is not None
    taking.taker.steps.asked.confirm.click()
    workspace = taking.reader.member.workspace
    state = materials.material(workspace, taking.entity)
    assert [path.name for path in opened] == ["film.mp4"]
    assert studying.studied(workspace, state, None).state == "begun"


def test_a_picture_that_cannot_be_shown_is_not_begun(taking: Taking) -> None:
    """Nobody has read what nobody could see, and so no progress says so; one that is shown is begun."""
    workspace = taking.reader.member.workspace
    for content, begun in ((b"\x89PNG\r\n\x1a\n" + b"k" * 500, "new"), (picture(), "begun")):
        taking.entity = taking.reader.add("bild.png", content)
        taking.taker.steps.take("look", taking.entity, taking.one)
        assert studying.studied(workspace, materials.material(workspace, taking.entity), None).state == begun
    taking.taker.steps.sheet.close()


def test_an_older_version_is_no_beginning_of_the_newest(taking: Taking) -> None:
    """Who looks up what stood there before has not begun with what stands there now."""
    older = taking.one
    taking.reader.revise(taking.entity, "film.mp4", b"film, neu")
    taking.taker.steps.open_with(lambda _path: None)
    taking.taker.steps.take("outside", taking.entity, older)
    assert taking.taker.steps.asked is not None
    taking.taker.steps.asked.confirm.click()
    workspace = taking.reader.member.workspace
    assert studying.studied(workspace, materials.material(workspace, taking.entity), None).state == "new"


def test_what_is_read_in_the_window_comes_from_memory(taking: Taking, qtbot: QtBot) -> None:
    """Its content is handed over with where to begin; nothing of it shows in what is written of it."""
    with qtbot.waitSignal(taking.taker.opened) as opened:
        taking.taker.read(taking.entity, taking.one, 3, "Wort")
    (reading,) = opened.args
    assert (reading.content, reading.page, reading.words, reading.may_confirm) == (b"film", 3, "Wort", True)
    assert repr(reading) == "Reading()"


def test_the_only_copy_is_not_given_up(taking: Taking) -> None:
    """That is said, and it stays."""
    taking.taker.take(taking.entity, "give_up")
    assert "noch nicht beim Server" in taking.said[-1]


def test_a_new_version_begins_with_the_file(taking: Taking) -> None:
    """The system's dialog is open for one file."""
    taking.taker.take(taking.entity, "revise")
    assert taking.taker._adder.dialog.isVisible()
    taking.taker._adder.dialog.close()

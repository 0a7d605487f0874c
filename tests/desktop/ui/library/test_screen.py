"""The library as somebody uses it: choosing, fetching, confirming, revising, removing, giving up."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from desktop.presenters import materials, studying
from desktop.presenters.library import Filter
from desktop.presenters.materials import Label
from desktop.ui.learning_screen import LearningScreen
from desktop.ui.library.screen import LibraryScreen
from desktop.ui.theme.theme import Theme
from tests.helpers.accessible import settled
from tests.helpers.company import Company, Member
from tests.helpers.library import Reader
from tests.helpers.pdf import guide
from tests.helpers.showing import SHOWING, press, show
from tests.helpers.window import deleted_now, quiet_window

pytestmark = SHOWING


class Library:
    """Somebody before the library."""

    def __init__(self, reader: Reader, qtbot: QtBot) -> None:
        self.reader = reader
        self.screen = LibraryScreen(reader.around())
        self.reader.desk.setParent(self.screen)
        show(qtbot, self.screen)

    def press(self, words: str) -> None:
        """Press a button by its words, or by the words before the name of its file."""
        settled()
        deleted_now()
        found = [
            one
            for one in self.screen.findChildren(QPushButton)
            if one.isVisible()
            and (one.text().replace("&", "") == words or one.accessibleName().startswith(f"{words}: "))
        ]
        assert found, words
        found[0].click()

    def words(self) -> str:
        """All that the document says."""
        deleted_now()
        return "\n".join(one.text() for one in self.screen.view.findChildren(QLabel) if one.isVisible())


@pytest.fixture
def author(police: Member, tmp_path: Path) -> Reader:
    return Reader(police, tmp_path / "police")


@pytest.fixture
def entity(company: Company, author: Reader) -> bytes:
    """A guide that everybody is to know, and a film."""
    author.add("film.mp4", b"film", Label("Film"))
    made = author.add("leitfaden.pdf", b"text", Label("Leitfaden", mandatory=True))
    author.send(company)
    return made


@pytest.fixture
def willich(company: Company, entity: bytes, tmp_path: Path, themed: Theme, qtbot: QtBot) -> Library:
    return Library(Reader(company.members[1], tmp_path / "willich"), qtbot)


@pytest.fixture
def police_side(author: Reader, entity: bytes, themed: Theme, qtbot: QtBot) -> Library:
    return Library(author, qtbot)


def test_the_newest_is_chosen_and_shown(willich: Library, entity: bytes) -> None:
    """Its title, its size before it is fetched, and what it is about stand beside the list."""
    assert willich.screen.side.entity == entity
    assert "Leitfaden" in willich.words()
    assert "Noch nicht auf diesem Gerät" in willich.words()
    assert willich.screen.panes() == (willich.screen.columns.left, willich.screen.columns.right)


def test_it_is_fetched_and_given_up_again(willich: Library, entity: bytes) -> None:
    """The list of what is here has it, keeps it before who gives it up, and asked for again has it no more."""
    willich.press("Holen")
    assert "Auf diesem Gerät" in willich.words()
    willich.screen.side.show_filter(Filter.HERE)
    assert willich.screen.side.entity == entity
    willich.press("Von diesem Gerät entfernen")
    assert willich.screen.side.entity == entity
    assert "Noch nicht auf diesem Gerät" in willich.words()
    willich.screen.side.show_filter(Filter.HERE)
    assert willich.screen.side.model.rowCount() == 0
    assert willich.screen.view.shown is None
    assert "liegt kein Material" in willich.screen.side.empty.text()


def test_somebody_confirms_that_they_have_read_it(willich: Library) -> None:
    """It is done then, and is not asked for again."""
    willich.press("Als gelesen bestätigen")
    assert willich.reader.said[-1].startswith("Als gelesen bestätigt.")
    willich.screen.side.show_filter(Filter.OPEN)
    assert willich.screen.side.empty.text() == "Keine Pflicht offen."


def test_the_search_leaves_what_has_the_words(willich: Library) -> None:
    """Enter goes to the list, Escape shows all again; where nothing matches that is said."""
    search = willich.screen.side.search
    search.setFocus()
    search.setText("film")
    press(Qt.Key.Key_Return)
    assert willich.screen.side.list.hasFocus()
    assert willich.screen.side.model.rowCount() == 1
    search.setFocus()
    search.setText("nirgends")
    willich.screen.side.find_and_go()
    assert willich.screen.side.empty.text() == "Kein Material mit diesen Wörtern."
    press(Qt.Key.Key_Escape)
    assert willich.screen.side.model.rowCount() == 2


def test_only_its_agency_takes_it_away(willich: Library, police_side: Library) -> None:
    """It is asked first, and then it is offered no more."""
    assert not any(one.text() == "Nicht mehr anbieten …" for one in willich.screen.findChildren(QPushButton))
    police_side.press("Nicht mehr anbieten …")
    assert police_side.screen.taker.asked is not None
    assert police_side.screen.side.model.rowCount() == 2
    police_side.screen.taker.asked.confirm.click()
    assert police_side.screen.side.model.rowCount() == 1


def test_what_is_being_added_stands_below_the_list(police_side: Library) -> None:
    """A file that could not be taken in says so in a sheet, until somebody has read it."""
    path = police_side.reader.folder / "weg.pdf"
    path.write_bytes(b"text")
    police_side.screen.adder.ask(b"", [str(path)])
    path.unlink()
    assert police_side.screen.adder.asked is not None
    police_side.screen.adder.asked.confirm.click()
    police_side.press("Wird eingestellt: 1")
    police_side.press("Entfernen")
    assert police_side.screen.sheet.nothing.isVisible()
    police_side.screen.sheet.close()
    assert not police_side.screen.side.coming.isVisible()


def test_a_document_is_shown_from_elsewhere(willich: Library, entity: bytes) -> None:
    """Under whatever filter the list stands, it is chosen and the keyboard goes to it."""
    willich.screen.side.show_filter(Filter.HERE)
    willich.screen.show_material(entity)
    assert (willich.screen.side.filter, willich.screen.side.entity) == (Filter.ALL, entity)
    willich.screen.back()


def test_a_document_is_read_in_the_window(
    company: Company, author: Reader, willich: Library, qtbot: QtBot, tmp_path: Path
) -> None:
    """It opens where somebody was, how far they come is kept, they confirm it there, and leave it again."""
    entity = author.add("guide.pdf", guide(4), Label("Ratgeber"))
    author.send(company)
    willich.screen.show_material(entity)
    workspace = willich.reader.member.workspace
    studying.keep_place(workspace, entity, willich.reader.version(entity), 3, 4)
    willich.press("Lesen")
    reader = willich.screen.reader
    assert reader is not None
    with qtbot.waitSignal(reader.turned, timeout=10_000):
        pass
    assert (reader.pages.page, willich.screen.panes()[0]) == (2, reader.bar)
    reader.pages.go_to(3)
    with qtbot.waitSignal(reader.turned, timeout=10_000):
        pass
    place = studying.place_in(workspace, entity)
    assert place is not None
    assert (place.page, place.furthest) == (4, 4)
    willich.press("Als gelesen bestätigen")
    assert studying.has_read(studying.learner(workspace), materials.material(workspace, entity))
    assert not reader.bar.confirm.isVisible()
    willich.screen.back()
    assert willich.screen.reader is None
    assert "Ratgeber" in willich.words()


def test_a_document_that_was_revised_while_it_is_read_is_not_confirmed(
    company: Company, author: Reader, willich: Library, qtbot: QtBot
) -> None:
    """What came meanwhile nobody has read: that is said, and the button stays."""
    entity = author.add("guide.pdf", guide(2), Label("Ratgeber"))
    author.send(company)
    willich.screen.show_material(entity)
    willich.press("Lesen")
    reader = willich.screen.reader
    assert reader is not None
    with qtbot.waitSignal(reader.turned, timeout=10_000):
        pass
    author.revise(entity, "guide.pdf", guide(3))
    author.send(company)
    willich.press("Als gelesen bestätigen")
    assert willich.reader.said[-1].startswith("Inzwischen gibt es eine neue Fassung.")
    assert studying.learner(willich.reader.member.workspace) is None
    assert reader.bar.confirm.isVisible()
    willich.screen.back()


def test_what_is_damaged_can_be_fetched_again(company: Company, author: Reader, willich: Library, qtbot: QtBot) -> None:
    """It says so in place of its pages, and Escape leads back to where it is fetched."""
    entity = author.add("kaputt.pdf", b"%PDF-", Label("Kaputt"))
    author.send(company)
    willich.screen.show_material(entity)
    willich.press("Lesen")
    reader = willich.screen.reader
    assert reader is not None
    qtbot.waitUntil(lambda: "beschädigt" in reader.state.text(), timeout=10_000)
    press(Qt.Key.Key_Escape)
    assert willich.screen.reader is None


def test_words_inside_a_document_lead_to_their_page(
    company: Company, author: Reader, willich: Library, qtbot: QtBot
) -> None:
    """Once its text is drawn out, the list has it, says the page, and reading begins there with the words marked."""
    entity = author.add("guide.pdf", guide(9), Label("Ratgeber"))
    author.send(company)
    willich.screen.show_material(entity)
    willich.press("Holen")
    willich.screen.side.search.setText("kein schweigen")
    willich.screen.side.find_and_go()
    assert willich.screen.side.entity == entity
    assert "Gefunden auf Seite" in willich.words()
    willich.press("Lesen")
    reader = willich.screen.reader
    assert reader is not None
    qtbot.waitUntil(lambda: reader.bar.found.text().endswith(" von 3"), timeout=10_000)
    assert reader.bar.search.text() == "kein schweigen"
    willich.screen.back()
    willich.press("Von diesem Gerät entfernen")
    willich.screen.side.find_and_go()
    assert willich.screen.side.model.rowCount() == 0


def test_a_lock_lets_go_of_what_is_read(
    company: Company, author: Reader, tmp_path: Path, themed: Theme, qtbot: QtBot
) -> None:
    """The window takes the screen away, and with it goes the document and its thread."""
    entity = author.add("guide.pdf", guide(2), Label("Ratgeber"))
    author.send(company)
    reader = Reader(company.members[1], tmp_path / "willich")
    window = quiet_window(tmp_path)
    qtbot.addWidget(window)
    window.show_unlocked(reader.backstage)
    window.show()
    window.show_area("learning")
    screen = window.workplace.screen_of("learning") if window.workplace is not None else None
    assert isinstance(screen, LearningScreen)
    screen.show_view("learning")
    library = screen.view_of("learning")
    assert isinstance(library, LibraryScreen)
    library.show_material(entity)
    assert library.view.shown is not None
    library.taker.read(entity, library.view.shown.editions[0])
    shown = library.reader
    assert shown is not None
    qtbot.waitUntil(lambda: bool(shown.pages.sizes), timeout=10_000)
    window.put_away()
    deleted_now()
    qtbot.waitUntil(lambda: not any(one.name == "pages" for one in threading.enumerate()), timeout=10_000)

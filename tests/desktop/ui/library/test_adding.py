"""Adding documents from the window: shown, asked, copied in one after the other, and what goes wrong."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from desktop.presenters import library, materials
from desktop.presenters.library import Filter
from desktop.ui.library.adding import Adder
from desktop.ui.theme.theme import Theme
from tests.helpers.company import Member
from tests.helpers.library import Reader
from tests.helpers.showing import SHOWING

pytestmark = SHOWING


class Adding:
    """The police, who add."""

    def __init__(self, reader: Reader, window: QWidget) -> None:
        self.reader, self.window = reader, window
        self.said: list[str] = []
        reader.desk.setParent(window)
        self.adder = Adder(reader.desk, window, lambda text: self.said.append(str(text)))

    def file(self, name: str, content: bytes = b"text") -> str:
        path = self.reader.folder / name
        path.write_bytes(content)
        return str(path)

    def confirm(self, title: str = "") -> None:
        assert self.adder.asked is not None
        field = self.adder.asked.fields.get("title")
        if title and isinstance(field, QLineEdit):
            field.setText(title)
        self.adder.asked.confirm.click()

    def titles(self) -> list[str]:
        found = library.listed(self.reader.member.workspace, self.reader, Filter.ALL)
        return [state.title for state in found]

    def states(self) -> list[str]:
        return [str(one.state) for one in self.adder.listed()]


@pytest.fixture
def window(themed: Theme, qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    made.resize(900, 700)
    made.show()
    return made


@pytest.fixture
def adding(police: Member, tmp_path: Path, window: QWidget) -> Adding:
    return Adding(Reader(police, tmp_path / "police"), window)


@pytest.fixture
def later(police: Member, tmp_path: Path, window: QWidget) -> Adding:
    """One whose copying waits until it is told to go on."""
    return Adding(Reader(police, tmp_path / "police", held=True), window)


def test_a_document_is_added_once_it_is_confirmed(adding: Adding) -> None:
    """Nothing is there before; then it has the title somebody gave it, and that is said."""
    adding.adder.ask(b"", [adding.file("leitfaden.pdf")])
    assert adding.titles() == []
    adding.confirm("Der Leitfaden")
    assert adding.titles() == ["Der Leitfaden"]
    assert "„Der Leitfaden“ ist eingestellt" in adding.said[-1]
    assert adding.adder.listed() == ()


def test_several_are_added_one_after_the_other(later: Adding) -> None:
    """Each says how far it is or that it waits, and one that is broken off does not come."""
    later.adder.ask(b"", [later.file("a.pdf"), later.file("b.pdf"), later.file("c.pdf")])
    later.confirm()
    assert later.states() == ["Wird aufgenommen …", "Wartet", "Wartet"]
    later.adder.take("cancel", later.adder.listed()[1].key)
    later.reader.backstage.go_on()
    assert later.titles() == ["c", "a"]


def test_one_broken_off_at_its_last_part_is_not_added(later: Adding) -> None:
    """What was copied of it goes again, and the next one comes."""
    later.adder.ask(b"", [later.file("a.pdf"), later.file("b.pdf")])
    later.confirm()
    later.adder.take("cancel", later.adder.listed()[0].key)
    later.reader.backstage.go_on()
    assert later.titles() == ["b"]


def test_what_cannot_be_added_says_why_until_somebody_has_read_it(adding: Adding) -> None:
    """A file that went between asking and copying is named; the others come all the same."""
    gone = adding.file("weg.pdf")
    adding.adder.ask(b"", [gone, adding.file("b.pdf")])
    Path(gone).unlink()
    adding.confirm()
    assert (adding.titles(), adding.states()) == (["b"], ["Die Datei lässt sich nicht lesen."])
    adding.adder.take("remove", adding.adder.listed()[0].key)
    assert adding.adder.listed() == ()


def test_a_new_version_is_added_to_what_is_there(adding: Adding) -> None:
    """It is asked nothing, only shown; the document has two versions then."""
    entity = adding.reader.add("a.pdf", b"one")
    adding.adder.ask(entity, [adding.file("neu.pdf", b"two")])
    adding.confirm()
    assert [one.file.name for one in materials.material(adding.reader.member.workspace, entity).editions] == [
        "a.pdf",
        "neu.pdf",
    ]


def test_what_is_wrong_is_said_in_the_dialog(adding: Adding) -> None:
    """A title too long stays to be put right; a folder is not even asked about."""
    adding.adder.ask(b"", [adding.file("a.pdf")])
    assert adding.adder.asked is not None
    field = adding.adder.asked.fields["topic"]
    assert isinstance(field, QLineEdit)
    field.setText("T" * 61)
    adding.confirm()
    assert adding.adder.asked.problem.isVisible()
    adding.adder.asked.reject()
    adding.adder.ask(b"", [str(adding.reader.folder)])
    assert adding.said == ["police: Die Datei lässt sich nicht lesen."]


def test_an_empty_document_is_not_even_asked_about(adding: Adding) -> None:
    """It is named with the reason, also where it became empty only after it was confirmed."""
    adding.adder.ask(b"", [adding.file("leer.pdf", b"")])
    assert (adding.adder.asked, adding.said) == (None, ["leer.pdf: Die Datei ist leer (0 Byte)."])
    adding.adder.ask(b"", [adding.file("spaeter.pdf")])
    adding.file("spaeter.pdf", b"")
    adding.confirm()
    assert (adding.titles(), adding.states()) == ([], ["Die Datei ist leer (0 Byte)."])

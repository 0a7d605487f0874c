"""What is done with the file of a document as with one of a notification, from the wish to the file."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from desktop.presenters import library, materials
from desktop.presenters.attachment_list import Listed
from desktop.ui.file_steps import FileSteps
from desktop.ui.theme.theme import Theme
from tests.helpers.company import Company, Member
from tests.helpers.filing import picture
from tests.helpers.library import Reader
from tests.helpers.showing import SHOWING

pytestmark = SHOWING


class Taking:
    """Willich before a picture of the police."""

    def __init__(self, reader: Reader, entity: bytes, window: QWidget) -> None:
        self.reader, self.entity = reader, entity
        self.said: list[str] = []
        self.noted: list[bytes] = []
        self.opened: list[tuple[bytes, bytes]] = []
        reader.desk.setParent(window)
        self.steps = FileSteps(reader.desk, window, lambda text: self.said.append(str(text)))
        self.steps.note_with(self.noted.append)
        self.steps.tell_opened(lambda entity, key: self.opened.append((entity, key)))

    @property
    def one(self) -> Listed:
        """The version that is shown."""
        workspace = self.reader.member.workspace
        return library.shown(workspace, self.reader, materials.material(workspace, self.entity)).editions[0]

    def take(self, action: str) -> None:
        self.steps.take(action, self.entity, self.one)

    def confirm(self) -> None:
        assert self.steps.asked is not None
        self.steps.asked.confirm.click()


@pytest.fixture
def taking(company: Company, police: Member, tmp_path: Path, themed: Theme, qtbot: QtBot) -> Taking:
    author = Reader(police, tmp_path / "police")
    entity = author.add("bild.png", picture())
    author.send(company)
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(900, 700)
    window.show()
    return Taking(Reader(company.members[1], tmp_path / "willich"), entity, window)


def test_it_is_fetched_and_looked_at(taking: Taking) -> None:
    """What has arrived is said, the picture is shown from memory, and somebody is told that it was opened."""
    taking.take("fetch")
    assert (taking.said, taking.one.state) == (["Datei geholt."], "Auf diesem Gerät")
    taking.take("look")
    assert taking.steps.sheet.picture.pixmap().width() == 40
    assert (taking.noted, taking.opened) == ([taking.entity], [(taking.entity, taking.one.key)])
    taking.steps.sheet.close()


def test_what_is_no_picture_says_so_where_it_stands(
    company: Company, police: Member, tmp_path: Path, themed: Theme, qtbot: QtBot
) -> None:
    """Who sees it reads what who hears it is told, until something else is done with the file; nothing was opened."""
    author = Reader(police, tmp_path / "police")
    entity = author.add("bild.png", b"\x89PNG\r\n\x1a\n" + b"k" * 500)
    author.send(company)
    window = QWidget()
    qtbot.addWidget(window)
    broken = Taking(Reader(company.members[1], tmp_path / "willich"), entity, window)
    why = "Das lässt sich hier nicht als Bild zeigen."
    broken.take("fetch")
    broken.take("look")
    assert (broken.said[-1], broken.one.state, broken.one.tone) == (why, why, "warn")
    assert (broken.noted, broken.opened) == ([broken.entity], [])
    assert "look" in broken.one.actions
    broken.take("pin")
    assert broken.one.state == "Auf diesem Gerät"


def test_it_leaves_the_program_only_once_that_is_confirmed(taking: Taking) -> None:
    """The warning comes first; then it lies in the private folder, under its name."""
    opened: list[Path] = []
    taking.steps.open_with(opened.append)
    taking.take("outside")
    assert opened == []
    taking.confirm()
    assert (opened[0].name, opened[0].read_bytes()) == ("bild.png", picture())
    taking.reader.backstage.files.close()
    assert not opened[0].exists()


def test_it_is_kept_for_the_field(taking: Taking) -> None:
    """It is wanted here from then on, and no longer when somebody says so."""
    taking.take("pin")
    assert "unpin" in taking.one.actions
    taking.take("unpin")
    assert "pin" in taking.one.actions
    assert taking.said == ["Die Datei bleibt auf diesem Gerät.", "Die Datei wird bei Platzmangel entfernt."]


def test_what_it_does_not_know_it_leaves_to_others(taking: Taking) -> None:
    """It says which wishes are its own."""
    assert taking.steps.knows("save")
    assert not taking.steps.knows("confirm")


@pytest.mark.parametrize("action", ["look", "fetch", "pin"])
def test_a_screen_made_anew_meanwhile_is_told_nothing(taking: Taking, action: str) -> None:
    """In another language or size it is another one; what was wanted of its file is done, and nobody is called into."""
    taking.take("fetch")
    taking.said.clear()
    taking.reader.backstage.held = True
    taking.reader.desk.setParent(None)
    taking.take(action)
    delete(taking.steps)
    taking.reader.backstage.go_on()
    assert (taking.said, taking.opened) == ([], [])

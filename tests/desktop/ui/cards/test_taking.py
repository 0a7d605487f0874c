"""What is done with sets of cards: added with a preview, refused with the line, done, taken away."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from desktop.domain.card_file import TEMPLATE
from desktop.presenters import studying, training
from desktop.ui.cards.taking import CardTaker
from desktop.ui.theme.theme import Theme
from tests.helpers.company import Member
from tests.helpers.library import Reader
from tests.helpers.showing import SHOWING, show

pytestmark = SHOWING


class Taking:
    """The police."""

    def __init__(self, reader: Reader, window: QWidget) -> None:
        self.reader, self.workspace = reader, reader.member.workspace
        self.said: list[str] = []
        reader.desk.setParent(window)
        self.taker = CardTaker(reader.desk, window, lambda text: self.said.append(str(text)))

    def file(self, content: bytes) -> str:
        path = self.reader.folder / "karten.toml"
        path.write_bytes(content)
        return str(path)

    def shown(self) -> str:
        assert self.taker.asked is not None
        return "\n".join(one.text() for one in self.taker.asked.findChildren(QLabel))

    def confirm(self) -> None:
        assert self.taker.asked is not None
        self.taker.asked.confirm.click()


@pytest.fixture
def taking(police: Member, tmp_path: Path, themed: Theme, qtbot: QtBot) -> Taking:
    window = QWidget()
    show(qtbot, window)
    return Taking(Reader(police, tmp_path), window)


def test_what_is_about_to_be_added_is_shown(taking: Taking) -> None:
    """Title, for whom and the questions; only then is it offered."""
    taking.taker.ask_to_add(b"", taking.file(TEMPLATE.encode()))
    assert "„Meldeweg kompakt“, für: Polizei" in taking.shown()
    assert "2. Eine Sofortmeldung wartet" in taking.shown()
    assert training.sets(taking.workspace) == []
    taking.confirm()
    assert [one.content.title for one in training.sets(taking.workspace)] == ["Meldeweg kompakt"]
    assert taking.said == ["Die Lernkarten sind eingestellt."]


@pytest.mark.parametrize(
    ("content", "words"),
    [(TEMPLATE.replace("right = 1", "right = 9").encode(), "Zeile"), (b"\xff\xfe\x00", "UTF-8"), (b"", "fehlt")],
)
def test_what_is_wrong_in_a_file_is_said(taking: Taking, content: bytes, words: str) -> None:
    """With the line where there is one, and nothing is offered."""
    taking.taker.ask_to_add(b"", taking.file(content))
    assert words in taking.shown()
    taking.confirm()
    assert training.sets(taking.workspace) == []


def test_a_set_is_done(taking: Taking) -> None:
    """Once all its cards are, one's record says so."""
    made = training.add(taking.workspace, TEMPLATE)
    taking.taker.do(made.id)
    sheet = taking.taker.sheet
    assert sheet is not None
    for card in made.content.cards:
        sheet.answers[card.right].setChecked(True)
        sheet.check.click()
        sheet.next.click()
    assert training.is_done(studying.learner(taking.workspace), made)
    assert taking.said[-1].startswith("Bearbeitet.")


def test_a_set_is_taken_away_once_that_is_confirmed(taking: Taking) -> None:
    """Who opens it then is told that it is gone."""
    made = training.add(taking.workspace, TEMPLATE)
    taking.taker.remove(made.id)
    assert training.sets(taking.workspace) == [made]
    taking.confirm()
    assert training.sets(taking.workspace) == []
    taking.taker.do(made.id)
    assert taking.said[-1] == "Diese Lernkarten gibt es nicht mehr."


def test_there_is_a_template_to_begin_with(taking: Taking, tmp_path: Path) -> None:
    """It is saved as it is; where it cannot be written that is said."""
    taking.taker.save_template()
    taking.taker.place.fileSelected.emit(str(tmp_path / "vorlage.toml"))
    taking.taker.place.close()
    assert (tmp_path / "vorlage.toml").read_text(encoding="utf-8") == TEMPLATE
    taking.taker.save_template()
    taking.taker.place.fileSelected.emit(str(tmp_path / "nirgends" / "vorlage.toml"))
    taking.taker.place.close()
    assert taking.said == ["Vorlage gespeichert.", "Die Datei lässt sich dort nicht schreiben."]


def test_a_file_is_asked_for(taking: Taking) -> None:
    """One, and what was chosen is shown."""
    taking.taker.choose()
    taking.taker.dialog.filesSelected.emit([taking.file(TEMPLATE.encode())])
    taking.taker.dialog.close()
    assert "Meldeweg kompakt" in taking.shown()

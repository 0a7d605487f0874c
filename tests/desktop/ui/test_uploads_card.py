"""The files on their way in the sync screen: followed part by part, held, let go on, given up."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from desktop.domain.progress import Moved
from desktop.domain.settings import Settings
from desktop.presenters.uploads import uploads
from desktop.ui.actions import Actions
from desktop.ui.around import Around
from desktop.ui.desk import Desk
from desktop.ui.sync_screen import SyncScreen
from desktop.ui.theme.theme import Theme
from desktop.ui.uploads_card import UploadsCard
from tests.helpers.attaching import attach
from tests.helpers.company import ASD, Company, Member
from tests.helpers.filing import Filed
from tests.helpers.showing import SHOWING, show
from tests.helpers.window import Noted, deleted_now

pytestmark = SHOWING


class Setting:
    """The card before an attachment that waits to go."""

    def __init__(self, qtbot: QtBot, member: Member, folder: Path, entity: bytes) -> None:
        self.member, self.window = member, Noted()
        self.file = attach(member, ASD, entity, b"x")
        self.backstage = Filed(member, folder)
        self.around = Around(Desk(self.backstage), Actions(), self.window, Settings())
        self.card = UploadsCard(self.around)
        show(qtbot, self.card, 800, 300)
        self.card.show_uploads(uploads(member.workspace))

    @property
    def words(self) -> list[str]:
        """What can be read."""
        QApplication.processEvents()
        return [one.text() for one in self.card.findChildren(QLabel) if one.isVisible()]

    def press(self, words: str) -> None:
        """Press a button by its words."""
        deleted_now()
        next(one for one in self.card.findChildren(QPushButton) if one.text() == words and one.isVisible()).click()


@pytest.fixture
def setting(qtbot: QtBot, themed: Theme, company: Company, police: Member, tmp_path: Path) -> Setting:
    """The police's card."""
    entity = police.notify(ASD, "urgent")
    company.everybody_syncs()
    return Setting(qtbot, police, tmp_path, entity)


def test_it_follows_every_part(setting: Setting) -> None:
    """How far a file has come is said as it is told, by kind and size alone, and no button is lost for it."""
    assert any("Anhang · Datei, 1 Bytes" in text for text in setting.words)
    assert "Wartet auf Übermittlung" in setting.words
    button = next(one for one in setting.card.findChildren(QPushButton) if one.text() == "Nicht anhängen …")
    button.setFocus()
    setting.backstage.files.moved(Moved(setting.file, 1, 3, 3, up=True))
    assert "Wird übermittelt: Teil 1 von 3" in setting.words
    assert button.hasFocus()
    assert not any("film.bin" in text for text in setting.words)


def test_all_are_held_and_let_go_on(setting: Setting) -> None:
    """One button does either, says so, and is about files alone."""
    setting.press("Übertragung anhalten")
    assert setting.backstage.rests is True
    assert "Angehalten" in setting.words
    assert setting.window.asked[-1] == (
        "announce",
        "Dateien sind angehalten. Meldungen gehen weiter hinaus.",
        False,
    )
    setting.press("Übertragung fortsetzen")
    assert setting.backstage.rests is False
    assert "Angehalten" not in setting.words


def test_an_attachment_is_given_up_after_a_question(setting: Setting) -> None:
    """What was not handed in yet never is; the screen then has none."""
    setting.press("Nicht anhängen …")
    setting.card.asked.confirm.click()
    assert setting.window.asked[-1][1] == "Die Datei wird nicht angehängt."
    assert uploads(setting.member.workspace) == ()
    setting.card.show_uploads(())
    assert setting.card.isHidden()


def test_it_stands_in_the_sync_screen(setting: Setting, qtbot: QtBot) -> None:
    """Beside what else waits, which does not name it again."""
    screen = SyncScreen(setting.around)
    show(qtbot, screen)
    qtbot.waitUntil(screen.uploads.isVisible)
    texts = [one.text() for one in screen.findChildren(QLabel) if one.isVisible()]
    assert sum("Anhang" in text for text in texts) == 1
    assert "Dateien auf dem Weg" in texts

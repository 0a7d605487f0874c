"""About the program: versions, this device, the licences, whose texts open as they are."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from desktop.domain.refused import Refused
from desktop.domain.settings import Settings
from desktop.domain.version import VERSION
from desktop.presenters.about import grouped
from desktop.ui.about_screen import AboutScreen
from desktop.ui.actions import Actions
from desktop.ui.around import Around
from desktop.ui.desk import Desk
from desktop.ui.fact_table import FactTable
from desktop.ui.licence_sheet import LicenceSheet
from desktop.ui.licences import parts
from desktop.ui.theme.theme import Theme
from tests.helpers.company import Member
from tests.helpers.showing import SHOWING, show
from tests.helpers.window import Backstage, Noted, around

pytestmark = SHOWING


@pytest.fixture
def screen(qtbot: QtBot, themed: Theme, police: Member) -> AboutScreen:
    """The police's."""
    made = AboutScreen(around(police))
    show(qtbot, made)
    return made


def test_what_it_says(screen: AboutScreen, police: Member) -> None:
    """The version, the person, the fingerprint and the names of the parts stand on the screen."""
    QApplication.processEvents()
    facts = [one.accessibleName() for one in screen.findChildren(FactTable) if one.isVisibleTo(screen)]
    assert len(facts) == 2
    for text in (f"Version: {VERSION}", "Person: Dienst A", grouped(police.workspace.root)):
        assert sum(text in one for one in facts) == 1
    texts = [one.text() for one in screen.findChildren(QLabel) if one.isVisibleTo(screen)]
    assert any("cryptography" in text and "Lucide" in text for text in texts)


class Reading(Backstage):
    """A profile that is read elsewhere, once somebody lets it."""

    def __init__(self, member: Member) -> None:
        super().__init__(member)
        self.tasks: list[Callable[[], None]] = []

    def read(self, task: Callable[[], None], _failed: Callable[[Refused], None]) -> None:
        self.tasks.append(task)


def test_the_window_does_not_wait_for_the_words(qtbot: QtBot, themed: Theme, police: Member) -> None:
    """The words of the cooperation take a moment: they are derived elsewhere, and the page stands there before."""
    backstage = Reading(police)
    desk = Desk(backstage)
    screen = AboutScreen(Around(desk, Actions(), Noted(), Settings()))
    show(qtbot, screen)
    assert screen.findChildren(FactTable) == []
    for task in backstage.tasks:
        task()
    words = " · ".join(police.workspace.root_words)
    assert sum(words in one.accessibleName() for one in screen.findChildren(FactTable)) == 1
    screen.hide()
    desk.close()


def test_the_texts_of_the_licences(screen: AboutScreen) -> None:
    """The button opens the texts of all parts."""
    screen.texts.click()
    [sheet] = screen.findChildren(LicenceSheet)
    assert sheet.choice.count() == len(parts())
    assert "Apache License" in sheet.text.toPlainText()

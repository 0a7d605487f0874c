"""About the program: versions, this device, the licences, whose texts open as they are."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from desktop.presenters.about import grouped
from desktop.ui.about_screen import AboutScreen
from desktop.ui.sheet import Sheet
from desktop.ui.theme.theme import Theme
from desktop.workspace.local import VERSION
from tests.helpers.company import Member
from tests.helpers.showing import SHOWING, show
from tests.helpers.window import around

pytestmark = SHOWING


@pytest.fixture
def screen(qtbot: QtBot, themed: Theme, police: Member) -> AboutScreen:
    """The police's."""
    made = AboutScreen(around(police))
    show(qtbot, made)
    return made


def test_what_it_says(screen: AboutScreen, police: Member) -> None:
    """The version, the person, the fingerprint and the names of the parts stand on the screen, each once."""
    QApplication.processEvents()
    texts = [one.text() for one in screen.findChildren(QLabel) if one.isVisibleTo(screen)]
    for text in (VERSION, "Dienst A", grouped(police.workspace.root)):
        assert texts.count(text) == 1
    assert any("cryptography" in text and "Lucide" in text for text in texts)


def test_the_texts_of_the_licences(screen: AboutScreen) -> None:
    """The button opens the whole texts."""
    screen.texts.click()
    [sheet] = screen.findChildren(Sheet)
    assert "Lucide" in sheet.text.toPlainText()

"""About the program: versions, this device, the licences, whose texts open as they are."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from desktop.presenters.about import grouped
from desktop.ui.about_screen import AboutScreen
from desktop.ui.fact_table import FactTable
from desktop.ui.licence_sheet import LicenceSheet
from desktop.ui.licences import parts
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
    """The version, the person, the fingerprint and the names of the parts stand on the screen."""
    QApplication.processEvents()
    facts = [one.accessibleName() for one in screen.findChildren(FactTable) if one.isVisibleTo(screen)]
    assert len(facts) == 2
    for text in (f"Version: {VERSION}", "Person: Dienst A", grouped(police.workspace.root)):
        assert sum(text in one for one in facts) == 1
    texts = [one.text() for one in screen.findChildren(QLabel) if one.isVisibleTo(screen)]
    assert any("cryptography" in text and "Lucide" in text for text in texts)


def test_the_texts_of_the_licences(screen: AboutScreen) -> None:
    """The button opens the texts of all parts."""
    screen.texts.click()
    [sheet] = screen.findChildren(LicenceSheet)
    assert sheet.choice.count() == len(parts())
    assert "Apache License" in sheet.text.toPlainText()

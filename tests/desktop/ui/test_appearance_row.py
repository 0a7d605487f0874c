"""Language and text size before unlocking: what was chosen is shown, and a choice is told once."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from desktop.domain.settings import LANGUAGES, Settings
from desktop.ui.appearance_row import AppearanceRow
from tests.helpers.showing import SHOWING

pytestmark = SHOWING


def test_a_choice_is_told(qtbot: QtBot) -> None:
    """Choosing by keyboard tells the new appearance, whose other choices stay, and choosing the same tells nothing."""
    row = AppearanceRow(Settings("en", "dark", 125), LANGUAGES)
    qtbot.addWidget(row)
    told: list[Settings] = []
    row.appearance_changed.connect(told.append)
    row.show()
    assert (row.language.currentText(), row.scale.currentText()) == ("English", "125 %")
    QTest.keyClick(row.scale, Qt.Key.Key_Down)
    QTest.keyClick(row.language, Qt.Key.Key_Up)
    row.language.activated.emit(0)
    assert told == [Settings("en", "dark", 150), Settings("de", "dark", 150)]


def test_names(qtbot: QtBot) -> None:
    """Both fields have names, and a language nobody offers shows the first."""
    row = AppearanceRow(Settings("xx"), LANGUAGES)
    qtbot.addWidget(row)
    assert (row.language.accessibleName(), row.scale.accessibleName()) == ("Sprache", "Textgröße")
    assert row.language.currentText() == "Deutsch"


def test_a_language_that_is_fixed(qtbot: QtBot) -> None:
    """Where the administration has set the language it is shown and cannot be changed; the size still can."""
    row = AppearanceRow(Settings("en"), LANGUAGES)
    qtbot.addWidget(row)
    row.fix_language()
    assert (row.language.isEnabled(), row.language.currentText(), row.scale.isEnabled()) == (False, "English", True)

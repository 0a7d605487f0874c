"""The F1 sheet: it lists what can be done now, from the register of actions, with the keys of the language."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QLibraryInfo, Qt, QTranslator
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from desktop.ui.actions import Actions, key_text
from desktop.ui.help_sheet import HelpSheet, show_help
from desktop.ui.theme.theme import Theme
from desktop.ui.workplace import Workplace
from tests.helpers.company import Member
from tests.helpers.showing import SHOWING
from tests.helpers.window import around

pytestmark = SHOWING


@pytest.fixture
def german_keys() -> Iterator[None]:
    """Qt's own words in German."""
    translator = QTranslator()
    assert translator.load("qtbase_de", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath))
    QCoreApplication.installTranslator(translator)
    yield
    QCoreApplication.removeTranslator(translator)


def texts(sheet: QWidget) -> list[str]:
    """Everything a sheet says."""
    return [one.text() for one in sheet.findChildren(QLabel)]


def test_one_key_shows_all_that_is_bound(qtbot: QtBot, themed: Theme, police: Member) -> None:
    """F1 lists every bound action that has a key, and none that nobody has bound."""
    surroundings = around(police)
    workplace = Workplace(surroundings)
    qtbot.addWidget(workplace)
    workplace.show()
    workplace.activateWindow()
    qtbot.waitUntil(workplace.isActiveWindow)
    QTest.keyClick(workplace, Qt.Key.Key_F1)
    sheet = workplace.findChild(HelpSheet)
    assert sheet is not None
    said = texts(sheet)
    bound = [spec for spec, _ in surroundings.actions.bound() if spec.key]
    assert {"help", "palette", "on_call"} <= {spec.name for spec in bound}
    assert all(spec.text in said and key_text(spec) in said for spec in bound)
    assert "Senden" not in said
    assert {"Überall", "In der Liste der Meldungen", "Kurz nach einer Zuweisung"} <= set(said)


def test_keys_are_written_in_german(qtbot: QtBot, themed: Theme, german_keys: None) -> None:
    """Under German words of Qt the keys read as they stand on the keyboard, and never "Ctrl"."""
    window = QWidget()
    qtbot.addWidget(window)
    actions = Actions()
    for name in ("settings", "back", "new_immediate"):
        actions.bind(name, window, window.update)
    said = texts(show_help(actions, window))
    assert {"Strg+,", "Alt+Links", "Strg+Umschalt+N"} <= set(said)
    assert not [text for text in said if "Ctrl" in text]

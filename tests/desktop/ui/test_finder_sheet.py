"""The finder: a place is typed, and the answer stands below it."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from desktop.ui.finder_sheet import FinderSheet, show_finder
from desktop.ui.theme.theme import Theme
from tests.desktop.presenters.test_on_call import plan
from tests.helpers.company import Member
from tests.helpers.showing import SHOWING, focused, press, show, type_in
from tests.helpers.window import around

pytestmark = SHOWING


@pytest.fixture
def window(themed: Theme, qtbot: QtBot) -> QWidget:
    """The window below."""
    made = QWidget()
    show(qtbot, made)
    return made


@pytest.fixture
def sheet(qtbot: QtBot, window: QWidget, willich: Member) -> FinderSheet:
    """The finder over a window of Willich's."""
    plan(willich, -1, 2)
    made = show_finder(around(willich).desk, window)
    qtbot.waitUntil(made.lines["place"].hasFocus)
    return made


def words(sheet: FinderSheet) -> str:
    """What is read."""
    return "\n".join(one.text() for one in sheet.findChildren(QLabel) if one.isVisible())


def test_the_answer_stands_below_a_moment_later(sheet: FinderSheet, qtbot: QtBot) -> None:
    """Nobody has to press anything."""
    type_in("Schiefbahn")
    qtbot.waitUntil(lambda: "Jugendamt der Stadt Willich" in words(sheet))
    assert "030 23125 002" in words(sheet)
    assert "Schiefbahn ist ein Ortsteil von Willich." in words(sheet)


def test_enter_looks_it_up_and_closes_nothing(sheet: FinderSheet) -> None:
    """Enter in a line is an answer at once; Esc closes."""
    type_in("47877")
    press(Qt.Key.Key_Return)
    assert "Jugendamt der Stadt Willich" in words(sheet)
    assert sheet.isVisible()
    sheet.reject()
    assert not sheet.isVisible()


def test_what_is_not_clear_is_said_at_its_line(sheet: FinderSheet) -> None:
    """The sentence stands there, is heard there, and goes once it is clear."""
    type_in("Atlantis")
    press(Qt.Key.Key_Return)
    assert "nicht bekannt" in words(sheet)
    assert "nicht bekannt" in focused().accessibleDescription()
    sheet.lines["place"].setText("Willich")
    sheet.find_now()
    assert "nicht bekannt" not in words(sheet)


def test_places_are_suggested(sheet: FinderSheet) -> None:
    """The beginning of a name is enough, of a district too."""
    completer = sheet.lines["place"].completer()
    completer.setCompletionPrefix("schief")
    assert completer.currentCompletion() == "Schiefbahn"


def test_an_agency_outside_is_phoned(sheet: FinderSheet) -> None:
    """It is said that nothing can be sent there."""
    type_in("Krefeld")
    press(Qt.Key.Key_Return)
    assert "Diese Behörde gehört nicht zur Kooperation: Rufen Sie dort an." in words(sheet)

"""The question before the program ends with something unsent."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from desktop.ui.quit_dialog import Answer, QuitDialog
from desktop.ui.theme.theme import Theme
from tests.helpers.showing import focused, show


@pytest.fixture
def window(qtbot: QtBot, themed: Theme) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    return made


def asked(window: QWidget, waiting: int, *, background: bool) -> tuple[QuitDialog, list[Answer]]:
    """The dialog, open, and what it answers."""
    dialog, answers = QuitDialog(waiting, background=background, parent=window), list[Answer]()
    dialog.answered.connect(answers.append)
    dialog.open()
    return dialog, answers


def press(dialog: QuitDialog, text: str) -> None:
    """Press the button of this text."""
    next(one for one in dialog.findChildren(QPushButton) if one.text() == text).click()


@pytest.mark.parametrize(("waiting", "heading"), [(1, "1 Eintrag wartet noch."), (3, "3 Einträge warten noch.")])
def test_it_counts_what_waits(waiting: int, heading: str, window: QWidget) -> None:
    """The dialog says how many wait."""
    dialog, _ = asked(window, waiting, background=False)
    assert heading in [one.text() for one in dialog.findChildren(QLabel)]


def test_it_says_what_would_be_lost(window: QWidget) -> None:
    """With a draft that could not be saved the dialog says why, and what ending means, though nothing waits."""
    dialog = QuitDialog(0, "Der Speicherplatz ist voll.", background=False, parent=window)
    dialog.open()
    assert [one.text() for one in dialog.findChildren(QLabel)] == [
        "Ihr Entwurf ist nicht gesichert.",
        "Der Speicherplatz ist voll. Was seither geschrieben wurde, geht beim Beenden verloren.",
    ]


def test_escape_stays(window: QWidget) -> None:
    """Esc and the plain button change nothing."""
    dialog, answers = asked(window, 1, background=True)
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert answers == [Answer.STAY]


@pytest.mark.parametrize(
    ("text", "answer"), [("Beenden", Answer.QUIT), ("Im Hintergrund weiterlaufen", Answer.BACKGROUND)]
)
def test_each_button_is_an_answer(text: str, answer: Answer, window: QWidget) -> None:
    """Each button answers once with what it says."""
    dialog, answers = asked(window, 1, background=True)
    press(dialog, text)
    assert answers == [answer]


def test_only_where_there_is_a_tray(window: QWidget) -> None:
    """Going on unseen is offered only where the window can be brought back, and ending is never the default."""
    dialog, _ = asked(window, 1, background=False)
    buttons = {one.text(): one for one in dialog.findChildren(QPushButton)}
    assert "Im Hintergrund weiterlaufen" not in buttons
    assert [text for text, one in buttons.items() if one.isDefault()] == ["Abbrechen"]


def test_it_is_no_higher_than_needed(window: QWidget) -> None:
    """Heading and sentence stand close to each other, and the buttons at the end of their line."""
    dialog, _ = asked(window, 2, background=True)
    heading, sentence = dialog.findChildren(QLabel)
    assert sentence.y() - heading.geometry().bottom() <= 16
    last = dialog.findChildren(QPushButton)[-1]
    assert abs(last.mapTo(dialog, last.rect().topRight()).x() - sentence.geometry().right()) <= 1


@pytest.mark.parametrize(("background", "answer"), [(True, Answer.BACKGROUND), (False, Answer.STAY)])
def test_enter_takes_the_default(window: QWidget, qtbot: QtBot, *, background: bool, answer: Answer) -> None:
    """Enter does what is offered first, and never ends the program."""
    show(qtbot, window)
    dialog, answers = asked(window, 1, background=background)
    qtbot.waitUntil(lambda: QApplication.activeWindow() is dialog)
    QTest.keyClick(focused(), Qt.Key.Key_Return)
    assert answers == [answer]

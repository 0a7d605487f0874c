"""Keys pressed while a dialog waits for what was confirmed are pressed again once it is done."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from desktop.ui.kept_keys import KeptKeys, press_again
from desktop.ui.theme.theme import Theme
from tests.helpers.showing import SHOWING, focused, show

pytestmark = SHOWING


class Bench(QWidget):
    """A line in a window, with a letter bound to it and a key bound to all of it; says what was done."""

    def __init__(self) -> None:
        super().__init__()
        self.done: list[str] = []
        layout = QVBoxLayout(self)
        self.line, self.other = QLineEdit(), QLineEdit()
        layout.addWidget(self.line)
        layout.addWidget(self.other)
        self.bind(self.line, "R", Qt.ShortcutContext.WidgetShortcut)
        self.bind(self, "Ctrl+N", Qt.ShortcutContext.WindowShortcut)

    def bind(self, owner: QWidget, key: str, context: Qt.ShortcutContext) -> None:
        action = QAction(key, owner)
        action.setShortcut(QKeySequence(key))
        action.setShortcutContext(context)
        action.triggered.connect(lambda: self.done.append(key))
        owner.addAction(action)


@pytest.fixture
def bench(themed: Theme, qtbot: QtBot) -> Bench:
    made = Bench()
    show(qtbot, made)
    made.line.setFocus()
    return made


@pytest.fixture
def dialog(bench: Bench, qtbot: QtBot) -> QDialog:
    """A modal dialog before the bench, with a line to type in."""
    made = QDialog(bench)
    made.setModal(True)
    QVBoxLayout(made).addWidget(QLineEdit())
    made.open()
    made.activateWindow()
    qtbot.waitUntil(lambda: QApplication.activeWindow() is made)
    return made


@pytest.fixture
def keys(dialog: QDialog) -> KeptKeys:
    made = KeptKeys(dialog)
    made.begin(focused())
    return made


def press(*pressed: Qt.Key) -> None:
    for key in pressed:
        QTest.keyClick(focused(), key)


def test_what_was_pressed_is_pressed_again(bench: Bench, dialog: QDialog, keys: KeptKeys) -> None:
    """Letters and chords that are bound are taken as such, others are typed, in their order, and each once."""
    line = focused()
    assert isinstance(line, QLineEdit)
    press(Qt.Key.Key_R)
    QTest.keyClick(line, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    press(Qt.Key.Key_X)
    assert (line.text(), bench.done) == ("", [])
    dialog.accept()
    bench.line.setFocus()
    kept = keys.end()
    press_again(kept, bench.line)
    assert (bench.done, bench.line.text()) == (["R", "Ctrl+N"], "x")
    press_again(keys.end(), bench.line)
    assert bench.line.text() == "x"


def test_what_confirms_or_leaves_is_not_kept(dialog: QDialog, keys: KeptKeys) -> None:
    """A second Enter does nothing more than the first, and Esc leaves at once."""
    press(Qt.Key.Key_Return, Qt.Key.Key_Space, Qt.Key.Key_Shift)
    assert dialog.isVisible()
    press(Qt.Key.Key_Escape)
    assert (dialog.isVisible(), keys.end()) == (False, ())


def test_the_next_key_goes_where_the_last_one_led(bench: Bench, dialog: QDialog, keys: KeptKeys) -> None:
    """A key that opens another dialog gives it what was pressed after it."""
    other, line = QDialog(bench), QLineEdit()
    QVBoxLayout(other).addWidget(line)
    other.setModal(True)
    bench.line.actions()[0].triggered.connect(other.open)
    press(Qt.Key.Key_R, Qt.Key.Key_X)
    dialog.accept()
    press_again(keys.end(), bench.line)
    assert (bench.line.text(), line.text()) == ("", "x")
    other.close()


def test_nothing_is_pressed_where_nothing_is_any_more(bench: Bench, dialog: QDialog, keys: KeptKeys) -> None:
    """Where what had the keyboard is gone, as after a lock, nobody else gets the keys."""
    press(Qt.Key.Key_X)
    dialog.accept()
    bench.other.setFocus()
    press_again(keys.end(), None)
    assert bench.other.text() == ""

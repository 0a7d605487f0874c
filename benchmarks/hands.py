"""The hands of whoever plays: real key events to where the keyboard's focus is, nothing else. No mouse."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from benchmarks.looking import NotSeen, settle, until
from tests.helpers.keyboard import type_into
from tests.helpers.seen import names, windows_of

_MOST_TABS = 40
_MOST_CHOICES = 12
NONE = Qt.KeyboardModifier.NoModifier
CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


class Hands:
    """Somebody at the keyboard of one window; counts the keys."""

    def __init__(self, window: QWidget) -> None:
        """Sit down before a window."""
        self._window = window
        self.keys = 0

    def come(self) -> None:
        """Turn to this window."""
        until(self._is_in_front, "das Fenster im Vordergrund")

    def _is_in_front(self) -> bool:
        """Bring the window to the front; Qt's platform without a screen now and then has none there in between."""
        settle()
        if QApplication.activeWindow() in windows_of(self._window):
            return True
        windows_of(self._window)[-1].activateWindow()
        return False

    def press(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = NONE) -> None:
        """Press a key where the focus is."""
        self.keys += 1
        QTest.keyClick(self._focused(), key, modifiers)
        settle()

    def type(self, text: str) -> None:
        """Type a text where the focus is."""
        self.keys += len(text)
        type_into(self._focused(), text)
        settle()

    def tab_to(self, name: str) -> None:
        """Press Tab until the focus is on what bears a name; raises `NotSeen` if that is nowhere."""
        for _ in range(_MOST_TABS):
            if name in self.where():
                return
            self.press(Qt.Key.Key_Tab)
        raise NotSeen(f"kein Weg mit Tab zu „{name}“")

    def choose(self, value: str) -> None:
        """Press Down in a list to choose from until it stands at a value; raises `NotSeen` if it has no such."""
        for _ in range(_MOST_CHOICES):
            if value in self.where():
                return
            self.press(Qt.Key.Key_Down)
        raise NotSeen(f"die Auswahl „{value}“")

    def where(self) -> str:
        """Give by what the thing in focus is called for those who hear the screen."""
        return ", ".join(names(QAccessible.queryAccessibleInterface(self._focused())))

    def _focused(self) -> QWidget:
        self.come()
        return QApplication.focusWidget() or self._window

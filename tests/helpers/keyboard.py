"""The keyboard in front of a window: keys are counted, typed text is not. There is no mouse."""

from __future__ import annotations

from dataclasses import dataclass, field

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

NONE = Qt.KeyboardModifier.NoModifier
CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


@dataclass
class Keyboard:
    """Presses keys where the focus is and counts them; text is not counted, the fields it goes into are kept."""

    window: QWidget
    pressed: int = 0
    written_in: list[QWidget] = field(default_factory=list)

    def press(self, key: Qt.Key, modifier: Qt.KeyboardModifier = NONE) -> None:
        """One key, with what is held down beside it."""
        QTest.keyClick(self._place(), key, modifier)
        self.pressed += 1
        QApplication.processEvents()

    def type(self, text: str) -> None:
        """Text into the field that has the focus."""
        place = self._place()
        self.written_in.append(place)
        type_into(place, text)

    def choose(self, letter: str) -> None:
        """Choose what begins with a letter in the list that has the focus: a key, and a field that is filled in."""
        self.type(letter)
        self.pressed += 1

    def fill_in(self, place: str) -> None:
        """Fill the open immediate form in: two children, safe now, somebody is to come."""
        for text in (place, "2", "4, 7"):
            self.type(text)
            self.press(Qt.Key.Key_Tab)
        self.choose("N")
        self.press(Qt.Key.Key_Tab)
        self.type("Lauter Streit, beide Kinder saßen im Flur.")
        self.press(Qt.Key.Key_Tab)
        self.press(Qt.Key.Key_Tab)
        self.choose("S")

    def _place(self) -> QWidget:
        """What has the focus; where Qt's platform without a screen has no window in front, keys would be lost."""
        if QApplication.activeWindow() is None:
            front = QApplication.activeModalWidget() or self.window
            front.activateWindow()
            QTest.qWaitForWindowActive(front)
        return QApplication.focusWidget() or self.window


def type_into(place: QWidget, text: str) -> None:
    """Type a text, letter by letter; QTest knows the keys of ASCII alone, the others have that of their capital."""
    for letter in text:
        if letter.isascii():
            QTest.keyClicks(place, letter)
        else:
            key = Qt.Key(ord(letter.upper())) if len(letter.upper()) == 1 else Qt.Key.Key_ssharp
            for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
                QApplication.sendEvent(place, QKeyEvent(kind, key, NONE, letter))

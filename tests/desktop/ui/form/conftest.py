"""The forms' tests: the window of a police device, and what one presses and types in it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QSettings, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from desktop.ui.appearance import Appearance
from desktop.ui.form.opening import forms_in
from desktop.ui.form.screen import FormScreen
from desktop.ui.theme.theme import Theme
from desktop.ui.window import Window, Wishes
from tests.helpers.company import Member
from tests.helpers.window import Backstage

NONE = Qt.KeyboardModifier.NoModifier
CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


@dataclass
class Keyboard:
    """Presses keys where the focus is and counts them; typed text is not counted."""

    window: Window
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
        QTest.keyClicks(place, text)

    def _place(self) -> QWidget:
        return QApplication.focusWidget() or self.window


@pytest.fixture(autouse=True)
def _swept(themed: Theme) -> Iterator[None]:
    """Forms have hundreds of widgets: those of one test are gone before the theme is put back."""
    yield
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path, themed: Theme, police: Member) -> Iterator[Window]:
    """The unlocked window of a police device that has no connection."""
    wishes = Wishes(lambda _appearance: None, lambda: None, lambda: None, lambda: None)
    made = Window(QSettings(str(tmp_path / "w.ini"), QSettings.Format.IniFormat), Appearance(), wishes)
    qtbot.addWidget(made)
    made.resize(1280, 760)
    made.show_unlocked(Backstage(police))
    made.show()
    qtbot.waitExposed(made)
    made.activateWindow()
    yield made
    made.show_locked(QWidget())


@pytest.fixture
def keyboard(window: Window) -> Keyboard:
    """The keyboard in front of the window."""
    return Keyboard(window)


def form_of(window: Window) -> FormScreen:
    """The form that is open."""
    assert window.workplace is not None
    (found,) = forms_in(window.workplace)
    return found

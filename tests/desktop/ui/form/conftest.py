"""The forms' tests: the window of a police device, and what one presses and types in it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from desktop.ui.form.opening import forms_in
from desktop.ui.form.screen import FormScreen
from desktop.ui.theme.theme import Theme
from desktop.ui.window import Window
from tests.helpers.company import Member
from tests.helpers.keyboard import Keyboard
from tests.helpers.window import Backstage, quiet_window


@pytest.fixture(autouse=True)
def _swept(themed: Theme) -> Iterator[None]:
    """Forms have hundreds of widgets: those of one test are gone before the theme is put back."""
    yield
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path, themed: Theme, police: Member) -> Iterator[Window]:
    """The unlocked window of a police device that has no connection."""
    made = quiet_window(tmp_path)
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

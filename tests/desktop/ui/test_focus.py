"""The focus before a dialog: it comes back, and what is gone is left alone."""

from __future__ import annotations

from PySide6.QtWidgets import QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from desktop.ui.focus import FocusBefore, FocusWithin
from desktop.ui.parts import box
from tests.helpers.showing import SHOWING

pytestmark = SHOWING


def window_with_fields(qtbot: QtBot) -> tuple[QWidget, QLineEdit, QLineEdit]:
    """A window with two fields, the first of which has the focus."""
    window = QWidget()
    qtbot.addWidget(window)
    first, second = QLineEdit(), QLineEdit()
    layout = box(window)
    layout.addWidget(first)
    layout.addWidget(second)
    window.show()
    window.activateWindow()
    first.setFocus()
    qtbot.waitUntil(first.hasFocus)
    return window, first, second


def test_it_comes_back(qtbot: QtBot) -> None:
    """The field that had the focus has it again."""
    _window, first, second = window_with_fields(qtbot)
    before = FocusBefore()
    second.setFocus()
    before.give_back()
    assert first.hasFocus()


def test_what_is_gone_is_left_alone(qtbot: QtBot) -> None:
    """Where the field no longer exists the focus stays where it is."""
    _window, first, second = window_with_fields(qtbot)
    before = FocusBefore()
    second.setFocus()
    delete(first)
    before.give_back()
    assert second.hasFocus()


def test_what_is_made_anew_has_the_focus_again(qtbot: QtBot) -> None:
    """The button of the same name, else what is said; and nothing where it was elsewhere."""
    window, first, _second = window_with_fields(qtbot)
    inside, made = QWidget(), QWidget()
    for name, outer in (("Kopieren", inside), ("Anrufen", made), ("Kopieren", made)):
        layout = outer.layout() or box(outer)
        layout.addWidget(QPushButton(name))
    outside = window.layout()
    assert outside is not None
    for one in (inside, made):
        outside.addWidget(one)
        one.show()
    FocusWithin(inside).give_to(made, made)
    assert first.hasFocus()
    before, within = inside.findChildren(QPushButton)[0], made.findChildren(QPushButton)
    before.setFocus()
    FocusWithin(inside).give_to(made, first)
    assert within[1].hasFocus()
    within[0].setFocus()
    FocusWithin(made).give_to(inside, first)
    assert first.hasFocus()

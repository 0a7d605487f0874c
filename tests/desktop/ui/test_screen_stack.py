"""Screens that come for a while and go again."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from desktop.ui.screen_stack import ScreenStack


def test_a_screen_comes_and_goes(qtbot: QtBot) -> None:
    """What is shown twice is there once, what is kept is shown when it is wanted, and what is removed is gone."""
    stack, stays, form, other = ScreenStack(), QWidget(), QWidget(), QWidget()
    qtbot.addWidget(stack)
    stack.addWidget(stays)
    stack.keep_screen(other)
    assert stack.currentWidget() is stays
    stack.show_screen(form)
    stack.show_screen(form)
    assert (stack.count(), stack.currentWidget()) == (3, form)
    stack.remove_screen(form)
    assert (stack.count(), stack.indexOf(form), form.isVisible()) == (2, -1, False)

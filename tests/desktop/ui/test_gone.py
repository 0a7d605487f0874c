"""Whoever is to be called back: a method of a screen that Qt has deleted is not, anything else is."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from desktop.ui.gone import is_gone


def test_a_method_goes_with_its_screen(qtbot: QtBot) -> None:
    """However it is wrapped; a plain function stays."""
    owner = QObject()
    wrapped = partial(partial(owner.setObjectName), "x")
    assert not is_gone(wrapped)
    delete(owner)
    assert is_gone(wrapped)
    assert not is_gone(lambda: None)

"""Whom to call: large, copied by a button that says whose number it is, and never a blank."""

from __future__ import annotations

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from desktop.presenters.on_call import FALLBACK, Number
from desktop.ui.copying import forget_copied
from desktop.ui.number_card import NumberLine
from desktop.ui.theme import theme
from desktop.ui.theme.theme import Theme


def test_a_number(themed: Theme, qtbot: QtBot) -> None:
    """The number stands large, with agency, person and until when, and is copied on request."""
    line = NumberLine(Number("u", "Jugendamt Willich", ("Rufdienst A",), "02154 000-000", "bis 08:00 Uhr"))
    qtbot.addWidget(line)
    phone, rest = line.findChildren(QLabel)
    assert (phone.text(), phone.property(theme.ROLE)) == ("02154 000-000", "phone")
    assert rest.text() == "Jugendamt Willich · Rufdienst A · bis 08:00 Uhr"
    [copy] = line.findChildren(QPushButton)
    assert copy.accessibleName() == "Rufnummer von Jugendamt Willich kopieren"
    copy.click()
    assert QGuiApplication.clipboard().text() == "02154 000-000"
    forget_copied()


def test_no_number(themed: Theme, qtbot: QtBot) -> None:
    """Where nobody is on call it says what to do instead, and offers nothing to copy."""
    line = NumberLine(Number("u", "Jugendamt Willich", (), "", FALLBACK))
    qtbot.addWidget(line)
    assert [label.text() for label in line.findChildren(QLabel)] == ["Jugendamt Willich", FALLBACK]
    assert line.findChildren(QPushButton) == []

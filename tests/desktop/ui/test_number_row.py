"""A number to call: copied, and called where that is allowed."""

from __future__ import annotations

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from desktop.ui.copying import forget_copied
from desktop.ui.dialling import allow_dialling
from desktop.ui.number_row import NumberRow
from desktop.ui.theme.theme import Theme
from tests.desktop.ui.test_announcing import Heard
from tests.helpers.dialling import Telephone
from tests.helpers.showing import SHOWING, show

pytestmark = SHOWING


def test_a_number_is_copied(themed: Theme, qtbot: QtBot) -> None:
    """Usually that is all that is offered."""
    row = NumberRow("02154 000-000", "Jugendamt Willich")
    qtbot.addWidget(row)
    [copy] = row.findChildren(QPushButton)
    assert copy.accessibleName() == "Rufnummer von Jugendamt Willich kopieren"
    copy.click()
    assert QGuiApplication.clipboard().text() == "02154 000-000"
    forget_copied()


def test_that_it_was_copied_is_seen_and_heard(themed: Theme, qtbot: QtBot) -> None:
    """For a moment, where it was pressed; nothing moves for it, and the button says again what it does."""
    row = NumberRow("02154 000-000", "Jugendamt Willich")
    show(qtbot, row)
    heard = row._announcer = Heard(row)
    before = row.copy.geometry()
    row.copy.click()
    assert (row.copy.text(), row.copy.geometry()) == ("Kopiert", before)
    assert [text for text, _ in heard.events] == ["Rufnummer kopiert, für 30 Sekunden."]
    qtbot.waitUntil(lambda: row.copy.text() == "Kopieren")
    forget_copied()


def test_a_number_is_called(themed: Theme, qapp: QApplication, qtbot: QtBot, telephone: Telephone) -> None:
    """Where that is allowed; the button says whom."""
    allow_dialling(qapp, on=True)
    row = NumberRow("02154 000-000", "Jugendamt Willich")
    qtbot.addWidget(row)
    assert row.call.accessibleName() == "Jugendamt Willich anrufen"
    row.call.click()
    assert telephone.called == ["tel:+49-2154-000000"]
    assert [said.text() for said in row.findChildren(QLabel) if not said.isHidden()] == ["02154 000-000"]


def test_without_a_telephone_that_is_said(
    themed: Theme, qapp: QApplication, qtbot: QtBot, telephone: Telephone
) -> None:
    """Nobody waits for a call that nothing makes."""
    allow_dialling(qapp, on=True)
    telephone.put_away()
    row = NumberRow("02154 000-000", "Jugendamt Willich")
    qtbot.addWidget(row)
    row.call.click()
    row.call.click()
    _number, said = row.findChildren(QLabel)
    assert not said.isHidden()
    assert (
        said.text()
        == row.call.accessibleDescription()
        == ("Auf diesem Computer ist kein Programm zum Telefonieren eingerichtet.")
    )

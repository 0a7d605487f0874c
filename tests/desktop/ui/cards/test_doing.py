"""A set of cards being done, by keyboard: each until its right answer is found."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from desktop.domain.card_set import Card, Content
from desktop.ui.cards.doing import CardSheet
from desktop.ui.theme.theme import Theme
from tests.helpers.showing import SHOWING, focused, press, show

pytestmark = SHOWING
CARDS = Content(
    "Meldeweg",
    (
        Card(
            "Wen rufen Sie an?",
            ("Niemanden", "Das Jugendamt"),
            1,
            "Bei Sofort wird angerufen.",
            "Was wartet, liest niemand.",
        ),
        Card("Und dann?", ("Festhalten", "Vergessen"), 0),
    ),
)


@pytest.fixture
def window(qtbot: QtBot, themed: Theme) -> QWidget:
    made = QWidget()
    show(qtbot, made)
    return made


@pytest.fixture
def sheet(window: QWidget, qtbot: QtBot) -> CardSheet:
    made = CardSheet(CARDS, window)
    with qtbot.waitActive(made):
        made.open()
    return made


def test_it_is_done_with_the_right_answers(sheet: CardSheet, qtbot: QtBot) -> None:
    """What is right is explained, the next card comes, and behind the last that all are done is told."""
    assert sheet.where.text() == "Karte 1 von 2"
    sheet.answers[1].setChecked(True)
    sheet.check.click()
    assert sheet.said.text() == "Richtig. Was wartet, liest niemand."
    assert focused() is sheet.next
    press(Qt.Key.Key_Return)
    assert sheet.where.text() == "Karte 2 von 2"
    sheet.answers[0].setChecked(True)
    sheet.check.click()
    assert (sheet.said.text(), sheet.next.text()) == ("Richtig.", "Fertig")
    with qtbot.waitSignal(sheet.all_done):
        press(Qt.Key.Key_Return)


def test_a_wrong_answer_is_tried_again(sheet: CardSheet) -> None:
    """Nothing is counted and nothing given away; what was said goes with the next choice."""
    sheet.check.click()
    assert sheet.said.text() == "Wählen Sie eine Antwort."
    sheet.answers[0].setChecked(True)
    assert sheet.said.text() == ""
    sheet.check.click()
    assert sheet.said.text().startswith("Das stimmt noch nicht.")
    assert not sheet.next.isVisible()
    assert sheet.answers[1].isEnabled()


def test_leaving_it_tells_nobody(sheet: CardSheet, qtbot: QtBot) -> None:
    """Half a set is no set; it begins anew the next time."""
    with qtbot.assertNotEmitted(sheet.all_done):
        QTest.keyClick(sheet, Qt.Key.Key_Escape)
    assert not sheet.isVisible()

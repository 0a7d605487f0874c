"""A place in one line: said at once what it was understood as, asked where it is not clear."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from desktop.ui.form.place_input import PlaceInput
from desktop.ui.theme.theme import Theme
from tests.helpers.company import Member
from tests.helpers.showing import SHOWING

pytestmark = SHOWING


@pytest.fixture
def place(qtbot: QtBot, themed: Theme, police: Member) -> PlaceInput:
    """An empty place with a choice of kinds."""
    made = PlaceInput(police.workspace, (("home", "Wohnung"), ("school", "Schule")))
    qtbot.addWidget(made.widget)
    made.widget.show()
    return made


def test_a_line_is_understood_as_it_is_typed(qtbot: QtBot, place: PlaceInput) -> None:
    """Town, district and the agency competent there stand below the line."""
    told: list[object] = []
    place.listen(lambda: told.append(place.value()))
    QTest.keyClicks(place.first, "Schiefbahn")
    assert place.value() == {"municipality": "Willich", "district": "Schiefbahn"}
    assert place.answer == "Willich-Schiefbahn · Bereich Jugendamt der Stadt Willich"
    assert told[-1] == place.value()


def test_an_unclear_place_offers_what_may_be_meant(qtbot: QtBot, place: PlaceInput) -> None:
    """One of the towns is chosen by a button; what was written stays as a note."""
    QTest.keyClicks(place.first, "Kaarst-Vorst")
    QApplication.processEvents()
    (town,) = [one for one in place.widget.findChildren(QPushButton) if one.isVisible()]
    assert town.text() == "Tönisvorst"
    QTest.mouseClick(town, Qt.MouseButton.LeftButton)
    assert place.value() == {"municipality": "Tönisvorst", "note": "Kaarst-Vorst"}
    assert "Kreisjugendamt" in place.answer


def test_a_draft_s_place_is_shown_as_it_is(place: PlaceInput) -> None:
    """Filling changes nothing, not even what the line could not say."""
    whole = {"municipality": "Tönisvorst", "note": "Kaarst-Vorst", "kind": "school"}
    place.fill(whole)
    assert place.value() == whole
    assert isinstance(place.first, QLineEdit)
    assert place.first.text() == "Tönisvorst, Kaarst-Vorst"


def test_nothing_is_no_place(qtbot: QtBot, place: PlaceInput) -> None:
    """An emptied line is nothing at all."""
    QTest.keyClicks(place.first, "W")
    QTest.keyClick(place.first, Qt.Key.Key_Backspace)
    assert place.value() is None
    place.name("Wohnort")
    place.mark(wrong=True)
    assert place.first.accessibleName() == "Wohnort"

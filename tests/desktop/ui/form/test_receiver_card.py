"""The competent unit: named with its reason and number, changed only with a reason."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from desktop.presenters.form import Receiver
from desktop.presenters.on_call import FALLBACK, Number
from desktop.ui.form.receiver_card import ReceiverCard
from desktop.ui.theme.theme import Theme
from tests.helpers.company import ASD, KEMPEN, Member
from tests.helpers.showing import SHOWING

pytestmark = SHOWING


@pytest.fixture
def card(qtbot: QtBot, themed: Theme, police: Member) -> ReceiverCard:
    """The card of a P01."""
    made = ReceiverCard(police.workspace, "P01")
    qtbot.addWidget(made)
    made.show()
    return made


def words(card: ReceiverCard) -> list[str]:
    """What the card says."""
    QApplication.processEvents()
    return [one.text() for one in card.findChildren(QLabel) if one.isVisible()]


def test_who_receives_it_is_said_with_the_reason(card: ReceiverCard) -> None:
    """Before that it says when it will be known; the number is never a blank."""
    assert "Steht fest, sobald der Ort bekannt ist." in words(card)
    assert any("110" in text for text in words(card))
    card.show_receivers([Receiver(ASD, "Jugendamt Willich, ASD", "Ort Willich.")])
    assert {"Jugendamt Willich, ASD", "Ort Willich."} <= set(words(card))


def test_who_is_outside_is_phoned(card: ReceiverCard) -> None:
    """Nothing is sent there; the number is shown, or what to do where none is known."""
    numbers = (
        Number("outside", "Jugendamt Krefeld", (), "02151 0000", ""),
        Number("outside", "Dort", (), "", FALLBACK),
    )
    card.show_receivers([], numbers)
    said = words(card)
    assert {"Jugendamt Krefeld", "02151 0000", FALLBACK} <= set(said)
    assert any("Dorthin wird nichts gesendet" in text for text in said)
    assert "Steht fest, sobald der Ort bekannt ist." not in said


def test_no_person_is_named_where_somebody_looks_on(card: ReceiverCard) -> None:
    """In the discreet mode the number stays and who answers it goes, also when it is switched on later."""
    number = Number("outside", "Jugendamt Krefeld", ("A. Rufdienst",), "02151 0000", "")
    card.show_receivers([], [number])
    assert any("A. Rufdienst" in text for text in words(card))
    card.be_discreet(on=True)
    assert not any("A. Rufdienst" in text for text in words(card))
    assert {"Jugendamt Krefeld", "02151 0000"} <= set(words(card))
    card.be_discreet(on=False)
    assert any("A. Rufdienst" in text for text in words(card))


def test_another_unit_is_chosen_with_a_reason(card: ReceiverCard) -> None:
    """The choice is one click away, and goes into the document and out of it again."""
    told: list[bool] = []
    card.listen(lambda: told.append(True))
    assert card.unit.isHidden()
    card.change.click()
    card.unit.fill(KEMPEN)
    assert card.reason.isVisible()
    card.reason.fill("Abgesprochen.")
    document: dict[str, Any] = {"category": "P01"}
    card.put_into(document)
    assert document == {"category": "P01", "override_unit": KEMPEN, "override_reason": "Abgesprochen."}
    card.unit.fill(None)
    card.put_into(document)
    assert document == {"category": "P01"}
    assert told


def test_a_draft_s_choice_is_shown(card: ReceiverCard) -> None:
    """It is seen without opening anything, and filling it in is no change."""
    told: list[bool] = []
    card.listen(lambda: told.append(True))
    card.fill({"override_unit": KEMPEN, "override_reason": "x"})
    assert card.unit.isVisible()
    assert card.reason.value() == "x"
    assert told == []
    assert card.locate("override_reason") is card.reason
    assert card.locate("children") is None
    assert card.every() == (card.unit, card.reason)

"""Name and passphrase: Enter leads through the fields, and what is wrong is marked in place."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from desktop.app.enrolment import Enrolment
from desktop.ui.person_step import PersonStep
from tests.helpers.showing import SHOWING, press, show, type_in

pytestmark = [SHOWING, pytest.mark.usefixtures("themed")]


@pytest.fixture
def step(qtbot: QtBot) -> PersonStep:
    """The step, shown."""
    made = PersonStep(Enrolment())
    show(qtbot, made, 600, 500)
    made.begin()
    return made


def test_by_keyboard(step: PersonStep) -> None:
    """Enter goes from the name over the number to both passphrases, and then everything is right."""
    for text in (" Adelgunde Meier ", " 030 23125 001 ", "eine lange Passphrase", "eine lange Passphrase"):
        type_in(text)
        press(Qt.Key.Key_Return)
    assert (step.confirm(), step.person, step.number) == (True, "Adelgunde Meier", "030 23125 001")
    assert step.passphrase.text == "eine lange Passphrase"
    step.forget()
    assert step.passphrase.text == ""


def test_a_name_is_needed(step: PersonStep) -> None:
    """Without a name it says so and goes there, and typing takes the mark away."""
    step.passphrase.first.line.setFocus()
    assert not step.confirm()
    assert (step.problem.isHidden(), step.name.hasFocus(), step.name.property("tone")) == (False, True, "danger")
    type_in("A")
    assert (step.problem.isHidden(), step.name.property("tone")) == (True, None)


def test_a_number_is_needed(step: PersonStep) -> None:
    """With a name but no number a form would take it says so at the number and goes there."""
    type_in("Adelgunde")
    for text in ("", "anrufen"):
        step.phone.setText(text)
        assert not step.confirm()
        assert step.phone.hasFocus()
        assert (step.phone_problem.isHidden(), step.problem.isHidden()) == (False, True)
    type_in("0")
    assert (step.phone_problem.isHidden(), step.phone.property("tone")) == (True, None)


def test_a_passphrase_is_needed(step: PersonStep) -> None:
    """With a name and a number but too short a passphrase the focus goes to the passphrase."""
    type_in("Adelgunde")
    step.phone.setText("030 23125 001")
    assert not step.confirm()
    assert step.passphrase.first.line.hasFocus()

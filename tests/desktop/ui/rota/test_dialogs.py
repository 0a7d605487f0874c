"""The dialogs of the rota do what was answered, and say what is wrong."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from desktop.presenters.rota_steps import step_named
from desktop.ui.ask import Ask
from desktop.ui.rota.dialogs import RotaDialogs
from desktop.ui.theme.theme import Theme
from tests.helpers.company import ASD, KEMPEN, Member
from tests.helpers.rotas import TODAY, furnished
from tests.helpers.showing import SHOWING, show
from tests.helpers.window import around

pytestmark = SHOWING


@pytest.fixture
def said() -> list[str]:
    """What was said."""
    return []


@pytest.fixture
def dialogs(themed: Theme, qtbot: QtBot, willich: Member, said: list[str]) -> RotaDialogs:
    """The dialogs of Willich's rota."""
    furnished(willich)
    window = QWidget()
    show(qtbot, window)
    return RotaDialogs(around(willich).desk, window, said.append)


def answer(ask: Ask, **answers: str) -> None:
    """Answer some questions and confirm."""
    for name, text in answers.items():
        ask.fields[name].setProperty("text", text)
    ask.confirm.click()


def test_a_shift_is_planned(dialogs: RotaDialogs, said: list[str]) -> None:
    """Name and number are those that were written."""
    ask = dialogs.plan(ASD, TODAY)
    answer(ask, **{"from": "8", "until": "9"}, name="Dienst Z", phone="1")
    assert said == ["Der Dienst ist eingetragen."]


def test_what_is_wrong_stays_in_the_dialog(dialogs: RotaDialogs, said: list[str]) -> None:
    """Nothing is said outside, and the dialog says what is missing."""
    ask = dialogs.plan(ASD, TODAY)
    answer(ask, **{"from": "8", "until": "9"}, name="Dienst Z")
    assert "Erwartet werden 1 bis 60 Zeichen." in ask.problem.text()
    assert (ask.isVisible(), said) == (True, [])


def test_a_step_with_a_shift(dialogs: RotaDialogs, willich: Member, said: list[str]) -> None:
    """The dialog says which shift it is; a step that destroys is not what Enter does."""
    shift = next(state for _, state in willich.workspace.states("duty") if state.name == "Dienst B")
    ask = dialogs.take(step_named("cancel"), shift)
    assert ask.cancel.isDefault()
    ask.confirm.click()
    assert said == ["Der Dienst ist abgesagt."]


@pytest.mark.parametrize(("people", "end"), [("Dienst A; 1", "Dienste sind eingetragen."), ("", "")])
def test_a_month_is_filled(dialogs: RotaDialogs, said: list[str], people: str, end: str) -> None:
    """How many were planned is said; without people it is said in the dialog that they are missing."""
    ask = dialogs.fill(ASD, TODAY.replace(day=1))
    ask.fields["people"].setProperty("plainText", people)
    ask.confirm.click()
    assert [one.endswith(end) for one in said] == [True] * bool(end)
    assert ask.isVisible() is not bool(end)


def test_nothing_to_fill_is_said(dialogs: RotaDialogs, said: list[str]) -> None:
    """A second time there is nothing left."""
    for _ in range(2):
        dialogs.fill(ASD, TODAY.replace(day=1)).confirm.click()
    assert said[-1] == "Es war nichts zu füllen: Alles ist besetzt."


def test_a_rule_that_says_no_is_told_in_the_dialog(dialogs: RotaDialogs) -> None:
    """For another agency nobody plans."""
    ask = dialogs.plan(KEMPEN, TODAY)
    answer(ask, **{"from": "8", "until": "9"}, name="Z", phone="1")
    assert "eigene Behörde" in ask.problem.text()

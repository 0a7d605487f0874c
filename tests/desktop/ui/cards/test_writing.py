"""Training cards are written in dialogs that stay open until what is in them is right."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from desktop.presenters import training
from desktop.presenters.steps.question import YES
from desktop.ui.ask import Ask
from desktop.ui.cards.writing import CardWriter
from desktop.ui.theme.theme import Theme
from tests.helpers.company import Member
from tests.helpers.library import Reader
from tests.helpers.showing import SHOWING, show

pytestmark = SHOWING
SET = {"title": "Wege", "question": "Wohin?", "answers": "*Willich\nKempen"}


class Writing:
    """The police."""

    def __init__(self, reader: Reader, window: QWidget) -> None:
        self.workspace = reader.member.workspace
        self.window = window
        self.said: list[str] = []
        reader.desk.setParent(window)
        self.writer = CardWriter(reader.desk, window, lambda text: self.said.append(str(text)))

    def fill(self, ask: Ask | None, **answers: str) -> Ask:
        assert ask is not None
        for name, answer in answers.items():
            ask._asked[name].fill(answer)
        ask.confirm.click()
        return ask

    def asked(self) -> Ask:
        return self.window.findChildren(Ask)[-1]

    def questions(self) -> list[str]:
        return [card.question for one in training.sets(self.workspace) for card in one.content.cards]


@pytest.fixture
def writing(police: Member, tmp_path: Path, themed: Theme, qtbot: QtBot) -> Writing:
    window = QWidget()
    show(qtbot, window)
    return Writing(Reader(police, tmp_path), window)


def test_a_set_is_written(writing: Writing) -> None:
    """What is wrong stands in the dialog, which stays; then it is offered and said."""
    ask = writing.fill(writing.writer.write_set(), **SET | {"answers": "Willich\nKempen"})
    assert "genau einer" in ask.problem.text()
    assert writing.questions() == []
    writing.fill(ask, answers="*Willich\nKempen")
    assert writing.questions() == ["Wohin?"]
    assert writing.said == ["Die Lernkarten sind eingestellt."]


def test_a_card_is_added_and_changed(writing: Writing) -> None:
    """Which one is asked first; what stands on it is there to be changed, and it can be taken out."""
    writing.fill(writing.writer.write_set(), **SET)
    [state] = training.sets(writing.workspace)
    writing.fill(writing.writer.add(state.id), question="Und dann?", answers="*Warten\nAnrufen")
    assert writing.questions() == ["Wohin?", "Und dann?"]
    writing.fill(writing.writer.change(state.id), card="1")
    writing.fill(writing.asked(), question="Was dann?")
    assert writing.questions() == ["Wohin?", "Was dann?"]
    writing.fill(writing.writer.change(state.id), card="0")
    writing.fill(writing.asked(), away=YES)
    assert writing.questions() == ["Was dann?"]
    assert writing.said[1:] == ["Karte hinzugefügt.", "Karte geändert.", "Karte geändert."]


def test_a_set_that_is_gone_is_said(writing: Writing) -> None:
    """Nothing is asked about what nobody offers any more."""
    assert writing.writer.add(b"x" * 16) is None
    assert writing.writer.change(b"x" * 16) is None
    assert writing.said == ["Diese Lernkarten gibt es nicht mehr."] * 2

"""The line that asks for cards below a notification: done at once, or later with a reason; it hides nothing."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from desktop.presenters import studying, training
from desktop.ui.cards.asked_bar import AskedBar
from desktop.ui.theme.theme import Theme
from tests.helpers.company import Company, Member
from tests.helpers.library import Reader
from tests.helpers.showing import SHOWING, show
from tests.helpers.trainings import p06, set_of

pytestmark = SHOWING


@pytest.fixture
def reader(company: Company, tmp_path: Path) -> Reader:
    return Reader(company.members[1], tmp_path / "willich")


@pytest.fixture
def window(qtbot: QtBot, themed: Theme) -> QWidget:
    made = QWidget()
    show(qtbot, made)
    return made


@pytest.fixture
def bar(company: Company, police: Member, reader: Reader, window: QWidget) -> AskedBar:
    """Below a notification for which a set is open."""
    training.add(police.workspace, set_of())
    state = p06(company, police, reader.member)
    made = AskedBar(reader.around(window), window)
    made.show_for(state.id)
    return made


def test_it_asks_and_is_gone_once_the_cards_are_done(bar: AskedBar, reader: Reader) -> None:
    """It says why and which, and opens the first set."""
    assert bar.isVisible()
    assert bar.said.text().endswith("Noch offen: Karten erkennen.")
    bar.now.click()
    sheet = bar.taker.sheet
    assert sheet is not None
    for card in training.sets(reader.member.workspace)[0].content.cards:
        sheet.answers[card.right].setChecked(True)
        sheet.check.click()
        sheet.next.click()
    assert not bar.isVisible()


def test_it_can_wait_for_a_reason(bar: AskedBar, reader: Reader) -> None:
    """Without one the dialog stays; with one it is gone for today, and the lead will see why."""
    bar.later.click()
    assert bar.question is not None
    bar.question.confirm.click()
    assert bar.question.problem.isVisible()
    field = bar.question.fields["reason"]
    assert isinstance(field, QPlainTextEdit)
    field.setPlainText("Im Einsatz")
    bar.question.confirm.click()
    assert not bar.isVisible()
    known = studying.learner(reader.member.workspace)
    assert known is not None
    assert known.put_off[0].reason == "Im Einsatz"


def test_of_anything_else_it_asks_nothing(bar: AskedBar) -> None:
    """Of nothing that is chosen, and of what is no notification."""
    for entity in (b"", b"?" * 16):
        bar.show_for(entity)
        assert not bar.isVisible()

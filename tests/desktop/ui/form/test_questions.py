"""The questions of a form: side beside or below, Tab in the order of the page, what is wrong in that order too."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from desktop.domain.content import Child
from desktop.presenters import drafts
from desktop.presenters.form_problems import FieldProblem
from desktop.ui.desk import Desk
from desktop.ui.form.full_body import FullBody
from desktop.ui.form.questions import Questions
from desktop.ui.form.quick_body import QuickBody
from desktop.ui.theme.theme import Theme
from tests.helpers.company import KEMPEN, Member
from tests.helpers.showing import SHOWING
from tests.helpers.window import Backstage

pytestmark = SHOWING

WIDE = 1280
NARROW = 700


class Told:
    """What the questions told whoever shows them."""

    def __init__(self) -> None:
        """Start with nothing told."""
        self.went: list[str] = []
        self.orders = 0
        self.holders: list[QWidget] = []

    def order(self) -> None:
        """Take note that Tab walks another way."""
        self.orders += 1


@pytest.fixture
def told() -> Told:
    """What was told."""
    return Told()


def test_the_discreet_mode_reaches_what_stands_beside(qtbot: QtBot, themed: Theme, police: Member, told: Told) -> None:
    """Switched on while a form is open, it says nothing any more of earlier notifications about a child."""
    shown = made(qtbot, police, told, quick=False)
    shown.earlier.ask(shown.desk, [Child(given_name="Emil")])
    assert shown.earlier.isHidden()
    shown.desk.be_discreet(on=True)
    assert "verborgen" in shown.earlier.text.text()


def made(qtbot: QtBot, member: Member, told: Told, *, quick: bool) -> Questions:
    """The questions of a new P01."""
    holder = QWidget()
    told.holders.append(holder)
    qtbot.addWidget(holder)
    draft = drafts.new_draft(member.workspace, "Dienst A", "P01", "immediate" if quick else "urgent", quick=quick)
    shown = Questions(Desk(Backstage(member), holder), draft, told.went.append, told.order, holder)
    shown.fill(draft)
    holder.resize(WIDE, 760)
    shown.resize(WIDE, 760)
    shown.fit(WIDE)
    holder.show()
    qtbot.waitExposed(holder)
    return shown


@pytest.fixture
def questions(qtbot: QtBot, themed: Theme, police: Member, told: Told) -> Questions:
    """The questions of an immediate notification."""
    return made(qtbot, police, told, quick=True)


def test_who_receives_it_stands_beside_the_questions_or_below_them(questions: Questions, told: Told) -> None:
    """Where the window is narrow it moves below, nothing of it is lost, and Tab is told to walk another way."""
    before = told.orders
    assert not questions.area.isAncestorOf(questions.receiver)
    questions.fit(NARROW)
    QApplication.processEvents()
    assert questions.area.isAncestorOf(questions.receiver)
    assert questions.receiver.isVisibleTo(questions)
    assert told.orders == before + 1
    questions.fit(WIDE)
    assert not questions.area.isAncestorOf(questions.receiver)
    assert questions.receiver.isVisibleTo(questions)


def test_the_same_width_moves_nothing(questions: Questions, told: Told) -> None:
    """A window that grows by a pixel does not lay the form out anew."""
    before = told.orders
    questions.fit(WIDE + 1)
    assert told.orders == before


def test_a_full_form_and_an_immediate_one_have_their_own_questions(
    qtbot: QtBot, themed: Theme, police: Member, told: Told
) -> None:
    """The immediate one asks the few questions, the full one all of them."""
    assert isinstance(made(qtbot, police, told, quick=True).body, QuickBody)
    assert isinstance(made(qtbot, police, told, quick=False).body, FullBody)


def test_the_chosen_unit_is_part_of_the_document(questions: Questions) -> None:
    """What stands beside the questions is written with them, and found by its path."""
    questions.receiver.change.click()
    questions.receiver.unit.fill(KEMPEN)
    questions.receiver.reason.fill("Abgesprochen.")
    written = questions.document()
    assert (written["category"], written["override_unit"]) == ("P01", KEMPEN)
    assert questions.part("override_reason") is questions.receiver.reason
    assert questions.part("whereabouts") is questions.body.locate("whereabouts")


def test_every_change_is_told(questions: Questions) -> None:
    """Both columns tell of what somebody types in them."""
    changes: list[None] = []
    questions.listen(lambda: changes.append(None))
    questions.receiver.change.click()
    questions.receiver.unit.fill(KEMPEN)
    there = len(changes)
    first = questions.part("statements[0].text").put_in.first
    first.setPlainText("Ein Satz.")
    assert there > 0
    assert len(changes) > there


def test_what_is_wrong_is_said_from_top_to_bottom_and_leads_to_its_field(questions: Questions, told: Told) -> None:
    """Whatever the order in which the rules found it; what was mended is said no more."""
    late = FieldProblem("override_reason", "Geben Sie einen Grund an.")
    early = FieldProblem("whereabouts", "Geben Sie den Ort an.")
    questions.show_problems([late, early])
    questions.show_first_problem()
    assert QApplication.focusWidget() is questions.summary.links[0]
    for link in questions.summary.links:
        link.click()
    assert told.went == ["whereabouts", "override_reason"]
    questions.show_problems([])
    assert questions.summary.isHidden()


def test_writing_begins_where_it_ended_or_at_the_first_open_question(questions: Questions) -> None:
    """A draft opened again has the focus in the field that was written in last."""
    questions.begin("statements[0].text")
    assert questions.body.path_of(_focused()) == "statements[0].text"
    questions.begin("")
    assert isinstance(questions.body, QuickBody)
    assert questions.body.first_open().isAncestorOf(_focused())


def _focused() -> QWidget:
    found = QApplication.focusWidget()
    assert found is not None
    return found

"""An open question of the law: beside the rule and at its field as soon as it arises, gone once it is answered."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtWidgets import QApplication, QLabel, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from desktop.presenters.form_problems import FieldProblem
from desktop.ui.form.field_row import FieldRow
from desktop.ui.form.full_body import FullBody
from desktop.ui.form.gate_note import GateNote, OpenGates
from desktop.ui.form.part import ListPart
from desktop.ui.form.rule_card import RuleCard
from desktop.ui.form.screen import FormScreen
from desktop.ui.theme.theme import Theme
from desktop.ui.window import Window
from tests.desktop.ui.form.conftest import form_of
from tests.helpers.company import Member
from tests.helpers.documents import example
from tests.helpers.showing import SHOWING

pytestmark = SHOWING


@pytest.fixture
def police(company: Any) -> Member:
    """Here the one who writes sits at Willich: most of the law's questions are asked of the offices."""
    willich: Member = company.members[1]
    return willich


def opened(window: Window, code: str, **changes: Any) -> FormScreen:
    """A form of a category with its example, changed."""
    window.write(None, code, "routine" if code == "J07" else "urgent")
    form = form_of(window)
    form.questions.body.fill({**example(code), **changes})
    form.examine()
    QApplication.processEvents()
    return form


def words(widget: QWidget) -> str:
    """Everything a widget says that can be seen."""
    return "\n".join(one.text() for one in widget.findChildren(QLabel) if one.isVisibleTo(widget))


def field(form: FormScreen, path: str) -> FieldRow:
    """The field of a path."""
    found = form.questions.part(path)
    assert isinstance(found, FieldRow)
    return found


def test_a_note_comes_and_goes(qtbot: QtBot, themed: Theme) -> None:
    """It stands in its layout while there is something to say, and takes no room before."""
    root = QWidget()
    qtbot.addWidget(root)
    layout = QVBoxLayout(root)
    note = GateNote(layout)
    assert layout.count() == 0
    note.say("Begründen Sie das.")
    assert "Begründen Sie das." in words(root)
    note.say("")
    assert layout.count() == 0


def test_a_question_stands_where_it_arises(window: Window) -> None:
    """Nothing was sent yet: the field asks, the panel says the same with its norm, and an answer takes both away."""
    form = opened(window, "J08", service_endangered=False)
    reason = field(form, "service_endangered_reason")
    assert not reason.gate.text
    field(form, "service_endangered").fill(value=True)
    form.examine()
    assert "§ 64 Abs. 2 SGB VIII" in reason.gate.text
    assert "§ 64 Abs. 2 SGB VIII" in words(form.questions.rule)
    assert not reason.label.text().endswith("(freiwillig)")
    assert reason.put_in.first.accessibleName().endswith("(§ 64 Abs. 2 SGB VIII)")
    reason.fill("Das Kind ist anders nicht zu schützen.")
    form.examine()
    assert not reason.gate.text
    assert "Offene Fragen" not in words(form.questions.rule)


def test_what_has_no_answer_is_said_at_the_field_itself(window: Window) -> None:
    """§ 68 SGB X: a field off the list says so before anything is sent."""
    form = opened(window, "J07")
    further = field(form, "requested.further")
    further.fill("Erhält Hilfe zur Erziehung.")
    form.examine()
    assert "§ 68 SGB X" in further.gate.text


def test_a_question_of_an_entry_goes_with_the_entry(window: Window) -> None:
    """A statement that is taken out takes its question along, and the next one keeps its own."""
    statements = [{"kind": "observed", "text": text, "entrusted": text == "zwei"} for text in ("eins", "zwei")]
    form = opened(window, "J02", statements=statements)
    listed = form.questions.part("statements")
    assert isinstance(listed, ListPart)
    assert field(form, "statements[1].entrusted_ground").gate.text
    listed.entries[0]._remove.click()
    form.examine()
    assert field(form, "statements[0].entrusted_ground").gate.text
    listed.entries[0]._remove.click()
    form.examine()
    assert "§ 65" not in words(form.questions.rule)


def test_once_it_was_to_be_sent_it_is_what_is_wrong(window: Window) -> None:
    """The same words stand once: at the field as a problem, in the summary, and beside the rule."""
    form = opened(window, "J08", service_endangered=True)
    form.send()
    reason = field(form, "service_endangered_reason")
    assert not reason.gate.text
    assert "§ 64 Abs. 2 SGB VIII" in reason.problem.text()
    assert "§ 64 Abs. 2 SGB VIII" in words(form.summary)
    assert not reason.label.text().endswith("(freiwillig)")


def test_a_form_without_questions_is_built_no_further(window: Window) -> None:
    """Looking for them builds nothing that is built a little later."""
    window.write(None, "J08", "routine")
    form = form_of(window)
    body = form.questions.body
    assert isinstance(body, FullBody)
    before = len(body.root.parts)
    form.examine()
    assert len(body.root.parts) == before


def test_what_arose_is_told_once(qtbot: QtBot, themed: Theme, window: Window) -> None:
    """The last that is new is given back, for whoever announces it."""
    form = opened(window, "J08")
    gates = OpenGates(RuleCard(), form.questions.part)
    one = FieldProblem("service_endangered_reason", "Warum trotzdem?", gate=True)
    assert gates.show((one,), at_fields=True) == "Warum trotzdem?"
    assert gates.show((one,), at_fields=True) == ""
    assert gates.show((), at_fields=True) == ""


def test_a_hint_stays_one(qtbot: QtBot, themed: Theme, window: Window) -> None:
    """What holds nothing back stands at its field alone, also once it was to be sent, and is heard with its name."""
    form = opened(window, "J08")
    gates = OpenGates(RuleCard(), form.questions.part)
    hint, reason = FieldProblem("circumstances.purpose", "Ist das alles?"), field(form, "circumstances.purpose")
    for at_fields in (True, False):
        gates.show((), (hint,), at_fields=at_fields)
        reason.show_problem("")
        assert reason.gate.text == "Ist das alles?"
        assert reason.put_in.first.accessibleName().endswith("Ist das alles?")
    gates.show((), (), at_fields=False)
    assert (reason.gate.text, reason.put_in.first.accessibleName()) == ("", reason.row.label)

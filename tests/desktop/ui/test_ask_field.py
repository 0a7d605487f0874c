"""What a question is answered in: a choice, a box, a preset, and what can be answered only after something else."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QCheckBox, QComboBox, QLabel, QWidget
from pytestqt.qtbot import QtBot

from desktop.exchange.phone_numbers import remark
from desktop.presenters.steps.question import YES, Answered, Question
from desktop.ui.ask import Ask
from desktop.ui.ask_field import AskField
from desktop.ui.theme.theme import Theme
from tests.helpers.showing import SHOWING, show

pytestmark = SHOWING
BASIS = Question("basis", "Rechtsgrundlage", choices=(("64", "§ 64"), ("69", "§ 69")))
ANSWER = Question(
    "answer", "Tätig geworden", choices=(("yes", "Ja"), ("no", "Nein")), needed=True, after=(Answered("basis"),)
)


def test_a_choice(themed: Theme, qtbot: QtBot) -> None:
    """Nothing is chosen until somebody does; the arrows choose, and the answer is the code."""
    asked = AskField(BASIS)
    show(qtbot, asked.widget, 300, 80)
    assert isinstance(asked.field, QComboBox)
    assert (asked.answer, asked.field.accessibleName()) == ("", "Rechtsgrundlage")
    heard: list[str] = []
    asked.listen(lambda: heard.append(asked.answer))
    QTest.keyClick(asked.field, Qt.Key.Key_Down)
    assert (asked.answer, heard) == ("64", ["64"])


def test_what_has_to_be_chosen_asks_for_it(themed: Theme, qtbot: QtBot) -> None:
    """Only where nothing need be said does it stand there that nothing is."""
    for question, words in ((ANSWER, "Bitte wählen"), (BASIS, "Keine Angabe")):
        asked = AskField(question)
        qtbot.addWidget(asked.widget)
        assert isinstance(asked.field, QComboBox)
        assert (asked.field.currentText(), asked.answer) == (words, "")


def test_a_box(themed: Theme, qtbot: QtBot) -> None:
    """A box says yes or nothing, and its words are its name."""
    asked = AskField(Question("seen", "Ich habe es gesehen.", tick=True))
    show(qtbot, asked.widget, 300, 80)
    assert isinstance(asked.field, QCheckBox)
    assert (asked.answer, asked.field.accessibleName()) == ("", "Ich habe es gesehen.")
    QTest.keyClick(asked.field, Qt.Key.Key_Space)
    assert asked.answer == YES


def test_what_is_unusual_is_remarked_as_it_is_written(themed: Theme, qtbot: QtBot) -> None:
    """Read and heard below the answer, gone when it is usual, and in nobody's way; a hint is heard again then."""
    asked = AskField(Question("phone", "Rufnummer", hint="Mit Vorwahl.", preset="4711", remark=remark))
    show(qtbot, asked.widget, 300, 120)
    said = asked.widget.findChild(QLabel, "remark")
    assert isinstance(said, QLabel)
    assert said.isVisible()
    assert said.text() == asked.field.accessibleDescription() == remark("4711")
    asked.fill("02154 000-000")
    assert (said.isVisible(), asked.field.accessibleDescription()) == (False, "Mit Vorwahl.")
    asked.fill("0900 1234567")
    assert (said.text(), asked.answer) == (remark("0900 1234567"), "0900 1234567")


def test_presets_and_hints(themed: Theme, qtbot: QtBot) -> None:
    """What is preset stands there, and a hint is read and heard."""
    presets = {"line": "A", "text": "B", "choice": "69", "box": YES}
    fields = [
        AskField(Question("line", "Zeile", preset="A", hint="Nur Fachkräfte.")),
        AskField(Question("text", "Text", long=True, preset="B")),
        AskField(Question("choice", "Wahl", choices=BASIS.choices, preset="69")),
        AskField(Question("box", "Kästchen", tick=True, preset=YES)),
    ]
    assert {one.question.name: one.answer for one in fields} == presets
    assert "Nur Fachkräfte." in [one.text() for one in fields[0].widget.findChildren(QLabel)]
    assert fields[0].field.accessibleDescription() == "Nur Fachkräfte."


def test_what_comes_after_something_waits_for_it(themed: Theme, qtbot: QtBot) -> None:
    """What depends on another answer is out of reach until there is one, is not missed, and counts no more without."""
    window = QWidget()
    show(qtbot, window)
    ask = Ask("Rückmeldung", "", "Geben", (BASIS, ANSWER), window)
    answers: list[dict[str, str]] = []
    ask.accepted_with.connect(answers.append)
    ask.open()
    basis, answer = ask.fields["basis"], ask.fields["answer"]
    assert isinstance(basis, QComboBox)
    assert isinstance(answer, QComboBox)
    assert not answer.isEnabled()
    basis.setCurrentIndex(1)
    assert answer.isEnabled()
    ask.confirm.click()
    assert (answers, ask.problem.isVisible()) == ([], True)
    answer.setCurrentIndex(1)
    basis.setCurrentIndex(0)
    ask.confirm.click()
    assert answers == [{"basis": "", "answer": ""}]


def test_a_reason_is_asked_for_a_no_alone(themed: Theme, qtbot: QtBot) -> None:
    """What depends on a certain answer is out of reach for every other."""
    asked = AskField(replace(ANSWER, after=()))
    reason = AskField(Question("reason", "Warum nicht", after=(Answered("answer", ("no",)),)))
    for said, reached in (("", False), ("yes", False), ("no", True)):
        asked.fill(said)
        reason.follow({"answer": asked})
        assert reason.field.isEnabled() is reached


def test_one_of_several_answers_is_enough(themed: Theme, qtbot: QtBot) -> None:
    """What comes after two questions is asked once either is answered so, and what comes after it no longer than it."""
    window = QWidget()
    show(qtbot, window)
    after = (Answered("answer", ("no",)), Answered("basis", ("64",)))
    court = Question("court", "Gericht", choices=ANSWER.choices, after=after)
    why = Question("why", "Warum nicht", after=(Answered("court", ("no",)),))
    ask = Ask("Einschätzung", "", "Festhalten", (BASIS, replace(ANSWER, after=(), needed=False), court, why), window)
    chosen = {name: field for name, field in ask.fields.items() if isinstance(field, QComboBox)}
    reached: list[tuple[bool, bool]] = []
    for name, index in (("basis", 2), ("answer", 2), ("court", 2), ("answer", 1), ("basis", 1)):
        chosen[name].setCurrentIndex(index)
        reached.append((ask.fields["court"].isEnabled(), ask.fields["why"].isEnabled()))
    assert reached == [(False, False), (True, False), (True, True), (False, False), (True, True)]

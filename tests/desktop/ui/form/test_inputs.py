"""What fields are written into: each gives the document's value back, and no wheel changes it."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QCheckBox, QComboBox, QStyleOptionComboBox
from pytestqt.qtbot import QtBot

from desktop.domain.form_values import Field
from desktop.ui.form.inputs import FLAGS, ChoiceInput, Input, LineInput, TextInput, TickInput, TickLine, input_for
from desktop.ui.theme.theme import Theme
from tests.helpers.showing import SHOWING

pytestmark = SHOWING

FEW = (("a", "Eins"), ("b", "Zwei"))
MANY = tuple((f"P{number}", f"Anlass {number}") for number in range(9))


@pytest.mark.parametrize(
    ("row", "value"),
    [
        (Field("x", "text", "Name"), "Kim"),
        (Field("x", "long", "Text"), "Zwei\nZeilen"),
        (Field("x", "count", "Anzahl", limit=9), 2),
        (Field("x", "date", "Tag"), "2026-01-31"),
        (Field("x", "moment", "Zeit"), "2026-01-31T03:10:00+01:00"),
        (Field("x", "flag", "Ja?"), False),
        (Field("x", "choice", "Wahl", choices=FEW), "b"),
        (Field("x", "choices", "Wahlen", choices=FEW), ["b"]),
        (Field("x", "choices", "Wahlen", choices=MANY), ["P0", "P8"]),
    ],
)
def test_a_value_comes_back_as_it_went_in(qtbot: QtBot, themed: Theme, row: Field, value: object) -> None:
    """Whatever the kind: filled, read, emptied, and each time told."""
    made = input_for(row)
    qtbot.addWidget(made.widget)
    told: list[object] = []
    made.listen(lambda: told.append(made.value()))
    made.fill(value)
    assert made.value() == value
    assert told[-1] == value
    made.fill(None)
    assert made.value() is None


def test_a_choice_that_is_not_offered_is_kept(qtbot: QtBot, themed: Theme) -> None:
    """What a newer program wrote is shown as it is and not lost."""
    made = ChoiceInput(FEW)
    qtbot.addWidget(made.widget)
    made.fill("c")
    assert made.value() == "c"


def test_what_is_chosen_stands_somewhere_in_whole(qtbot: QtBot, themed: Theme) -> None:
    """A choice that is a whole sentence may be shortened where it stands: resting on it shows all of it."""
    made = ChoiceInput([("a", "Kurz"), ("b", "Eine Frage, die länger ist als das Feld, in dem sie steht?")], empty="")
    qtbot.addWidget(made.widget)
    assert made.widget.toolTip() == "Kurz"
    made.fill("b")
    assert made.widget.toolTip() == "Eine Frage, die länger ist als das Feld, in dem sie steht?"
    assert isinstance(made.widget, QComboBox)
    made.widget.resize(160, 30)
    drawn = QStyleOptionComboBox()
    made.widget.initStyleOption(drawn)
    assert (drawn.currentText[:4], drawn.currentText[-1]) == ("Eine", "…")
    assert made.widget.currentText().endswith("steht?")


def test_a_choice_may_have_to_be_something(qtbot: QtBot, themed: Theme) -> None:
    """Without a word for nothing the first is chosen."""
    made = ChoiceInput(FEW, empty="")
    qtbot.addWidget(made.widget)
    assert made.value() == "a"


@pytest.mark.parametrize("make", [lambda: ChoiceInput(FLAGS), TextInput])
def test_the_wheel_changes_nothing(qtbot: QtBot, themed: Theme, make: type[Input]) -> None:
    """It is left to the form, which scrolls."""
    made = make()
    qtbot.addWidget(made.widget)
    made.fill(value=True)
    before = made.value()
    down, place = QPoint(0, -120), QPointF(5, 5)
    keys, phase, inverted = Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False
    wheel = QWheelEvent(place, place, down, down, Qt.MouseButton.NoButton, keys, phase, inverted)
    QApplication.sendEvent(made.widget, wheel)
    assert made.value() == before
    assert made.first.focusPolicy() is Qt.FocusPolicy.StrongFocus


def test_a_text_grows_with_what_is_written(qtbot: QtBot, themed: Theme) -> None:
    """Ten lines are higher than one; Tab leaves it."""
    made = TextInput()
    qtbot.addWidget(made.widget)
    made.widget.show()
    low = made.widget.height()
    made.fill("\n".join("Zeile" for _ in range(10)))
    assert made.widget.height() > low


def test_a_text_keeps_its_height_when_it_looks_wrong(qtbot: QtBot, themed: Theme) -> None:
    """The style sheet, asked for another look, gives no text back a height of its own."""
    made = TextInput()
    qtbot.addWidget(made.widget)
    made.widget.show()
    made.fill("\n".join("Zeile" for _ in range(10)))
    high = made.widget.minimumHeight()
    made.mark(wrong=True)
    assert made.widget.minimumHeight() == high


def test_wrong_is_seen_and_heard(qtbot: QtBot, themed: Theme) -> None:
    """A field looks wrong and right again, and has a name."""
    for made in (LineInput(), TextInput(), ChoiceInput(FEW)):
        qtbot.addWidget(made.widget)
        made.name("Name")
        made.mark(wrong=True)
        assert made.first.property("tone") == "danger"
        made.mark(wrong=False)
        assert made.first.property("tone") is None
        assert made.first.accessibleName() == "Name"


def test_boxes_have_names_and_their_words_tick_them(qtbot: QtBot, themed: Theme) -> None:
    """A click on the words is a click on the box."""
    line = TickLine("Anlass 1")
    qtbot.addWidget(line)
    line.show()
    assert line.box.accessibleName() == "Anlass 1"
    QTest.mouseClick(line, Qt.MouseButton.LeftButton, pos=line.rect().center())
    assert line.box.isChecked()
    few = TickInput(FEW)
    qtbot.addWidget(few.widget)
    few.name("Wahl")
    few.mark(wrong=True)
    assert [one.text() for one in few.widget.findChildren(QCheckBox)] == ["Eins", "Zwei"]
    assert few.first.accessibleDescription() == "Wahl"

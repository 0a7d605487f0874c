"""The facts of a section as one text."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QTextDocument
from pytestqt.qtbot import QtBot

from desktop.presenters.facts import Fact, Section
from desktop.ui.fact_table import FactTable
from desktop.ui.theme import theme
from desktop.ui.theme.theme import Theme

SECTION = Section("Kind", (Fact("Name", "Kind Eins"), Fact("Worte", "<b>laut</b> & leise\nzwei Zeilen")))


def plain(markup: str) -> list[str]:
    """The lines of a text as they are read."""
    page = QTextDocument()
    page.setHtml(markup)
    return page.toPlainText().split("\n")


@pytest.mark.parametrize("stacked", [False, True])
def test_labels_and_values_stand_in_order(*, stacked: bool, qtbot: QtBot, themed: Theme) -> None:
    """Every label stands before its value, beside or above it, and all lines of a value are there."""
    made = FactTable(SECTION)
    qtbot.addWidget(made)
    made.stack(stacked=stacked)
    lines = [line for part in plain(made.text()) for line in part.split("\u2028") if line]
    assert lines == ["Name", "Kind Eins", "Worte", "<b>laut</b> & leise", "zwei Zeilen"]


def test_nothing_written_is_markup(qtbot: QtBot, themed: Theme) -> None:
    """What somebody wrote is shown as written: no tag, no picture, no link comes of it."""
    made = FactTable(Section("x", (Fact("Text", '<img src="file:///etc/hostname"><a href="x">y</a>'),)))
    qtbot.addWidget(made)
    assert "<img" not in made.text()
    assert "<a " not in made.text()
    assert '<img src="file:///etc/hostname"><a href="x">y</a>' in plain(made.text())


def test_it_can_be_heard_and_selected(qtbot: QtBot, themed: Theme) -> None:
    """Who hears the page hears labels with their values, and all of it can be selected by key."""
    made = FactTable(SECTION)
    qtbot.addWidget(made)
    assert made.accessibleName().startswith("Name: Kind Eins. Worte: ")
    made.setSelection(0, 4)
    assert made.hasSelectedText()
    assert theme.current().colour("text2").name() in made.text()


def test_it_is_as_high_as_its_text_at_any_width(qtbot: QtBot, themed: Theme) -> None:
    """Narrower it is higher, another size of text or order is laid out anew, and it asks for no width."""
    made = FactTable(Section("x", (Fact("Text", "viele Worte " * 20),)), 300)
    qtbot.addWidget(made)
    wide = made.heightForWidth(600)
    assert made.heightForWidth(300) > wide > made.fontMetrics().height()
    assert made.heightForWidth(600) == wide
    assert (made.minimumSizeHint().width(), made.sizeHint().width()) == (0, 300)
    font = made.font()
    font.setPixelSize(3 * made.fontMetrics().height())
    made.setFont(font)
    large = made.heightForWidth(600)
    assert large > wide
    made.stack(stacked=True)
    assert made.heightForWidth(600) != large


COMPARED = Section("Berichtigung", (Fact("Ortsteil", "Anrath", "whereabouts", "Schiefbahn"), Fact("Arzt", "Dr. A")))


@pytest.mark.parametrize("stacked", [False, True])
def test_what_changed_stands_beside_what_was_said_first(*, stacked: bool, qtbot: QtBot, themed: Theme) -> None:
    """Both values can be read and heard, which is which is said, and what is new has nothing before it."""
    made = FactTable(COMPARED)
    qtbot.addWidget(made)
    made.stack(stacked=stacked)
    lines = [line for part in plain(made.text()) for line in part.split("\u2028") if line]
    if stacked:
        assert lines == ["Ortsteil", "Zuerst gemeldet: Schiefbahn", "Anrath", "Arzt", "Dr. A"]
    else:
        assert lines == ["Zuerst gemeldet", "Später", "Ortsteil", "Schiefbahn", "Anrath", "Arzt", "Dr. A"]
    assert made.accessibleName() == "Ortsteil: Anrath. Zuerst gemeldet: Schiefbahn. Arzt: Dr. A"


def test_a_number_that_may_not_be_broken_takes_no_room_of_the_labels(qtbot: QtBot, themed: Theme) -> None:
    """A label that fits on one line beside a word fits there beside a long number too."""
    heights = []
    for value in ("Wort", "VIE-2026-1-000006-000006"):
        made = FactTable(Section("x", (Fact("Art der Tat", value),)))
        qtbot.addWidget(made)
        heights.append(made.heightForWidth(359))
    assert heights[0] == heights[1]

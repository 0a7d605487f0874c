"""What is still missing: each line has a link to its field, and says the whole of it to those who hear it."""

from __future__ import annotations

from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from desktop.presenters.form_problems import FieldProblem
from desktop.ui.form.summary import HEADING, Summary
from desktop.ui.theme.theme import Theme
from tests.helpers.showing import SHOWING

pytestmark = SHOWING


def test_a_link_leads_to_its_field(qtbot: QtBot, themed: Theme) -> None:
    """It names the problem and calls with the path."""
    gone: list[str] = []
    summary = Summary(gone.append)
    qtbot.addWidget(summary)
    assert summary.isHidden()
    summary.show_problems([FieldProblem("a.b", "Es fehlt etwas.", "Kinder 2")])
    assert not summary.isHidden()
    assert HEADING in [one.text() for one in summary.findChildren(QLabel)]
    assert summary.links[0].accessibleName() == "Kinder 2: Es fehlt etwas. Zum Feld"
    summary.links[0].click()
    assert gone == ["a.b"]


def test_many_problems_are_counted(qtbot: QtBot, themed: Theme) -> None:
    """A dozen are listed, the rest is a number; none leaves nothing."""
    summary = Summary(lambda _path: None)
    qtbot.addWidget(summary)
    summary.show_problems([FieldProblem(str(number), "x") for number in range(15)])
    assert len(summary.links) == 12
    assert "und 3 weitere" in [one.text() for one in summary.findChildren(QLabel)]
    summary.show_problems([])
    summary.take_focus()
    assert summary.isHidden()

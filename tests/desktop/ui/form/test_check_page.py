"""The page before a full notification is sent."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from desktop.domain.templates import template
from desktop.presenters import form
from desktop.ui.fact_table import FactTable
from desktop.ui.form.check_page import CheckPage
from desktop.ui.theme.theme import Theme
from tests.helpers.company import Member
from tests.helpers.showing import SHOWING

pytestmark = SHOWING


def test_it_shows_who_receives_what(qtbot: QtBot, themed: Theme, police: Member) -> None:
    """The receiving unit with its reason, then everything in the words of the form."""
    page = CheckPage()
    qtbot.addWidget(page)
    exam = form.examine(police.workspace, template("P01"))
    page.show_exam("Häusliche Gewalt", exam)
    said = " ".join(one.accessibleName() for one in page.findChildren(FactTable))
    assert f"Stelle: {exam.receivers[0].name}. Grund: {exam.receivers[0].rule}" in said
    assert "Dienst A" in said

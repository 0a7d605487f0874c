"""The page before a full notification is sent."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from desktop.domain.templates import template
from desktop.presenters import form
from desktop.presenters.attaching import EVERYBODY
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
    assert not _labels(page, "Freigeben dürfen: Leitung.")


def test_it_says_who_has_to_release_it_first(qtbot: QtBot, themed: Theme, police: Member) -> None:
    """Before a request is made its writer reads that nothing is sent yet, and who decides."""
    page = CheckPage()
    qtbot.addWidget(page)
    page.show_exam("Strafanzeige", form.examine(police.workspace, template("P01")), "Freigeben dürfen: Leitung.")
    assert _labels(page, "Freigeben dürfen: Leitung.")
    assert _labels(page, "Diese Meldung wird erst gesendet, wenn eine zweite Person sie freigibt")


def test_it_says_who_is_told_of_which_children(qtbot: QtBot, themed: Theme, police: Member) -> None:
    """Siblings at different addresses: each office with its own; who is outside is to be phoned."""
    document = template("P01")
    document["children"][1]["whereabouts"] = {"municipality": "Kempen"}
    document["residence"] = {"municipality": "Krefeld"}
    page = CheckPage()
    qtbot.addWidget(page)
    page.show_exam("Häusliche Gewalt", form.examine(police.workspace, document))
    said = " ".join(one.accessibleName() for one in page.findChildren(FactTable))
    assert "Erfährt: Nur von Kind Nr. 1" in said
    assert "Erfährt: Nur von Kind Nr. 2" in said
    assert _labels(page, "Jugendamt der Stadt Krefeld")


def test_it_says_that_every_office_gets_every_file(qtbot: QtBot, themed: Theme, police: Member) -> None:
    """Where each office is told of some children alone the files are not parted; where all are told of all, no word."""
    page, document = CheckPage(), template("P01")
    qtbot.addWidget(page)
    page.show_exam("Häusliche Gewalt", form.examine(police.workspace, document))
    page.show_files(["Foto.jpg"])
    assert not _labels(page, EVERYBODY)
    document["children"][1]["whereabouts"] = {"municipality": "Kempen"}
    page.show_exam("Häusliche Gewalt", form.examine(police.workspace, document))
    page.show_files([])
    assert not _labels(page, EVERYBODY)
    page.show_files(["Foto.jpg"])
    assert _labels(page, EVERYBODY)


def test_it_says_who_gets_nothing_of_a_report(qtbot: QtBot, themed: Theme, police: Member) -> None:
    """An office that is competent by the report alone has to be written to."""
    page = CheckPage()
    qtbot.addWidget(page)
    exam = form.examine(police.workspace, template("P01"))
    page.show_exam("Häusliche Gewalt", replace(exam, unreached=exam.receivers))
    assert _labels(page, f"Auch zuständig: {exam.receivers[0].name}")


def _labels(page: CheckPage, text: str) -> list[QLabel]:
    return [one for one in page.findChildren(QLabel) if one.text() == text]

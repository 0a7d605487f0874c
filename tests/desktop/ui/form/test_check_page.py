"""The page before a full notification is sent."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtWidgets import QCheckBox, QLabel
from pytestqt.qtbot import QtBot

from desktop.domain.templates import template
from desktop.presenters import form
from desktop.presenters.attaching import DraftFile
from desktop.presenters.form_problems import FieldProblem
from desktop.ui.fact_table import FactTable
from desktop.ui.form.check_page import CheckPage
from desktop.ui.form.file_choice import FileChoice
from desktop.ui.theme.theme import Theme
from tests.helpers.company import KEMPEN, Member
from tests.helpers.showing import SHOWING

pytestmark = SHOWING
PHOTO = DraftFile(b"f" * 16, "foto.jpg", 9, "image/jpeg", bytes(32))


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


def test_it_asks_where_a_file_goes(qtbot: QtBot, themed: Theme, police: Member) -> None:
    """Where each office is told of some children alone it has to be said of each file; elsewhere files are named."""
    page, document = CheckPage(), template("P01")
    qtbot.addWidget(page)
    page.show_exam("Häusliche Gewalt", form.examine(police.workspace, document))
    page.show_files([PHOTO])
    assert not page.findChildren(FileChoice)
    assert any("foto.jpg" in one.accessibleName() for one in page.findChildren(FactTable))
    assert not page.ask_for_files()
    document["children"][1]["whereabouts"] = {"municipality": "Kempen"}
    page.show_exam("Häusliche Gewalt", form.examine(police.workspace, document))
    page.show_files([])
    assert not page.ask_for_files()
    page.show_files([PHOTO])
    assert page.ask_for_files()
    with qtbot.waitSignal(page.file_chosen, timeout=0) as chosen:
        page.findChildren(QCheckBox)[1].toggle()
    assert chosen.args == [PHOTO.id, (KEMPEN,)]
    assert not page.ask_for_files()


def test_it_says_who_gets_nothing_of_a_report(qtbot: QtBot, themed: Theme, police: Member) -> None:
    """An office that is competent by the report alone has to be written to."""
    page = CheckPage()
    qtbot.addWidget(page)
    exam = form.examine(police.workspace, template("P01"))
    page.show_exam("Häusliche Gewalt", replace(exam, unreached=exam.receivers))
    assert _labels(page, f"Auch zuständig: {exam.receivers[0].name}")


def test_it_says_what_to_think_of_first(qtbot: QtBot, themed: Theme, police: Member) -> None:
    """A hint of the form stands here once more, with the entry it is about."""
    page = CheckPage()
    qtbot.addWidget(page)
    hint = FieldProblem("children[1].family_name", "Ist es dasselbe Kind?", "Kinder 2")
    page.show_exam("Häusliche Gewalt", replace(form.examine(police.workspace, template("P01")), hints=(hint,)))
    assert [_labels(page, text) != [] for text in ("Kinder 2", "Ist es dasselbe Kind?")] == [True, True]


def _labels(page: CheckPage, text: str) -> list[QLabel]:
    return [one for one in page.findChildren(QLabel) if one.text() == text]

"""Sheets beside the list: obligations of each agency, and tasks that are done from here."""

from __future__ import annotations

from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from desktop.presenters import meeting_minutes
from desktop.ui.meetings.sheets import OwedSheet, TasksSheet
from desktop.ui.meetings.view import MeetingsView
from tests.helpers.company import Member
from tests.helpers.showing import SHOWING

pytestmark = SHOWING


def words(sheet: OwedSheet | TasksSheet) -> list[str]:
    """What stands in a sheet."""
    return [one.text() for one in sheet.findChildren(QLabel)]


def test_what_each_agency_owes(view: MeetingsView) -> None:
    """One's own agency first, with what is met of how many in which span."""
    view.side.owed.click()
    assert isinstance(view.sheet, OwedSheet)
    said = words(view.sheet)
    assert said.index("Jugendamt Willich") < said.index("Polizei Viersen")
    assert any(one.startswith("1 von 2 im Jahr 2026") for one in said)


def test_a_task_is_done_from_here(qtbot: QtBot, view: MeetingsView, willich: Member) -> None:
    """It goes from the list as soon as it is done, and the button below counts."""
    view.side.tasks.click()
    sheet = view.sheet
    assert isinstance(sheet, TasksSheet)
    assert "Materialien einstellen" in words(sheet)
    done = next(one for one in sheet.findChildren(QPushButton) if one.text() == "Erledigt")
    done.click()
    assert meeting_minutes.own_tasks(willich.workspace) == ()
    qtbot.waitUntil(lambda: "Keine offenen Aufgaben aus Terminen." in words(sheet))
    assert view.side.tasks.text() == "Meine Aufgaben: 0"

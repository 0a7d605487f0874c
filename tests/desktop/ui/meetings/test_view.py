"""The view of meetings: what is chosen is shown, two keys answer, and what is done is seen at once."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QPushButton
from pytestqt.qtbot import QtBot

from desktop.presenters import meetings
from desktop.ui.meetings.attendance_sheet import AttendanceSheet
from desktop.ui.meetings.sheets import OwedSheet, TasksSheet
from desktop.ui.meetings.view import MeetingsView
from tests.helpers.company import Company, Member
from tests.helpers.showing import SHOWING
from tests.helpers.window import Noted

pytestmark = SHOWING


def button(view: MeetingsView, words: str) -> QPushButton:
    """The button with these words on the page."""
    return next(one for one in view.page.findChildren(QPushButton) if one.text() == words)


def test_two_keys_accept(view: MeetingsView, willich: Member, made: dict[str, bytes], noted: Noted) -> None:
    """Enter goes to the button that accepts, Enter presses it; it is said, and the page shows it."""
    view.side.choose_entity(made["series"])
    view.side.list.setFocus()
    QTest.keyClick(view.side.list, Qt.Key.Key_Return)
    focused = QApplication.focusWidget()
    assert isinstance(focused, QPushButton)
    assert focused.text() == "Zusagen"
    QTest.keyClick(focused, Qt.Key.Key_Return)
    state = meetings.meeting(willich.workspace, made["series"])
    assert [(one.device, one.answer) for one in state.answers] == [(willich.device, "yes")]
    assert ("announce", "Zugesagt.", False) in noted.asked
    assert view.shown is not None
    assert view.shown.answer == "yes"


def test_the_days_of_a_series_are_gone_through(view: MeetingsView, made: dict[str, bytes]) -> None:
    """One after the other; another meeting begins with its next day again."""
    view.side.choose_entity(made["series"])
    button(view, "Später").click()
    assert view.shown is not None
    assert (view.shown.day, view.shown.place_in_series) == ("2026-11-10", "2 von 9")
    button(view, "Früher").click()
    assert view.shown.day == "2026-10-13"
    button(view, "Später").click()
    view.side.choose_entity(made["full"])
    view.side.choose_entity(made["series"])
    assert view.shown.day == "2026-10-13"


def test_what_comes_meanwhile_is_shown(
    qtbot: QtBot, view: MeetingsView, company: Company, police: Member, made: dict[str, bytes]
) -> None:
    """Who declined elsewhere makes room here, without anybody pressing anything."""
    view.side.choose_entity(made["full"])
    assert view.shown is not None
    assert [chip.text for chip in view.shown.chips] == ["Warteliste, Platz 1"]
    meetings.reply(police.workspace, made["full"], "no")
    company.everybody_syncs()
    qtbot.waitUntil(lambda: view.shown is not None and [chip.text for chip in view.shown.chips] == ["Zusage"])


def test_without_meetings_it_says_what_is_owed(qtbot: QtBot, view: MeetingsView, made: dict[str, bytes]) -> None:
    """The list of what this person comes to names a reason, and the page that nothing is chosen."""
    for name in ("series", "full", "leadership"):
        view.side.choose_entity(made[name])
        if view.shown is not None and "reply" in view.shown.actions:
            view._take("reply", "no")
    view.side.filters.pills[view.side.filter.MINE].click()
    assert view.side.empty.text() == "Nichts zugesagt, und keine Antwort offen."
    assert view.shown is None


def test_each_deed_opens_what_it_asks(view: MeetingsView, made: dict[str, bytes]) -> None:
    """Dialogs for what is written, sheets for what is shown, the system's own for files."""
    view.show_meeting(made["series"])
    for deed, about in (("edit", None), ("move", None), ("cancel", None), ("write", "task"), ("reply_for_day", None)):
        view._take(deed, about)
        assert view.deeds.asked is not None
        assert view.deeds.asked.isVisible()
        view.deeds.asked.reject()
    for press, sheet in ((view.side.owed, OwedSheet), (view.side.tasks, TasksSheet)):
        press.click()
        assert isinstance(view.sheet, sheet)
        view.sheet.accept()
    view._take("check_off", None)
    assert isinstance(view.sheet, AttendanceSheet)
    view.sheet.accept()
    for deed in ("calendar", "list"):
        view._take(deed, None)
        assert isinstance(view.saving, QFileDialog)
        view.saving.reject()


def test_a_new_meeting_is_chosen(view: MeetingsView, willich: Member) -> None:
    """Whoever plans one sees it at once."""
    view.side.plan.click()
    asked = view.deeds.asked
    assert asked is not None
    answers = {"kind": "casework", "title": "Neu", "day": "01.10.2026", "begins": "9:00", "ends": "10:00"}
    for name, text in answers.items():
        asked._asked[name].fill(text)
    asked.confirm.click()
    assert view.shown is not None
    assert (view.shown.title, asked.left) == ("Neu", True)


def test_one_of_others_offers_no_more_than_an_answer(qtbot: QtBot, view: MeetingsView, made: dict[str, bytes]) -> None:
    """Neither the minutes nor the list of another agency's meeting are written here."""
    view.side.choose_entity(made["leadership"])
    words = {one.text() for one in view.page.findChildren(QPushButton)}
    assert {"Zusagen", "In den Kalender …"} <= words
    assert not {"Bearbeiten …", "Anwesenheit abhaken …", "Notiz …"} & words

"""Checking off: each tick is kept at once, and whoever is not listed is written down."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from desktop.presenters import meetings
from desktop.ui.meetings.attendance_sheet import AttendanceSheet
from desktop.ui.meetings.view import MeetingsView
from tests.helpers.company import Member
from tests.helpers.showing import SHOWING

pytestmark = SHOWING
DAY = "2026-10-13"


@pytest.fixture
def sheet(view: MeetingsView, made: dict[str, bytes]) -> AttendanceSheet:
    """The list of a day of the series."""
    view.show_meeting(made["series"])
    view._take("check_off", None)
    assert isinstance(view.sheet, AttendanceSheet)
    return view.sheet


def there(member: Member, entity: bytes) -> list[tuple[bool, str, str]]:
    """Who was checked off: by device or not, the name and the house."""
    found = meetings.meeting(member.workspace, entity).attendance.get(DAY, ())
    return [(bool(one.device), one.name, one.unit) for one in found]


def test_a_tick_is_kept_at_once(sheet: AttendanceSheet, willich: Member, made: dict[str, bytes]) -> None:
    """Space ticks, space takes it back; the count follows."""
    own = next(box for who, box in sheet.boxes.items() if who.device == willich.device)
    own.setFocus()
    QTest.keyClick(own, Qt.Key.Key_Space)
    assert (sheet.count.text(), len(there(willich, made["series"]))) == ("1 anwesend", 1)
    QTest.keyClick(own, Qt.Key.Key_Space)
    assert (sheet.count.text(), there(willich, made["series"])) == ("0 anwesend", [])


def test_whoever_is_not_listed_is_written_down(sheet: AttendanceSheet, willich: Member, made: dict[str, bytes]) -> None:
    """Enter in the line is enough; the house stays for the next; without a name it is said."""
    sheet.unit.setText("Grundschule")
    QTest.keyClicks(sheet.name, "C. Volt")
    QTest.keyClick(sheet.name, Qt.Key.Key_Return)
    assert there(willich, made["series"]) == [(False, "C. Volt", "Grundschule")]
    assert (sheet.name.text(), sheet.unit.text(), len(sheet.boxes)) == ("", "Grundschule", 3)
    QTest.keyClick(sheet.name, Qt.Key.Key_Return)
    assert (sheet.problem.text(), sheet.problem.isHidden()) == ("Der Name fehlt.", False)
    assert sheet.isVisible()


def test_who_was_taken_out_stays_on_offer(sheet: AttendanceSheet, willich: Member, made: dict[str, bytes]) -> None:
    """A name that was ticked off by mistake is gone, people with a device are still listed."""
    sheet.unit.setText("")
    sheet.name.setText("C. Volt")
    sheet.add_named()
    ticked = next(box for who, box in sheet.boxes.items() if who.name == "C. Volt")
    ticked.click()
    assert (there(willich, made["series"]), len(sheet.boxes)) == ([], 2)

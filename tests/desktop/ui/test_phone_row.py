"""The number in the settings: kept when the field is left, refused in place, and shown again."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from desktop.presenters import sender
from desktop.ui.phone_row import PhoneRow
from desktop.ui.theme.theme import Theme
from tests.helpers.company import Member
from tests.helpers.showing import SHOWING, show, type_in, write_over
from tests.helpers.window import Noted, around

pytestmark = SHOWING


@pytest.fixture
def row(qtbot: QtBot, themed: Theme, police: Member, noted: Noted) -> PhoneRow:
    """The row of a profile with a number."""
    sender.keep_phone(police.workspace, "030 23125 001")
    made = PhoneRow(around(police, noted))
    show(qtbot, made, 400, 200)
    made.line.setFocus()
    return made


def test_another_number_is_kept(row: PhoneRow, noted: Noted, police: Member) -> None:
    """It shows the number, keeps another as it is confirmed, and says so."""
    assert row.line.text() == "030 23125 001"
    write_over(row.line, " 030 23125 002 ")
    assert sender.phone(police.workspace) == row.line.text() == "030 23125 002"
    assert noted.asked == [("announce", "Rufnummer gesichert.", False)]


def test_what_is_no_number_is_refused_in_place(row: PhoneRow, noted: Noted, police: Member) -> None:
    """The reason stands at the field and is told, until somebody types on; the number stays."""
    write_over(row.line, "anrufen")
    assert sender.phone(police.workspace) == "030 23125 001"
    assert row.problem.isVisible()
    assert row.line.accessibleDescription() == row.problem.text()
    assert noted.asked == [("announce", row.problem.text(), True)]
    type_in("0")
    assert not row.problem.isVisible()


def test_an_emptied_field_changes_nothing(row: PhoneRow, noted: Noted, police: Member) -> None:
    """The number is needed in every notification, so it is changed and never taken away."""
    write_over(row.line, "")
    assert sender.phone(police.workspace) == row.line.text() == "030 23125 001"
    assert noted.asked == []

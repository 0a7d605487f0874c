"""The on-call sheet: one key from anywhere, every number large with a copy button, Esc closes."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from desktop.presenters import register
from desktop.presenters.on_call import FALLBACK
from desktop.ui.on_call_sheet import OnCallSheet
from desktop.ui.theme.theme import Theme
from desktop.ui.workplace import Workplace
from tests.helpers.company import Company, Member
from tests.helpers.showing import SHOWING
from tests.helpers.window import around

pytestmark = SHOWING

SHIFT = {
    "from": "2026-09-21T08:00+02:00",
    "until": "2026-09-22T08:00+02:00",
    "name": "A. Beispiel",
    "phone": "02154 000-000",
}


@pytest.fixture
def workplace(qtbot: QtBot, themed: Theme, company: Company, police: Member, willich: Member) -> Workplace:
    """The police's workplace, with Willich on call."""
    register.plan_shifts(willich.workspace, [SHIFT])
    company.everybody_syncs()
    made = Workplace(around(police))
    qtbot.addWidget(made)
    made.resize(1280, 760)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    return made


def opened(workplace: Workplace) -> OnCallSheet:
    """The sheet that is open."""
    found = workplace.findChild(OnCallSheet)
    assert found is not None
    return found


@pytest.mark.parametrize("area", ["notifications", "synchronisation", "settings", "about"])
def test_one_key_from_every_area(workplace: Workplace, qtbot: QtBot, area: str) -> None:
    """F9 shows the number from every area, and Esc closes the sheet."""
    workplace.show_area(area)
    QTest.keyClick(workplace, Qt.Key.Key_F9)
    sheet = opened(workplace)
    assert "02154 000-000" in [one.text() for one in sheet.findChildren(QLabel)]
    assert "Jugendamt Willich 02154 000-000" in sheet.area.accessibleDescription()
    with qtbot.waitSignal(sheet.finished):
        QTest.keyClick(sheet, Qt.Key.Key_Escape)


def test_the_strip_opens_it_too(workplace: Workplace) -> None:
    """The number in the strip is a button to all of them."""
    workplace.strip.on_call.click()
    assert opened(workplace).isVisible()


def test_a_number_is_copied(workplace: Workplace) -> None:
    """Each number has a button with the name of its office, which copies the number."""
    workplace.strip.on_call.click()
    buttons = {one.accessibleName(): one for one in opened(workplace).findChildren(QPushButton)}
    buttons["Rufnummer von Jugendamt Willich kopieren"].click()
    assert QGuiApplication.clipboard().text() == "02154 000-000"


def test_who_has_no_number_is_named(workplace: Workplace) -> None:
    """Offices without a number are named, with what to do instead."""
    workplace.strip.on_call.click()
    texts = [one.text() for one in opened(workplace).findChildren(QLabel)]
    assert FALLBACK in texts
    assert any("Jugendamt Kempen" in text for text in texts)

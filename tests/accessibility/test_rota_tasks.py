"""The usability walk through the rota: two versions of a shift, and a month that has a gap.

8 the conflict is settled by person and date, and the other version had back, within six clicks · 9 the next month is
planned and its gap closed by the keyboard alone.
"""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Final

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from desktop.presenters import rota_deeds
from desktop.presenters.rota import month
from desktop.presenters.rota_deeds import Wish
from desktop.presenters.shift_times import read_times
from desktop.ui.ask import Ask
from desktop.ui.conflict_view import ConflictView
from desktop.ui.contacts.screen import ContactsScreen
from desktop.ui.on_call_sheet import OnCallSheet
from desktop.ui.rota.view import RotaView
from desktop.ui.theme.theme import Theme
from desktop.ui.window import Window
from tests.helpers.company import ASD, POLICE, Company, Member, founded
from tests.helpers.keyboard import CTRL, Keyboard
from tests.helpers.rotas import TODAY, planned
from tests.helpers.showing import SHOWING
from tests.helpers.window import Backstage, quiet_window

pytestmark = SHOWING
CLICKS: Final = 6


@pytest.fixture
def company() -> Company:
    """The police and Willich."""
    return founded((POLICE, ASD))


@pytest.fixture
def willich(company: Company) -> Member:
    """Willich's device, which leads its unit."""
    return company.members[1]


@pytest.fixture
def window(themed: Theme, qtbot: QtBot, willich: Member, tmp_path: Path) -> Window:
    """The whole window over Willich's profile."""
    return window_of(willich, qtbot, tmp_path)


def window_of(member: Member, qtbot: QtBot, folder: Path) -> Window:
    """The whole window over a profile, which has no connection."""
    made = quiet_window(folder)
    qtbot.addWidget(made)
    made.resize(1280, 800)
    made.show()
    made.show_unlocked(Backstage(member))
    with qtbot.waitActive(made):
        made.activateWindow()
    return made


class Mouse:
    """Clicks what is seen, and counts it."""

    def __init__(self, qtbot: QtBot) -> None:
        self.clicks = 0
        self._qtbot = qtbot

    def click(self, widget: QWidget) -> None:
        """Click a widget once it is there to be clicked."""
        self._qtbot.waitUntil(lambda: widget.isVisible() and widget.isEnabled())
        QTest.mouseClick(widget, Qt.MouseButton.LeftButton)
        self.clicks += 1


def pressed(root: QWidget, text: str) -> QAbstractButton:
    """The button that says this and is seen."""
    return next(one for one in root.findChildren(QPushButton) if text in one.text() and one.isVisible())


def dialog(qtbot: QtBot, window: QWidget) -> Ask:
    """The dialog that opens."""
    qtbot.waitUntil(lambda: any(one.isVisible() for one in window.findChildren(Ask)))
    return next(one for one in window.findChildren(Ask) if one.isVisible())


def words(root: QWidget) -> str:
    """Everything that can be read."""
    return "\n".join(one.text() for one in root.findChildren(QLabel) if one.isVisible())


def rota(window: Window) -> RotaView:
    """The rota, once somebody has gone there."""
    assert window.workplace is not None
    screen = window.workplace.screen_of("contacts")
    assert isinstance(screen, ContactsScreen)
    assert isinstance(screen.current, RotaView)
    return screen.current


def test_task_8_two_versions_of_a_shift(company: Company, willich: Member, window: Window, qtbot: QtBot) -> None:
    """By person and date one version is kept; the other is had back: six clicks in all, and everybody sees it."""
    colleague = company.join(willich)
    shift = planned(willich, 0, "Dienst A")
    company.everybody_syncs()
    for member, phone in ((willich, "02154 000-001"), (colleague, "02154 000-003")):
        rota_deeds.change(member.workspace, shift, {"phone": phone})
        company.clock.time += 60_000
    company.everybody_syncs()
    mouse = Mouse(qtbot)
    Keyboard(window).press(Qt.Key.Key_7, CTRL)
    qtbot.waitUntil(lambda: bool(window.findChildren(ConflictView)))
    view = window.findChildren(ConflictView)[0]
    by_colleague = next(one for one in view.options.values() if "Person 3" in one.accessibleName())
    assert "02154 000-003" in by_colleague.text()
    mouse.click(by_colleague)
    mouse.click(view.take)
    qtbot.waitUntil(lambda: willich.shown("duty", shift).phone == "02154 000-003")
    mouse.click(pressed(window, "Kontakte"))
    mouse.click(pressed(window, "Dienstplan"))
    mouse.click(pressed(rota(window), "Andere Fassung zurückholen"))
    asked = dialog(qtbot, window)
    assert "90 Tage" in words(asked)
    mouse.click(asked.confirm)
    company.everybody_syncs()
    assert mouse.clicks <= CLICKS
    assert {member.shown("duty", shift).phone for member in (willich, colleague)} == {"02154 000-001"}


def test_task_9_the_next_month_is_planned(willich: Member, window: Window, qtbot: QtBot) -> None:
    """A pattern fills the month, a gap made by a cancellation is seen without looking for it, and closed by its key."""
    planned(willich, 0, "Dienst A")
    keyboard = Keyboard(window)
    window.inside.show_rota(ASD)
    view = rota(window)
    view.grid.setFocus()
    keyboard.press(Qt.Key.Key_PageDown)
    qtbot.waitUntil(lambda: "Oktober 2026" in words(view))
    assert "Nicht besetzt" in words(view)
    view.fill.setFocus()
    keyboard.press(Qt.Key.Key_Return)
    dialog(qtbot, window)
    keyboard.press(Qt.Key.Key_Return, CTRL)
    qtbot.waitUntil(lambda: not view.bar.isVisible())
    view.grid.setFocus()
    keyboard.press(Qt.Key.Key_Down)
    keyboard.press(Qt.Key.Key_Delete)
    dialog(qtbot, window).confirm.setFocus()
    keyboard.press(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "Nicht besetzt: Do 08.10., 16:00 bis Fr 09.10., 08:00 Uhr" in words(view))
    view.grid.setFocus()
    keyboard.press(Qt.Key.Key_Return)
    asked = dialog(qtbot, window)
    asked.fields["person"].setFocus()
    keyboard.choose("D")
    keyboard.press(Qt.Key.Key_Return, CTRL)
    qtbot.waitUntil(lambda: not view.bar.isVisible())
    assert month(willich.workspace, ASD, date(2026, 10, 1)).gaps == ()


def test_f9_says_first_whom_to_call_for_the_place_of_a_form(
    company: Company, themed: Theme, qtbot: QtBot, tmp_path: Path
) -> None:
    """One key from anywhere, offline, names the number of the unit that a form is for first."""
    police, willich = company.members
    planned(willich, 0, "Dienst A", "08:00")
    rota_deeds.plan(police.workspace, POLICE, Wish(read_times(TODAY, "08:00", "08:00"), "Dienst P", "02162 000-000"))
    company.everybody_syncs()
    window = window_of(police, qtbot, tmp_path)
    assert window.workplace is not None
    for unit, first in ((ASD, "02154 000-002"), (POLICE, "02162 000-000")):
        window.workplace.strip.call_first(unit)
        keyboard = Keyboard(window)
        keyboard.press(Qt.Key.Key_F9)
        sheet = next(one for one in window.findChildren(OnCallSheet) if one.isVisible())
        numbers = [line for line in words(sheet).splitlines() if line.startswith("021")]
        assert (keyboard.pressed, numbers[0], len(numbers)) == (1, first, 2)
        keyboard.press(Qt.Key.Key_Escape)
        qtbot.waitUntil(lambda: not any(one.isVisible() for one in window.findChildren(OnCallSheet)))

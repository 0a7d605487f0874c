"""The read log on the screen: the days, one notification by its number, and what has come too late is not shown."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from desktop.ui.desk import Desk
from desktop.ui.fact_table import FactTable
from desktop.ui.read_log_sheet import ReadLogSheet, show_read_log
from desktop.ui.theme.theme import Theme
from tests.helpers.company import Company, Member
from tests.helpers.showing import SHOWING, show
from tests.helpers.watchers import watched
from tests.helpers.window import Backstage, Waiting

pytestmark = SHOWING
DAY_MS = 86_400_000


@pytest.fixture
def watcher(company: Company, willich: Member) -> Member:
    """Of the data protection unit, who has been told of two days."""
    made = watched(company)
    for number in (1, 2):
        willich.workspace.readings.note("notification", bytes([number] * 16), f"VIE-2026-1-{number}")
        company.clock.time += DAY_MS
    company.everybody_syncs()
    return made


@pytest.fixture
def parent(qtbot: QtBot, themed: Theme) -> QWidget:
    made = QWidget()
    show(qtbot, made, 800, 700)
    return made


@pytest.fixture
def sheet(parent: QWidget, watcher: Member) -> Iterator[ReadLogSheet]:
    desk = Desk(Backstage(watcher), parent)
    made = show_read_log(desk, parent)
    yield made
    made.close()
    desk.close()


def facts(sheet: ReadLogSheet) -> list[str]:
    return [one.accessibleName() for one in sheet.findChildren(FactTable) if one.isVisibleTo(sheet)]


def texts(sheet: ReadLogSheet) -> list[str]:
    return [one.text() for one in sheet.findChildren(QLabel) if one.isVisibleTo(sheet)]


def test_the_days_are_there(sheet: ReadLogSheet) -> None:
    """All days stand there, the latest first, each with its person."""
    assert ["VIE-2026-1-2" in one for one in facts(sheet)] == [True, False]
    assert any("Person 2" in text for text in texts(sheet))


def test_one_notification(sheet: ReadLogSheet, qtbot: QtBot) -> None:
    """While somebody types a number the days of that one are shown, and where there are none that is said."""
    qtbot.waitUntil(sheet.about.hasFocus)
    QTest.keyClicks(sheet.about, "VIE-2026-1-1")
    qtbot.waitUntil(lambda: len(facts(sheet)) == 1)
    assert "VIE-2026-1-1" in facts(sheet)[0]
    QTest.keyClicks(sheet.about, "0")
    qtbot.waitUntil(lambda: "Dazu ist nichts protokolliert." in texts(sheet))
    sheet.about.clear()
    qtbot.waitUntil(lambda: len(facts(sheet)) == 2)


def test_what_came_too_late(parent: QWidget, watcher: Member) -> None:
    """What was found for what somebody no longer asks is not shown."""
    backstage = Waiting(watcher)
    desk = Desk(backstage, parent)
    made = show_read_log(desk, parent)
    made.about.setText("VIE-2026-1-1")
    made.look()
    asked_first, asked_last = backstage.tasks
    asked_last()
    asked_first()
    QApplication.processEvents()
    assert len(facts(made)) == 1
    made.close()
    desk.close()

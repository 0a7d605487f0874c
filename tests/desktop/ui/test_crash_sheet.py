"""The report of an error: shown word for word before anybody saves it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from desktop.presenters.crash import Crash
from desktop.ui.crash_sheet import CrashSheet, show_crash

CRASH = Crash("KeyError", ("…", "desktop.ui.window.Window.write:231"))


@pytest.fixture
def sheet(qtbot: QtBot, themed: object) -> Iterator[CrashSheet]:
    """A sheet before a window."""
    window = QWidget()
    window.resize(900, 700)
    qtbot.addWidget(window)
    window.show()
    yield show_crash(CRASH, window)
    window.close()


def test_what_is_shown_is_what_is_saved(sheet: CrashSheet, tmp_path: Path) -> None:
    """The report stands on the sheet as it is, and the file holds the same."""
    report = sheet.report
    assert "desktop.ui.window.Window.write:231" in report
    assert report in [one.text() for one in sheet.findChildren(QLabel)]
    sheet.save_to(str(tmp_path / "report.txt"))
    assert (tmp_path / "report.txt").read_text(encoding="utf-8") == report


def test_a_place_that_takes_nothing(sheet: CrashSheet, tmp_path: Path) -> None:
    """Where the report cannot be saved that is said, and the sheet stays."""
    sheet.save_to(str(tmp_path / "none" / "report.txt"))
    assert "nicht speichern" in sheet.problem.text()
    assert sheet.isVisible()


def test_a_place_is_asked_for(sheet: CrashSheet) -> None:
    """The button asks where, with a name that says nothing of anybody."""
    sheet.save.click()
    assert sheet.dialog.isVisible()
    sheet.dialog.reject()

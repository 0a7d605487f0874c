"""The tray; where a notice would be shown, it is noted."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtGui import QIcon, QPixmap
from PySide6.QtWidgets import QApplication, QSystemTrayIcon
from pytestqt.qtbot import QtBot

from desktop.ui.platform.notifier import Notice, Tray, notice_without_tray, tray_icon

Reason = QSystemTrayIcon.ActivationReason


class NotingIcon(QSystemTrayIcon):
    """An icon that notes what it is to show; a real one complains where there is no tray."""

    def __init__(self) -> None:
        super().__init__(QIcon(QPixmap(1, 1)))
        self.notices: list[tuple[str, str]] = []
        self.shown = False

    def show(self) -> None:
        self.shown = True

    def hide(self) -> None:
        self.shown = False

    def showMessage(self, title: str, msg: str, icon: object = None, msecs: int = 0) -> None:
        self.notices.append((title, msg))


@pytest.fixture
def icon(qapp: QApplication) -> NotingIcon:
    return NotingIcon()


@pytest.fixture
def tray(icon: NotingIcon) -> Tray:
    return Tray(icon, lambda text: f"en:{text}")


@pytest.mark.parametrize("notice", Notice)
def test_a_notice_is_shown_in_the_language_chosen(notice: Notice, tray: Tray, icon: NotingIcon) -> None:
    """Every notice reaches the system as its fixed sentence, translated, and nothing else does."""
    tray.notify(notice)
    assert icon.notices == [("Schutzbrücke", f"en:{notice.value}")]


@pytest.mark.parametrize("notice", Notice)
def test_a_notice_has_no_place_for_content(notice: Notice) -> None:
    """No notice can be filled in: there are no braces and no percent signs in it."""
    assert not set("{}%") & set(notice.value)


def test_a_click_on_icon_or_notice_activates(tray: Tray, icon: NotingIcon, qtbot: QtBot) -> None:
    """A click on the icon, a double click and a click on a notice are passed on."""
    with qtbot.waitSignal(tray.activated):
        icon.activated.emit(Reason.Trigger)
    with qtbot.waitSignal(tray.activated):
        icon.activated.emit(Reason.DoubleClick)
    with qtbot.waitSignal(tray.activated):
        icon.messageClicked.emit()


def test_a_click_for_the_menu_does_not_activate(tray: Tray, icon: NotingIcon, qtbot: QtBot) -> None:
    """The right button does not raise the window."""
    with qtbot.assertNotEmitted(tray.activated):
        icon.activated.emit(Reason.Context)


def test_the_icon_goes_with_the_tray(tray: Tray, icon: NotingIcon) -> None:
    """The icon stands in the tray until it is closed."""
    assert tray.available
    assert icon.shown
    assert icon.toolTip() == "Schutzbrücke"
    tray.close()
    assert not icon.shown


def test_without_a_tray_notices_go_another_way(qapp: QApplication, tmp_path: Path, qtbot: QtBot) -> None:
    """On a desktop without a tray, as here, it says so, and the system's own program gets the fixed sentence."""
    program, told = tmp_path / "notify-send", tmp_path / "told"
    program.write_text(f'#!/bin/sh\nprintf "%s\\n" "$@" > {told}.part && mv {told}.part {told}\n', encoding="utf-8")
    program.chmod(0o700)
    tray = Tray(tray_icon(QIcon()), str, otherwise=notice_without_tray(lambda name: str(tmp_path / name)))
    assert not tray.available
    tray.notify(Notice.NEW)
    qtbot.waitUntil(told.exists)
    assert told.read_text("utf-8").split("\n") == ["--app-name", "Schutzbrücke", "Schutzbrücke", "Neue Meldung.", ""]
    tray.close()


def test_where_nothing_shows_notices_nothing_happens(qapp: QApplication) -> None:
    """Without a tray and without such a program notices go nowhere, and nothing fails."""
    for tray in (Tray(None, str), Tray(None, str, otherwise=notice_without_tray(lambda _name: None))):
        tray.notify(Notice.NEW)
        tray.close()


def test_a_tray_that_is_not_wanted(icon: NotingIcon) -> None:
    """Without its icon notices come in the way that is left, and with it again as before."""
    told: list[str] = []
    tray = Tray(icon, str, otherwise=told.append)
    tray.want(wanted=False)
    tray.notify(Notice.NEW)
    assert (tray.available, icon.shown, told) == (False, False, [Notice.NEW.value])
    tray.want(wanted=True)
    tray.notify(Notice.NEW)
    assert (tray.available, icon.shown, len(icon.notices), len(told)) == (True, True, 1, 1)

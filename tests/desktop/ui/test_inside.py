"""The inside of a profile in its window: on what it opens, where it leads, and that it comes back as it was."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QSettings, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from desktop.domain.settings import Settings
from desktop.presenters.notification_list import Filter
from desktop.ui.learning_screen import LearningScreen
from desktop.ui.meetings.view import MeetingsView
from desktop.ui.notifications_screen import NotificationsScreen
from desktop.ui.theme.theme import Theme
from desktop.ui.window import Window, dress
from desktop.ui.workplace import Workplace
from tests.desktop.presenters.meeting_company import furnished
from tests.helpers.company import ASD, Company, Member
from tests.helpers.showing import SHOWING, show
from tests.helpers.window import Backstage, deleted_now, quiet_window, screen_of

pytestmark = SHOWING
USUAL = Settings(mode="light")


@pytest.fixture
def settings(tmp_path: Path) -> QSettings:
    return QSettings(str(tmp_path / "window.ini"), QSettings.Format.IniFormat)


@pytest.fixture
def window(themed: Theme, qtbot: QtBot, tmp_path: Path) -> Iterator[Window]:
    made = quiet_window(tmp_path, USUAL)
    show(qtbot, made)
    yield made
    made.show_locked(QWidget())
    deleted_now()


def test_filter_and_area_come_back(
    window: Window, police: Member, entity: bytes, settings: QSettings, tmp_path: Path
) -> None:
    """After a lock the same area and filter are there, and no search hides what came meanwhile."""
    window.show_unlocked(Backstage(police))
    screen = screen_of(window)
    screen.search.setText("Schiefbahn")
    screen.show_filter(Filter.OUTGOING)
    window.show_area("settings")
    window.keep_place()
    window.show_locked(QWidget())
    place = window.show_unlocked(Backstage(police))
    screen = screen_of(window)
    assert (place.area, screen.filter, screen.search.text()) == ("settings", Filter.OUTGOING, "")
    assert screen.entity == entity
    settings.sync()
    assert b"chiefbahn" not in (tmp_path / "window.ini").read_bytes()


def test_it_opens_on_what_is_to_be_done(window: Window, willich: Member, police: Member, entity: bytes) -> None:
    """Whatever was shown last, who has something to do sees that first, the most pressing chosen."""
    window.show_unlocked(Backstage(willich))
    screen_of(window).show_filter(Filter.INCOMING)
    window.keep_place()
    window.show_locked(QWidget())
    window.show_unlocked(Backstage(willich))
    screen = screen_of(window)
    assert (screen.filter, screen.entity, screen.list.hasFocus()) == (Filter.TO_DO, entity, screen.isActiveWindow())


def test_a_list_and_a_meeting_are_one_call_away(window: Window, willich: Member) -> None:
    """Other screens lead to a filter of the notifications, and to a meeting in its area."""
    here = furnished()
    window.show_unlocked(Backstage(here.willich))
    assert window.workplace is not None
    window.inside.show_filter(Filter.TO_DO)
    assert (window.workplace.area, screen_of(window).filter) == ("notifications", Filter.TO_DO)
    window.inside.show_meeting(here.made["series"])
    screen = window.workplace.screen_of("learning")
    assert isinstance(screen, LearningScreen)
    view = screen.view_of(screen.view)
    assert isinstance(view, MeetingsView)
    assert (window.workplace.area, view.shown and view.shown.entity) == ("learning", here.made["series"])


def drag(screen: NotificationsScreen, pixels: int) -> None:
    """Draw the line between list and detail to the right, by mouse."""
    handle = screen.columns.handle(1)
    start = handle.rect().center()
    QTest.mousePress(handle, Qt.MouseButton.LeftButton, pos=start)
    QTest.mouseMove(handle, start + QPoint(pixels, 0))
    QTest.mouseRelease(handle, Qt.MouseButton.LeftButton, pos=start + QPoint(pixels, 0))


@pytest.mark.parametrize("width", [940, 1280, 1700])
@pytest.mark.parametrize("area", ["notifications", "settings"])
def test_the_splitter_comes_back(window: Window, willich: Member, width: int, area: str) -> None:
    """After a lock the list is as wide as somebody drew it, whatever the window's width and wherever one was."""
    window.resize(width, 900)
    window.show_unlocked(Backstage(willich))
    QApplication.processEvents()
    screen = screen_of(window)
    before = screen.columns.sizes()[0]
    drag(screen, -40)
    assert screen.columns.sizes()[0] == before - 40
    window.show_area(area)
    window.keep_place()
    window.show_locked(QWidget())
    window.show_unlocked(Backstage(willich))
    window.show_area("notifications")
    QApplication.processEvents()
    assert screen_of(window).columns.sizes()[0] == before - 40


def test_a_width_that_is_none_leaves_the_usual(window: Window, willich: Member, settings: QSettings) -> None:
    """Nonsense in the file is as if nobody had drawn the line."""
    settings.setValue("window/list_width", "breit")
    window.show_unlocked(Backstage(willich))
    assert screen_of(window).columns.list_width == 480


def test_another_profile_has_its_own(window: Window, willich: Member, police: Member) -> None:
    """What one profile searched for is not there in another's."""
    window.show_unlocked(Backstage(willich))
    screen_of(window).search.setText("Schiefbahn")
    window.keep_place()
    window.show_unlocked(Backstage(police))
    assert screen_of(window).search.text() == ""


@pytest.mark.parametrize(("name", "value"), [("area", "rota"), ("filter", "rota")])
def test_what_there_is_no_more(window: Window, willich: Member, name: str, value: str) -> None:
    """An area or a filter of another version is as if nothing had been kept."""
    willich.workspace.own.keep_preference(name, value)
    place = window.show_unlocked(Backstage(willich))
    assert (place.area, screen_of(window).filter) == ("notifications", Filter.OPEN)


def test_rebuilt_at_the_same_place(
    *, window: Window, willich: Member, police: Member, company: Company, entity: bytes, qapp: QApplication
) -> None:
    """In another size of text everything is made anew with the same area, filter, search and notification chosen."""
    other = police.notify(ASD, "urgent")
    company.everybody_syncs()
    window.show_unlocked(Backstage(willich))
    screen = screen_of(window)
    screen.show_filter(Filter.INCOMING)
    screen.search.setText("Schief")
    screen.show_entity(other)
    dress(qapp, replace(USUAL, scale=150))
    window.rebuild(replace(USUAL, scale=150, letters=False))
    deleted_now()
    built = screen_of(window)
    assert built is not screen
    assert (built.filter, built.search.text(), built.entity) == (Filter.INCOMING, "Schief", other)
    assert len(window.findChildren(Workplace)) == 1
    assert not window.actions_bound.letters
    window.show_locked(QWidget())
    window.rebuild(USUAL)
    assert window.settings == USUAL

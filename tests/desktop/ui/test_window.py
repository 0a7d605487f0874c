"""The window: locked or unlocked and never both, and as it was when it comes back."""

from __future__ import annotations

import gc
import weakref
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QSettings
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QMenu, QPushButton, QToolTip, QWidget
from pytestqt.qtbot import QtBot

from desktop.domain.notification_events import Acknowledged
from desktop.domain.settings import Settings
from desktop.presenters.agreement import unit_name
from desktop.presenters.notification_list import Filter
from desktop.ui.copying import copy_secret
from desktop.ui.detail_view import DetailView
from desktop.ui.notifications_screen import NotificationsScreen
from desktop.ui.theme import theme
from desktop.ui.theme.theme import Mode, Theme
from desktop.ui.window import TITLE, Window, Wishes, dress
from desktop.ui.workplace import Workplace
from tests.helpers.company import POLICE, Member
from tests.helpers.listing import entities
from tests.helpers.showing import SHOWING, show
from tests.helpers.window import Backstage, Waiting, deleted_now, screen_of

pytestmark = SHOWING
USUAL = Settings(mode="light")


class Asked:
    """What the window asked of the program around it."""

    def __init__(self) -> None:
        self.said: list[object] = []
        self.wishes = Wishes(
            self.said.append,
            lambda: self.said.append("passphrase"),
            lambda: self.said.append("lock"),
            lambda: self.said.append("quit"),
        )


@pytest.fixture
def asked() -> Asked:
    return Asked()


@pytest.fixture
def settings(tmp_path: Path) -> QSettings:
    return QSettings(str(tmp_path / "window.ini"), QSettings.Format.IniFormat)


@pytest.fixture
def window(themed: Theme, qtbot: QtBot, settings: QSettings, asked: Asked) -> Iterator[Window]:
    made = Window(settings, USUAL, asked.wishes)
    show(qtbot, made)
    yield made
    made.show_locked(QWidget())
    deleted_now()


def shown_widgets() -> list[QWidget]:
    """Everything that can be seen of the program."""
    return [widget for widget in QApplication.allWidgets() if widget.isVisible()]


def test_locked_there_is_nothing_left(window: Window, willich: Member, entity: bytes, qtbot: QtBot) -> None:
    """At a lock everything of the profile is out of the window at once, and nothing of it exists a moment later."""
    window.show_unlocked(Backstage(willich))
    screen = screen_of(window)
    qtbot.waitUntil(lambda: any("Schiefbahn" in label.text() for label in window.findChildren(QLabel)))
    screen._take("acknowledged", entity)
    place = window.workplace
    assert place is not None
    left = weakref.ref(place)
    lock = QPushButton("Entsperren")
    window.show_locked(lock)
    assert window.findChildren(Workplace) == []
    assert window.findChildren(DetailView) == []
    assert [widget for widget in shown_widgets() if widget not in (window, lock)] == []
    assert (window.workplace, window.desk, window.centralWidget()) == (None, None, lock)
    assert window.focusWidget() is lock
    del screen, place
    deleted_now()
    gc.collect()
    assert left() is None
    kinds = (Workplace, NotificationsScreen, DetailView, QDialog)
    assert not [widget for widget in QApplication.allWidgets() if isinstance(widget, kinds)]
    assert not [label for label in QApplication.allWidgets() if isinstance(label, QLabel) and "Schief" in label.text()]
    assert window.actions_bound.bound() == []


@pytest.mark.qt_log_ignore("does not support (raise|grabbing)", extend=True)
def test_at_a_lock_nothing_hangs_in_the_air(window: Window, willich: Member, qtbot: QtBot) -> None:
    """A tool tip, an open menu and a copied number go with the lock."""
    window.show_unlocked(Backstage(willich))
    menu = QMenu(window.workplace)
    menu.addAction("Kopieren")
    menu.popup(QPoint(0, 0))
    copy_secret("02154 000-000")
    QToolTip.showText(QPoint(10, 10), "Häusliche Gewalt", window)
    window.show_locked(QWidget())
    assert not menu.isVisible()
    assert QGuiApplication.clipboard().text() == ""
    qtbot.waitUntil(lambda: not QToolTip.isVisible())


def test_what_is_left_with_a_lock_asks_for_nothing(window: Window, willich: Member, entity: bytes) -> None:
    """A card that stood in its list for somebody's sake alone is left with it, and its list not read any more."""
    waiting = Waiting(willich)
    window.show_unlocked(waiting)
    QApplication.processEvents()
    window.inside.show_filter(Filter.TO_DO)
    screen = screen_of(window)
    willich.do(POLICE, "notification.acknowledged", entity, Acknowledged("Fachkraft B"))
    screen.list_side.pass_time()
    waiting.go_on()
    assert entity in entities(screen)
    window.show_locked(QWidget())
    waiting.tasks.clear()
    QApplication.processEvents()
    assert waiting.tasks == []


def test_the_title_says_whose_window_it_is_and_nothing_else(window: Window, willich: Member, entity: bytes) -> None:
    """Unlocked it is the unit, whatever is shown; locked it is the program's name."""
    assert window.windowTitle() == TITLE
    window.show_unlocked(Backstage(willich, "Eingang A"))
    window.show_notification(entity)
    assert window.windowTitle() == f"{TITLE} – {unit_name(willich.workspace, willich.unit)}"
    window.show_locked(QWidget())
    assert window.windowTitle() == TITLE


def test_the_size_comes_back(window: Window, settings: QSettings, asked: Asked, qtbot: QtBot) -> None:
    """A window made anew has the size the last one had; nonsense in the file leaves the usual size."""
    window.resize(700, 600)
    window.keep_place()
    again = Window(settings, USUAL, asked.wishes)
    qtbot.addWidget(again)
    assert (again.width(), again.height()) == (700, 600)
    settings.setValue("window/geometry", "kaputt")
    usual = Window(settings, USUAL, asked.wishes)
    qtbot.addWidget(usual)
    assert (usual.width(), usual.height()) == (1280, 800)


def test_what_it_asks_of_the_program(window: Window, willich: Member, asked: Asked) -> None:
    """Locking, quitting, another appearance and another passphrase are the program's to do, and so is closing."""
    window.show_unlocked(Backstage(willich))
    for name in ("lock", "quit"):
        action = window.actions_bound.get(name)
        assert action is not None
        action.trigger()
    window.inside.change_passphrase()
    window.inside.apply(replace(USUAL, mode="dark"))
    assert asked.said == ["lock", "quit", "passphrase", replace(USUAL, mode="dark")]
    closings: list[int] = []
    window.closing.connect(lambda: closings.append(1))
    window.close()
    assert (closings, window.isVisible()) == ([1], True)


def test_locked_it_is_asked_in_vain(window: Window, entity: bytes) -> None:
    """While locked nothing is shown or kept, whoever asks."""
    window.show_notification(entity)
    window.show_area("settings")
    window.keep_place()
    window.announce("Abgeglichen")
    assert window.workplace is None


def test_dressed(themed: Theme, qapp: QApplication) -> None:
    """The application looks as chosen."""
    dress(qapp, Settings(mode="contrast", scale=175))
    assert (theme.current().mode, theme.current().scale) == (Mode.contrast, 1.75)

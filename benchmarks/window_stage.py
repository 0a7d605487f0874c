"""The stage for measuring the window: a real session in this process, a window off the screen, the time of its turns.

A turn is what the window's thread does at a stretch: nobody is heard meanwhile.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Final

from PySide6.QtCore import QEventLoop, QSettings, QTimer
from PySide6.QtWidgets import QApplication

from benchmarks.events import PATIENCE
from desktop.app.session import Session
from desktop.domain.refused import Refused
from desktop.domain.settings import Settings
from desktop.keys.secret import DatabaseKey
from desktop.ui.notifications_screen import NotificationsScreen
from desktop.ui.window import Window, Wishes

BEAT_MS: Final = 1
"""How often the window's thread is looked at."""
_LOOK_MS: Final = 5
_AT_WORK: Final = 0.002
_RESTING: Final = 0.15
"""A window that had nothing to do for so many seconds is at rest: longer than any of its timers that follow a key."""
_SIZE: Final = (1280, 800)


class Opening:
    """A session's witness that opens the window, once, and notes when the list stood."""

    def __init__(self, app: QApplication, folder: Path) -> None:
        """Make the window over a profile's folder."""
        self.app = app
        self.folder = folder
        wishes = Wishes(lambda appearance: None, *(lambda: None,) * 3)
        settings = QSettings(str(folder.parent / "window.ini"), QSettings.Format.IniFormat)
        self.window = Window(settings, Settings(), wishes)
        self.window.resize(*_SIZE)
        self.session: Session | None = None
        self.problem: Refused | None = None
        self.over = False

    def opened(self, session: Session) -> None:
        """Take the session that was opened."""
        self.session = session

    def failed(self, problem: Refused) -> None:
        """Take why none was."""
        self.problem = problem

    def ended(self) -> None:
        """Note that it has ended."""
        self.over = True

    def open(self, key: DatabaseKey) -> tuple[Session, NotificationsScreen]:
        """Open the profile and show its list."""
        Session(self.folder, lambda: key, self).start()
        until(self.app, lambda: self.session is not None or self.problem is not None)
        assert self.session is not None, self.problem
        workplace = self.window.show_unlocked(self.session)
        screen = workplace.screen_of("notifications")
        assert isinstance(screen, NotificationsScreen)
        self.window.show()
        painted(self.app, screen)
        return self.session, screen

    def close(self) -> None:
        """End the session."""
        assert self.session is not None
        self.session.end()
        assert self.session.join(PATIENCE)


def until(app: QApplication, done: Callable[[], bool]) -> None:
    """Let the window live until something holds; it sleeps while nothing happens, as the program does."""
    waking = QTimer(interval=_LOOK_MS)
    waking.start()
    while not done():
        app.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)


def rest(app: QApplication, done: Callable[[], bool] = lambda: True) -> float:
    """Let the window do all that is still to be done, until something holds and it has nothing left to do.

    Gives its longest turn in ms, in which nobody was heard.
    """
    waking = QTimer(interval=BEAT_MS)
    waking.start()
    end, longest = time.perf_counter() + _RESTING, 0.0
    while time.perf_counter() < end or not done():
        worked = time.thread_time()
        longest = max(longest, timed(partial(app.processEvents, QEventLoop.ProcessEventsFlag.WaitForMoreEvents)))
        if time.thread_time() - worked > _AT_WORK:
            end = time.perf_counter() + _RESTING
    return longest


def painted(app: QApplication, screen: NotificationsScreen) -> None:
    """Paint the list as it is now."""
    screen.list.viewport().repaint()
    app.processEvents()


def timed(run: Callable[[], object]) -> float:
    """Give how many ms something takes."""
    before = time.perf_counter()
    run()
    return (time.perf_counter() - before) * 1000

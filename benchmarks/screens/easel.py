"""The easel: makes a window in some appearance over the district, so that a picture can be taken of it."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QApplication, QWidget

from benchmarks.looking import settle, until
from benchmarks.screens.district import District, founded, wait_here
from desktop.domain.progress import Probe
from desktop.domain.proxy import SYSTEM
from desktop.domain.settings import Settings
from desktop.presenters.strip import Standing
from desktop.ui import language
from desktop.ui.notifications_screen import NotificationsScreen
from desktop.ui.to_do_count import ToDoCount
from desktop.ui.window import Window, Wishes, dress
from tests.helpers.company import Member
from tests.helpers.filing import Filed

SIZE = (1280, 800)
OFFLINE = "Der Server ist nicht erreichbar. Alles bleibt erhalten und wird später gesendet."


class _Stagehand(Filed):
    """A backstage with files and a proxy that can test the connection, which fails at its second step."""

    proxy = SYSTEM

    def keep_proxy(self, proxy: str) -> None:
        self.proxy = proxy

    def sign_in_at_proxy(self, proxy: str, name: str, word: str) -> None:
        """Keep nothing."""

    def try_connection(self, then: Callable[[tuple[Probe, ...]], None]) -> None:
        then(
            (
                Probe("Name", ok=True, text="bruecke.example ist bekannt."),
                Probe("Verbindung", ok=False, text="Der Server antwortet nicht."),
            )
        )


@dataclass
class Easel:
    """One window for one picture."""

    app: QApplication
    appearance: Settings
    window: Window
    district: District
    folder: Path
    backstage: _Stagehand | None = None

    def unlocked(self, member: Member, person: str, *, online: bool = True) -> Window:
        """Show the workplace of a member."""
        self.close()
        self.backstage = backstage = _Stagehand(member, Path(tempfile.mkdtemp(dir=self.folder)), person)
        self.window.show_unlocked(backstage)
        now, waiting = member.workspace.now(), member.workspace.local.remaining().outbox
        self.stands(
            Standing(level=True, last_success=now)
            if online
            else Standing(last_success=now - 240_000, trouble=OFFLINE, pause=90.0, waiting_to_send=waiting)
        )
        return self.window

    def stands(self, standing: Standing) -> None:
        """Say how the sync stands."""
        if self.backstage is not None:
            self.backstage.stands(standing)
        settle()

    def close(self) -> None:
        """Let go of the files of who was there last."""
        if self.backstage is not None:
            self.backstage.store.close()

    def police(self, *, online: bool = True) -> Window:
        """Show the police's workplace; without a connection something waits there."""
        if not online:
            wait_here(self.district)
        return self.unlocked(self.district.police, "Dienst A", online=online)

    def willich(self) -> Window:
        """Show Willich's workplace."""
        return self.unlocked(self.district.willich, "Eingang Willich")

    def count(self) -> None:
        """Count now what is counted a moment later: else a picture has the number or not, as it happens."""
        for counting in self.window.findChildren(ToDoCount):
            counting.ask()
        settle()

    def locked(self, screen: QWidget) -> Window:
        """Show a screen without a profile."""
        self.window.show_locked(screen)
        return self.window

    def show(self, name: str) -> None:
        """Show a notification of the district by its state."""
        self.window.show_notification(self.district.notifications[name])
        self.see_chosen()
        self.notifications.list.setFocus()

    def see_chosen(self) -> None:
        """Wait until the notification that is chosen stands beside the list."""
        screen = self.notifications
        until(lambda: screen.detail.shown and screen.detail.shown.entity == screen.entity, "die gewählte Meldung")

    @property
    def notifications(self) -> NotificationsScreen:
        """Give the area of notifications."""
        found = self.window.workplace.screen_of("notifications") if self.window.workplace is not None else None
        assert isinstance(found, NotificationsScreen)
        return found

    def area(self, name: str) -> QWidget:
        """Show an area; gives its screen."""
        assert self.window.workplace is not None
        self.window.show_area(name)
        settle()
        return self.window.workplace.current


@contextmanager
def easel(app: QApplication, appearance: Settings, folder: Path) -> Iterator[Easel]:
    """Put a window up over a new district, and take it away afterwards."""
    language.speak(app, appearance.language)
    dress(app, appearance)
    wishes = Wishes(lambda _: None, *(lambda: None,) * 3)
    (folder / "window.ini").unlink(missing_ok=True)
    window = Window(QSettings(str(folder / "window.ini"), QSettings.Format.IniFormat), appearance, wishes)
    window.resize(*SIZE)
    window.show()
    window.activateWindow()
    settle()
    made = Easel(app, appearance, window, founded(), folder)
    try:
        yield made
    finally:
        window.show_locked(QWidget())
        made.close()
        window.hide()
        window.deleteLater()
        settle()

"""A window's surroundings for tests: an unlocked profile in memory, whose tasks are done at once and in order."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from threading import Thread

from PySide6.QtCore import QCoreApplication, QEvent, QSettings

from desktop.domain.refused import Refused
from desktop.domain.settings import Settings
from desktop.presenters.notification_list import Filter
from desktop.presenters.strip import Standing
from desktop.ui.actions import Actions
from desktop.ui.around import Around
from desktop.ui.desk import Desk
from desktop.ui.notifications_screen import NotificationsScreen
from desktop.ui.window import Window, Wishes
from desktop.workspace.workspace import Workspace
from tests.helpers.company import Member


class Backstage:
    """A member of a company behind a desk."""

    def __init__(self, member: Member, person: str = "Dienst A") -> None:
        self.member = member
        self.person = person
        self.sent = 0
        self.asked = 0

    @property
    def workspace(self) -> Workspace:
        return self.member.workspace

    def listen(self, changed: Callable[[tuple[bytes, ...]], None], stands: Callable[[Standing], None]) -> None:
        self.stands = stands
        self.workspace.watch(changed)

    def work(self, task: Callable[[], None], failed: Callable[[Refused], None], *, send: bool) -> None:
        try:
            task()
        except Refused as reason:
            failed(reason)
        self.sent += send

    def sync(self) -> None:
        self.asked += 1


class Reading(Backstage):
    """The same, read in another thread; what that found arrives once the events are gone through."""

    def read(self, task: Callable[[], None], _failed: Callable[[Refused], None]) -> None:
        thread = Thread(target=task, name="reader")
        thread.start()
        thread.join()


class Waiting(Backstage):
    """The same, read when somebody lets it go on, in order."""

    def __init__(self, member: Member) -> None:
        super().__init__(member)
        self.tasks: list[Callable[[], None]] = []
        self.read_for = 0

    def read(self, task: Callable[[], None], failed: Callable[[Refused], None]) -> None:
        def run() -> None:
            try:
                task()
            except Refused as reason:
                failed(reason)

        self.tasks.append(run)

    def go_on(self) -> None:
        while self.tasks:
            self.read_for += 1
            self.tasks.pop(0)()


class Later(Backstage):
    """The same, with a worker that does nothing until it is told to."""

    def __init__(self, member: Member) -> None:
        super().__init__(member)
        self._tasks: list[Callable[[], None]] = []

    def work(self, task: Callable[[], None], failed: Callable[[Refused], None], *, send: bool) -> None:
        self._tasks.append(lambda: Backstage.work(self, task, failed, send=send))

    def carry_out(self) -> None:
        tasks, self._tasks = self._tasks, []
        for task in tasks:
            task()


class Full(Backstage):
    """The same on a disk that is full until somebody makes room."""

    full = True

    def work(self, task: Callable[[], None], failed: Callable[[Refused], None], *, send: bool) -> None:
        if self.full:
            failed(Refused("disk_full", "Der Datenträger ist voll."))
        else:
            super().work(task, failed, send=send)


class Noted:
    """A window that notes what it was asked."""

    def __init__(self) -> None:
        self.asked: list[tuple[object, ...]] = []
        self.beside = False

    def show_area(self, name: str) -> None:
        self.asked.append(("area", name))

    def write(self, draft: bytes | None, category: str, urgency: str) -> None:
        self.asked.append(("write", draft, category, urgency))

    def show_notification(self, entity: bytes) -> None:
        self.asked.append(("notification", entity))

    def show_meeting(self, entity: bytes) -> None:
        self.asked.append(("meeting", entity))

    def show_rota(self, unit: str) -> None:
        self.asked.append(("rota", unit))

    def show_filter(self, chosen: Filter) -> None:
        self.asked.append(("filter", chosen))

    def show_contact(self, entity: bytes) -> None:
        self.asked.append(("contact", entity))

    def announce(self, text: str, *, assertive: bool = False) -> None:
        self.asked.append(("announce", text, assertive))

    def apply(self, appearance: Settings) -> None:
        self.asked.append(("apply", appearance))

    @property
    def enrol_beside(self) -> Callable[[], None] | None:
        return (lambda: self.asked.append(("enrol_beside",))) if self.beside else None

    def change_passphrase(self) -> None:
        self.asked.append(("passphrase",))


def around(member: Member, window: Noted | None = None, appearance: Settings | None = None) -> Around:
    """Surround a screen with a member's profile."""
    return Around(Desk(Backstage(member)), Actions(), window or Noted(), appearance or Settings())


def quiet_window(folder: Path, appearance: Settings | None = None) -> Window:
    """A whole window that keeps its place in a folder and whose wishes nobody fulfils."""
    settings = QSettings(str(folder / "window.ini"), QSettings.Format.IniFormat)
    wishes = Wishes(lambda _appearance: None, lambda: None, lambda: None, lambda: None)
    return Window(settings, appearance or Settings(), wishes)


def screen_of(window: Window) -> NotificationsScreen:
    """The area of notifications of an unlocked window."""
    assert window.workplace is not None
    found = window.workplace.screen_of("notifications")
    assert isinstance(found, NotificationsScreen)
    return found


def deleted_now() -> None:
    """Let everything go that was to be deleted later, as the event loop would."""
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)

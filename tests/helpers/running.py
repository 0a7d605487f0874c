"""A whole program in a test: its window and everything behind it, without sound, tray or system."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from desktop.app.door import Door
from desktop.app.locking import Locking
from desktop.app.place import Place
from desktop.app.program import Program
from desktop.app.ringer import Ringer
from desktop.domain.templates import template
from desktop.keys.os_keyring import OsKeyring
from desktop.keys.profile import change_passphrase, use_keyring
from desktop.presenters import notifying
from desktop.ui.choice_file import ChoiceFile
from desktop.ui.desk import Desk
from desktop.ui.platform.idle import IdleWatch
from desktop.ui.platform.notifier import Tray
from desktop.ui.platform.session_lock import SessionLock
from desktop.ui.platform.sound import AlarmSound
from desktop.ui.unlock_screen import UnlockScreen
from desktop.ui.workplace import Workplace
from desktop.workspace.workspace import Workspace
from tests.helpers.desks import Desks
from tests.helpers.programs import PASSPHRASE

MILLISECONDS = 30_000


@dataclass
class Clock:
    """A clock that stands until it is moved."""

    seconds: float = 0.0

    def __call__(self) -> float:
        return self.seconds


@dataclass
class Source:
    """A system that tells of its lock."""

    lock: Callable[[], None] = lambda: None
    available: bool = True
    readied: int = 0

    def begin(self, lock: Callable[[], None]) -> Source:
        self.lock = lock
        return self

    def ready(self) -> None:
        self.readied += 1

    def close(self) -> None:
        self.available = False


@dataclass
class Running:
    """A program over one profile's folder, and the hands of the person before it."""

    qtbot: QtBot
    app: QApplication
    folder: Path
    clock: Clock = field(default_factory=Clock)
    source: Source = field(default_factory=Source)
    named: bool = True
    """Whether the profile was asked for; else all of this computer are offered."""
    patience: float = MILLISECONDS / 1000
    """How long the keyring is waited for, in seconds."""
    quick: str = ""
    """What is typed at the lock screen before the program behind it is there."""

    def __post_init__(self) -> None:
        self.sound = AlarmSound(find=lambda _name: None, windows=False, parent=self.app)
        self.ringer = Ringer(self.sound, Tray(None, str, self.app), self.app)
        self.idle = IdleWatch(self.clock, 0, self.app)
        self.system = SessionLock([self.source.begin], self.app)
        self.locking = Locking(self.app, self.idle, self.system, self.ringer, self.app)
        file = ChoiceFile(self.folder.parent / f"{self.folder.name}.ini")
        file.keep({"mode": "light"})
        place = Place(file, self.folder if self.named else None, OsKeyring(self.patience))
        door = Door(self.app, place)
        if self.quick:
            door.open()
            _type(door.entrance.screen, self.quick)
        self.program = Program(door, self.ringer, self.locking)
        self.program.start()

    @property
    def lock_screen(self) -> UnlockScreen:
        """The screen that asks for the passphrase."""
        assert self.program.unlock_screen is not None
        return self.program.unlock_screen

    @property
    def workplace(self) -> Workplace:
        """What an unlocked profile shows."""
        assert self.program.window.workplace is not None
        return self.program.window.workplace

    @property
    def desk(self) -> Desk:
        """The unlocked profile."""
        assert self.program.window.desk is not None
        return self.program.window.desk

    def type_passphrase(self, passphrase: str = PASSPHRASE) -> None:
        """Type a passphrase and press Enter."""
        _type(self.lock_screen, passphrase)

    def unlock(self, *, by_passphrase: bool = False) -> None:
        """Unlock by the keyring, which costs nothing, or as people without one do; wait for the workplace."""
        if by_passphrase:
            self.type_passphrase()
        else:
            self.lock_screen.keyring.click()
        self.opened()

    def opened(self) -> None:
        """Wait until the workplace is seen: a window shows what it is given a turn later, and no key works before."""
        window = self.program.window
        self.qtbot.waitUntil(
            lambda: window.workplace is not None and window.workplace.isVisible(), timeout=MILLISECONDS
        )

    def level(self) -> None:
        """Wait until the server has nothing new and nothing waits here."""
        self.qtbot.waitUntil(lambda: self.desk.standing.level, timeout=MILLISECONDS)

    def lock(self) -> None:
        """Lock, and wait until the server is waited at."""
        self.program.lock()
        self.qtbot.waitUntil(lambda: self.locking.watching, timeout=MILLISECONDS)

    def lose_session(self, world: Desks) -> None:
        """Let the server go, and with it this device's session there."""
        world.server.stop()
        self.qtbot.waitUntil(lambda: bool(self.desk.standing.trouble), timeout=MILLISECONDS)
        dropped: list[None] = []
        self.desk.do(lambda workspace: workspace.local.keep_session(""), dropped.append, send=False)
        self.qtbot.waitUntil(lambda: bool(dropped), timeout=MILLISECONDS)

    def end(self) -> None:
        """End the program; nothing of it hears what happens in the next one."""
        self.idle.stop()
        self.program.finish()
        self.program.window.close()
        self.program.window.deleteLater()


def _type(screen: UnlockScreen | None, passphrase: str) -> None:
    assert screen is not None
    field = screen.passphrase.line
    field.clear()
    # Qt’s own typing of tests knows no umlauts.
    field.insert(passphrase)
    QTest.keyClick(field, Qt.Key.Key_Return)


def with_keyring(desks: Desks, name: str) -> None:
    """Let the keyring in use open a profile."""
    folder = desks.folder / name
    use_keyring(folder, desks.key(folder), OsKeyring())


def with_passphrase(desks: Desks, name: str) -> Path:
    """A profile as it stands, which the passphrase of the tests opens from now on; gives its folder."""
    folder = desks.folder / name
    change_passphrase(folder, desks.key(folder), PASSPHRASE)
    return folder


def written(running: Running, urgency: str = "immediate") -> bytes:
    """Write a notification from the template; gives its id."""
    made: list[bytes] = []

    def write(workspace: Workspace) -> bytes:
        entity, document = workspace.new_id(), template("P01")
        document["urgency"] = urgency
        notifying.write(workspace, entity, document, "Dienst A")
        return bytes(workspace.group(entity)[0][1].id)

    running.desk.do(write, made.append)
    running.qtbot.waitUntil(lambda: bool(made), timeout=MILLISECONDS)
    return made[0]


def both_level(*programs: Running) -> None:
    """Unlock programs, and wait until nothing moves between them: each may need a key of the other's."""
    for running in programs:
        running.unlock()
    for running in programs:
        running.level()


def words(window: QWidget) -> str:
    """Every word that can be seen in a window."""
    return " ".join(label.text() for label in window.findChildren(QLabel) if label.isVisible())

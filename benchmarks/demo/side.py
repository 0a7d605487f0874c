"""One side of the demonstration: a program with its window and somebody at its keyboard."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from benchmarks.hands import CTRL, Hands
from benchmarks.looking import NotSeen, until
from benchmarks.stage import PHRASE
from desktop.app.assembling import assemble
from desktop.app.place import Place
from desktop.app.ringer import Ringer
from desktop.ui.choice_file import ChoiceFile
from desktop.ui.desk import Desk
from desktop.ui.notifications_screen import NotificationsScreen
from desktop.ui.window import Window

SIZE = (1280, 800)


class Side:
    """The police or a youth welfare office, at their own computer."""

    def __init__(self, app: QApplication, profile: Path) -> None:
        """Start the program on a profile; it is locked."""
        choices = ChoiceFile(profile.parent / "window.ini")
        choices.keep({"mode": "light"})
        before = set(app.findChildren(Ringer))
        self.program = assemble(app, Place(choices, profile))
        self.rings: list[bool] = []
        for ringer in set(app.findChildren(Ringer)) - before:
            ringer.rings.connect(self.rings.append)
        self.program.start()
        self.window.resize(*SIZE)
        self.hands = Hands(self.window)

    @property
    def window(self) -> Window:
        """Give the window."""
        return self.program.window

    @property
    def desk(self) -> Desk:
        """Give the desk of the profile; raises `NotSeen` while it is locked."""
        if self.window.desk is None:
            raise NotSeen("ein entsperrtes Profil")
        return self.window.desk

    @property
    def notifications(self) -> NotificationsScreen:
        """Give the area of notifications; raises `NotSeen` while it is locked."""
        found = self.window.workplace.screen_of("notifications") if self.window.workplace is not None else None
        if not isinstance(found, NotificationsScreen):
            raise NotSeen("der Bereich Meldungen")
        return found

    def unlock(self) -> None:
        """Type the passphrase."""
        self.hands.come()
        self.hands.type(PHRASE)
        self.hands.press(Qt.Key.Key_Return)
        until(lambda: self.window.workplace is not None, "der Arbeitsplatz nach dem Entsperren")

    def lock(self) -> None:
        """Lock by key."""
        self.hands.come()
        self.hands.press(Qt.Key.Key_L, CTRL)
        until(lambda: self.program.unlock_screen is not None, "der gesperrte Bildschirm")

    def choose(self, setting: str, other: str, key: Qt.Key = Qt.Key.Key_Down) -> None:
        """Change a setting by key; the screen is made anew by it, and the setting is called `other` then."""
        self.hands.tab_to(setting)
        self.hands.press(key)
        until(lambda: other in self.hands.where(), f"die Einstellung „{other}“")

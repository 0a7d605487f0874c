"""The one window: the lock screen while nobody has unlocked, the inside of a profile while somebody has. Never both.

What is shown of a profile goes at once when the window is locked. The title says the program's name and, of a profile,
its unit; nothing else. Here is what stands before anybody has unlocked, so nothing of a profile is loaded with it.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QSettings, QTimer, Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QApplication, QDialog, QMainWindow, QToolTip, QWidget

from desktop.domain.settings import Settings
from desktop.ui.announcing import Announcer
from desktop.ui.copying import forget_copied
from desktop.ui.theme import theme
from desktop.ui.words import tr

if TYPE_CHECKING:
    from desktop.presenters.drafts import Draft
    from desktop.ui.actions import Actions
    from desktop.ui.desk import Backstage, Desk
    from desktop.ui.hidden_screen import HiddenScreen
    from desktop.ui.inside import Inside
    from desktop.ui.workplace import Workplace

TITLE = "Schutzbrücke"
_LEAST = (640, 480)
_USUAL = (1280, 800)
_ICON = 48


@dataclass(frozen=True, slots=True)
class Wishes:
    """What the window asks of the program around it."""

    apply: Callable[[Settings], None]
    change_passphrase: Callable[[], None]
    lock: Callable[[], None]
    quit: Callable[[], None]
    enrol_beside: Callable[[], None] | None = None
    """Locks, and sets up one more profile; None where there is no place for another."""


class Window(QMainWindow):
    """The window."""

    closing = Signal()
    """Somebody wants to close the window; the program decides what that means."""

    def __init__(self, place: QSettings, settings: Settings, wishes: Wishes) -> None:
        """Make an empty window of the size it had; `place` keeps that."""
        super().__init__()
        self._kept = place
        self._wishes = wishes
        self._inside: Inside | None = None
        self.settings = settings
        self.announcer = Announcer(self)
        self.setWindowTitle(TITLE)
        self.setMinimumSize(*_LEAST)
        self.resize(*_USUAL)
        kept = place.value("window/geometry")
        if isinstance(kept, QByteArray):
            self.restoreGeometry(kept)

    @property
    def inside(self) -> Inside:
        """What shows a profile; it is loaded, with all it is made of, when somebody first asks for it."""
        return self._inside or self.furnish(import_module("desktop.ui.inside").Inside)

    def furnish(self, kind: type[Inside]) -> Inside:
        """Take what shows a profile, once it is loaded."""
        self._inside = kind(self, self._kept, self._wishes)
        return self._inside

    @property
    def actions_bound(self) -> Actions:
        """What keys do, in whatever is shown of a profile."""
        return self.inside.actions

    @property
    def workplace(self) -> Workplace | None:
        """The workplace of an unlocked profile."""
        return self._inside.workplace if self._inside is not None else None

    @property
    def hidden(self) -> HiddenScreen | None:
        """What stands there instead while content is hidden."""
        return self._inside.hidden if self._inside is not None else None

    @property
    def desk(self) -> Desk | None:
        """The unlocked profile."""
        return self._inside.desk if self._inside is not None else None

    # What it shows.

    def show_locked(self, screen: QWidget) -> None:
        """Show the lock screen, and nothing of what was there before."""
        self.put_away()
        self.setCentralWidget(screen)
        # Only what is shown takes the focus, and Qt would show it a moment later.
        screen.show()
        screen.setFocus()

    def show_unlocked(self, backstage: Backstage) -> Workplace:
        """Show the workplace of an unlocked profile."""
        return self.inside.show_unlocked(backstage)

    def show_hidden(self, backstage: Backstage, met: Callable[[], None]) -> None:
        """Show that content is hidden until the server is reached; `met` is called once it was."""
        self.inside.show_hidden(backstage, met)

    def rebuild(self, settings: Settings) -> None:
        """Make everything anew in another language or size, at the same place."""
        self.settings = settings
        if self._inside is not None:
            self._inside.rebuild()

    def put_away(self) -> None:
        """Take away everything of a profile at once: dialogs, screens, what was copied."""
        QToolTip.hideText()
        while (popup := QApplication.activePopupWidget()) is not None and popup.isVisible():
            popup.hide()
        for dialog in self.findChildren(QDialog):
            dialog.hide()
            dialog.deleteLater()
        forget_copied()
        self.setWindowTitle(TITLE)
        if self._inside is not None:
            self._inside.leave()
        old = self.takeCentralWidget()
        if old is not None:
            # It is deleted a moment later, and until then nothing in it may ask for the profile again.
            for timer in old.findChildren(QTimer):
                timer.stop()
            old.hide()
            old.deleteLater()

    # What the program asks of it.

    def show_area(self, name: str) -> None:
        """Show an area of the workplace, if there is one."""
        self.inside.show_area(name)

    def show_notification(self, entity: bytes) -> None:
        """Show a notification in the workplace, if there is one."""
        self.inside.show_notification(entity)

    def write(self, draft: bytes | None, category: str, urgency: str) -> None:
        """Open a form."""
        self.inside.write(draft, category, urgency)

    def announce(self, text: str, *, assertive: bool = False) -> None:
        """Tell those who hear the screen."""
        self.announcer.say(tr(text), assertive=assertive)

    def keep_place(self) -> None:
        """Remember size and place of the window and what it shows, before an orderly end."""
        self._kept.setValue("window/geometry", self.saveGeometry())
        if self._inside is not None:
            self._inside.keep_place()

    def written(self) -> list[Draft] | None:
        """Give the drafts of open forms that are not known to be saved as they stand; None where no form is open."""
        return self._inside.written() if self._inside is not None else None

    @property
    def failing(self) -> str:
        """Say why what is written in an open form cannot be saved, empty where it can."""
        return self._inside.failing if self._inside is not None else ""

    def closeEvent(self, event: QCloseEvent) -> None:
        """Leave to the program what closing means."""
        event.ignore()
        self.closing.emit()

    def come_forward(self) -> None:
        """Come to the front."""
        self.showNormal()
        self.raise_()
        self.activateWindow()

    def flash(self) -> None:
        """Ask for attention without a sound."""
        QApplication.alert(self)


def dress(app: QApplication, settings: Settings) -> None:
    """Let the application look as chosen."""
    theme.current().apply(app, theme.Mode(settings.mode), settings.scale / 100)
    app.setWindowIcon(theme.current().icon("shield", "accent", _ICON))

"""The stage: one window in one language, appearance and size, in which every screen can be put up and taken down."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from PySide6.QtCore import QLocale, QSettings, QTranslator
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QAccessibleEvent
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from desktop.domain.progress import Probe
from desktop.domain.said import Verbatim, say
from desktop.domain.settings import Settings
from desktop.presenters import drafts
from desktop.presenters.strip import Standing
from desktop.sync.certificates import SHOWN, grouped
from desktop.ui import language
from desktop.ui.announcing import Announcer
from desktop.ui.form.opening import forms_in
from desktop.ui.library.screen import LibraryScreen
from desktop.ui.window import Window, Wishes, dress
from desktop.ui.workplace import Workplace
from tests.accessibility.cast import CASEWORKER, OFFICER, Cast, cast
from tests.accessibility.fitting import SCREEN
from tests.accessibility.spoken import Announced
from tests.helpers.accessible import settled
from tests.helpers.company import Member
from tests.helpers.filing import Filed
from tests.helpers.window import deleted_now

NARROW = (700, 720)
ASSERTIVE: Final = QAccessible.AnnouncementPoliteness.Assertive


_REFUSED = say(
    SHOWN,
    subject=Verbatim("CN=bruecke.example"),
    names=Verbatim("bruecke.example"),
    issuer=Verbatim("CN=CA"),
    since="01.01.2020",
    until="31.12.2021",
    fingerprint=grouped(bytes(32)),
)


class Heard(Announcer):
    """An announcer whose announcements are noted on their way to the system."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self.events: list[Announced] = []

    def deliver(self, event: QAccessibleEvent) -> None:
        super().deliver(event)
        assert isinstance(event, QAccessibleAnnouncementEvent)
        self.events.append(Announced(event.message(), event.politeness() is ASSERTIVE))


class Probing(Filed):
    """A backstage with files that tests the connection at once."""

    def try_connection(self, then: Callable[[tuple[Probe, ...]], None]) -> None:
        """What was found is told at once."""
        then((Probe("Adresse", ok=True, text="Bekannt.", seconds=0.012), Probe("Zertifikat", ok=False, text=_REFUSED)))


class SpokenWindow(Window):
    """The window, with what it announces noted."""

    def __init__(self, settings: QSettings, appearance: Settings) -> None:
        wishes = Wishes(lambda _appearance: None, lambda: None, lambda: None, lambda: None)
        super().__init__(settings, appearance, wishes)
        self.heard = Heard(self)
        self.announcer = self.heard


@dataclass
class Stage:
    """One language, appearance and size of text (percent)."""

    app: QApplication
    folder: Path
    appearance: Settings = field(default_factory=lambda: Settings(mode="light"))
    cast: Cast = field(default_factory=cast)

    def __post_init__(self) -> None:
        self._locale = QLocale()
        self._windows: dict[str, SpokenWindow] = {}
        self._backstages: dict[str, Probing] = {}
        language.speak(self.app, self.appearance.language)
        dress(self.app, self.appearance)

    # Whose window it is.

    def locked(self, screen: QWidget) -> SpokenWindow:
        """A window that shows a screen of before unlocking."""
        window = self._window("locked")
        window.show_locked(screen)
        return self._shown(window)

    def police(self) -> SpokenWindow:
        """The police's window, unlocked."""
        return self._unlocked("police", self.cast.police, OFFICER)

    def willich(self) -> SpokenWindow:
        """The window of Willich's device, unlocked."""
        return self._unlocked("willich", self.cast.willich, CASEWORKER)

    def empty(self) -> SpokenWindow:
        """The window of a device that has nothing yet, unlocked."""
        return self._unlocked("empty", self.cast.empty, CASEWORKER)

    def watcher(self) -> SpokenWindow:
        """The window of somebody of Willich's data protection unit, unlocked."""
        return self._unlocked("watcher", self.cast.watcher, CASEWORKER)

    def stands(self, window: SpokenWindow, standing: Standing) -> None:
        """Let the sync of a window's profile stand so."""
        name = next(name for name, made in self._windows.items() if made is window)
        self._backstages[name].stands(standing)

    def _unlocked(self, name: str, member: Member, person: str) -> SpokenWindow:
        window = self._window(name)
        if window.workplace is None:
            self._backstages[name] = Probing(member, self.folder / name, person)
            # A scene of the stage before may have ended in the middle of writing.
            drafts.end_writing(member.workspace)
            window.show_unlocked(self._backstages[name])
        return self._shown(window)

    def _window(self, name: str) -> SpokenWindow:
        if name not in self._windows:
            settings = QSettings(str(self.folder / f"{name}.ini"), QSettings.Format.IniFormat)
            self._windows[name] = SpokenWindow(settings, self.appearance)
        return self._windows[name]

    def _shown(self, window: SpokenWindow) -> SpokenWindow:
        window.resize(*SCREEN)
        window.show()
        window.activateWindow()
        settled()
        # Only now: a window that is hidden while it is in front is never told that it is in front again.
        for other in self._windows.values():
            if other is not window:
                other.hide()
        assert window.isActiveWindow()
        return window

    # Taking down.

    def clear(self) -> None:
        """Take down what the last scene put up; the windows stay for the next."""
        for window in self._windows.values():
            for dialog in window.findChildren(QDialog):
                dialog.close()
                dialog.deleteLater()
            if window.workplace is not None:
                _tidy(window.workplace)
            if window.desk is not None and window.desk.standing.enrolment != "active":
                self.stands(window, Standing())
        deleted_now()

    def close(self) -> None:
        """Take everything down, the language too."""
        self.clear()
        for window in self._windows.values():
            window.show_locked(QWidget())
            window.hide()
            window.deleteLater()
        self._windows.clear()
        deleted_now()
        for made in self.app.findChildren(QTranslator):
            self.app.removeTranslator(made)
            made.deleteLater()
        QLocale.setDefault(self._locale)
        dress(self.app, Settings(mode="light"))


def _tidy(workplace: Workplace) -> None:
    workplace.notice.hide()
    for library in workplace.findChildren(LibraryScreen):
        if library.reader is not None:
            library.back()
    for form in forms_in(workplace):
        workplace.stack.remove_screen(form)
    workplace.show_area("notifications")

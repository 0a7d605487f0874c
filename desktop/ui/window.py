"""The one window: the lock screen while nobody has unlocked, the workplace while somebody has. Never both.

What is shown of a profile is a child of the workplace and goes with it, at once, when the window is locked. The title
says the program's name and nothing else.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QByteArray, QSettings, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QApplication, QDialog, QMainWindow, QToolTip, QWidget

from desktop.domain.settings import Settings
from desktop.presenters import drafts, notification_list
from desktop.presenters.agreement import unit_name
from desktop.presenters.drafts import Draft
from desktop.presenters.notification_list import Filter
from desktop.ui.actions import Actions
from desktop.ui.announcing import Announcer
from desktop.ui.around import Around
from desktop.ui.contacts.screen import ContactsScreen
from desktop.ui.contacts.views import ROTA
from desktop.ui.copying import forget_copied
from desktop.ui.desk import Backstage, Desk
from desktop.ui.form.opening import forms_in, open_form, put_forms, take_forms
from desktop.ui.form.screen import FormScreen
from desktop.ui.hidden_screen import HiddenScreen
from desktop.ui.learning_screen import MEETINGS, LearningScreen
from desktop.ui.left_open_dialog import ask_about_left_open
from desktop.ui.meetings.view import MeetingsView
from desktop.ui.notifications_screen import NotificationsScreen
from desktop.ui.rota.view import RotaView
from desktop.ui.screens import AREAS
from desktop.ui.theme import theme
from desktop.ui.words import tr
from desktop.ui.workplace import Workplace
from desktop.workspace.workspace import Workspace

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
        self.settings = settings
        self.announcer = Announcer(self)
        self.actions_bound = Actions(self)
        self.workplace: Workplace | None = None
        self.hidden: HiddenScreen | None = None
        self.desk: Desk | None = None
        self.setWindowTitle(TITLE)
        self.setMinimumSize(*_LEAST)
        self.resize(*_USUAL)
        kept = place.value("window/geometry")
        if isinstance(kept, QByteArray):
            self.restoreGeometry(kept)

    # What it shows.

    def show_locked(self, screen: QWidget) -> None:
        """Show the lock screen, and nothing of what was there before."""
        self.put_away()
        self.setCentralWidget(screen)
        # Only what is shown takes the focus, and Qt would show it a moment later.
        screen.show()
        screen.setFocus()

    def show_unlocked(self, backstage: Backstage) -> Workplace:
        """Show the workplace of an unlocked profile, with the forms that were open while content was hidden."""
        forms = take_forms(self.hidden) if self.hidden is not None else []
        self.put_away()
        self.actions_bound.use_letters(on=self.settings.letters)
        self.desk = Desk(backstage, self)
        self.setWindowTitle(_title(backstage))
        own = self.desk.workspace.own
        chosen = notification_list.to_begin_with(self.desk.workspace, own.preference("filter"))
        # Not the search: what came meanwhile would be hidden behind words of yesterday.
        built = self._build(self.desk, {"area": own.preference("area"), "filter": str(chosen), "search": ""})
        if forms:
            put_forms(self._around(self.desk), built, forms)
        else:
            ask_about_left_open(self._around(self.desk), self)
        return built

    def show_hidden(self, backstage: Backstage, met: Callable[[], None]) -> None:
        """Show that content is hidden until the server is reached; `met` is called once it was."""
        self.put_away()
        self.desk = Desk(backstage, self)
        self.setWindowTitle(_title(backstage))
        self.hidden = screen = HiddenScreen(self._around(self.desk), self._wishes.lock)
        # Not in the middle of what the screen is told: it goes with its desk.
        screen.met.connect(met, Qt.ConnectionType.QueuedConnection)
        self.setCentralWidget(screen)
        screen.show()
        screen.setFocus()

    def _build(self, desk: Desk, kept: dict[str, str]) -> Workplace:
        self.workplace = Workplace(self._around(desk))
        self.setCentralWidget(self.workplace)
        bind = self.actions_bound.bind
        bind("lock", self.workplace, self._wishes.lock)
        bind("quit", self.workplace, self._wishes.quit)
        bind("new_immediate", self.workplace, lambda: self.write(None, "", "immediate"))
        bind("new_notification", self.workplace, lambda: self.write(None, "", ""))
        self._restore(self.workplace, kept)
        return self.workplace

    def _around(self, desk: Desk) -> Around:
        return Around(desk, self.actions_bound, self, self.settings)

    def rebuild(self, settings: Settings) -> None:
        """Make everything anew in another language or size, at the same place."""
        self.settings = settings
        if self.workplace is None or self.desk is None:
            return
        kept, screen = self._place(self.workplace), self.workplace.screen_of("notifications")
        forms = take_forms(self.workplace)
        entity = screen.entity if isinstance(screen, NotificationsScreen) else None
        self.actions_bound.use_letters(on=settings.letters)
        workplace = self._build(self.desk, kept)
        built = workplace.screen_of("notifications")
        if entity is not None and isinstance(built, NotificationsScreen):
            built.list_side.choose_entity(entity)
        put_forms(self._around(self.desk), workplace, forms)

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
        if self.desk is not None:
            self.desk.close()
            self.desk.deleteLater()
        self.desk = self.workplace = self.hidden = None
        old = self.takeCentralWidget()
        if old is not None:
            # It is deleted a moment later, and until then nothing in it may ask for the profile again.
            for timer in old.findChildren(QTimer):
                timer.stop()
            old.hide()
            old.deleteLater()

    # What screens ask of it.

    def show_area(self, name: str) -> None:
        """Show an area."""
        if self.workplace is not None:
            self.workplace.show_area(name)

    def show_contact(self, entity: bytes) -> None:
        """Show a contact in its area."""
        if self.workplace is not None:
            self.show_area("contacts")
            screen = self.workplace.screen_of("contacts")
            if isinstance(screen, ContactsScreen):
                screen.show_entity(entity)

    def show_notification(self, entity: bytes) -> None:
        """Show a notification in its area."""
        if self.workplace is not None:
            self.workplace.show_area("notifications")
            screen = self.workplace.screen_of("notifications")
            if isinstance(screen, NotificationsScreen):
                screen.show_entity(entity)

    def show_filter(self, chosen: Filter) -> None:
        """Show the list of notifications under a filter."""
        if self.workplace is not None:
            self.workplace.show_area("notifications")
            screen = self.workplace.screen_of("notifications")
            if isinstance(screen, NotificationsScreen):
                screen.show_filter(chosen)
                screen.list.setFocus()

    def show_meeting(self, entity: bytes) -> None:
        """Show a meeting in its area."""
        if self.workplace is not None:
            self.workplace.show_area("learning")
            screen = self.workplace.screen_of("learning")
            if isinstance(screen, LearningScreen):
                screen.show_view(MEETINGS)
                view = screen.view_of(MEETINGS)
                if isinstance(view, MeetingsView):
                    view.show_meeting(entity)

    def show_rota(self, unit: str) -> None:
        """Show the rota of a unit in the area of contacts."""
        if self.workplace is not None:
            self.workplace.show_area("contacts")
            screen = self.workplace.screen_of("contacts")
            if isinstance(screen, ContactsScreen):
                screen.show_view(ROTA)
                view = screen.current
                if isinstance(view, RotaView):
                    view.show_unit(unit)

    def write(self, draft: bytes | None, category: str, urgency: str) -> None:
        """Open a form."""
        if self.hidden is not None:
            self.hidden.write(draft, category, urgency)
        elif self.workplace is not None and self.desk is not None:
            opened = open_form(self._around(self.desk), self.workplace, draft, category, urgency)
            if opened is None and draft is None:
                self.announce("Auf diesem Gerät kann zurzeit keine Meldung geschrieben werden.")

    def announce(self, text: str, *, assertive: bool = False) -> None:
        """Tell those who hear the screen."""
        self.announcer.say(tr(text), assertive=assertive)

    def apply(self, settings: Settings) -> None:
        """Look and speak as chosen."""
        self._wishes.apply(settings)

    @property
    def enrol_beside(self) -> Callable[[], None] | None:
        """Give what sets up one more profile beside this one, if it can be done."""
        return self._wishes.enrol_beside

    def change_passphrase(self) -> None:
        """Ask for a new passphrase."""
        self._wishes.change_passphrase()

    # Keeping its place.

    def _restore(self, workplace: Workplace, kept: dict[str, str]) -> None:
        """Bring back area, filter and search, which are kept inside the encrypted profile."""
        screen, wanted = workplace.screen_of("notifications"), Filter(kept["filter"])
        if isinstance(screen, NotificationsScreen):
            screen.search.setText(kept["search"])
            if kept["search"] or wanted is not screen.filter:
                screen.show_filter(wanted)
            width = str(self._kept.value("window/list_width", ""))
            if width.isdecimal():
                screen.columns.show_list_width(int(width))
            screen.list.setFocus()
        if any(area.name == kept["area"] for area in AREAS):
            workplace.show_area(kept["area"])

    def _place(self, workplace: Workplace) -> dict[str, str]:
        """Give what is shown now."""
        screen = workplace.screen_of("notifications")
        if not isinstance(screen, NotificationsScreen):
            return {"area": workplace.area, "filter": str(Filter.OPEN), "search": ""}
        self._kept.setValue("window/list_width", screen.columns.list_width)
        return {"area": workplace.area, "filter": str(screen.filter), "search": screen.search.text()}

    def keep_place(self) -> None:
        """Remember size and place of the window and what it shows, before an orderly end."""
        self._kept.setValue("window/geometry", self.saveGeometry())
        if self.desk is None:
            return
        for form in self._forms():
            form.save_now()
        kept = self._place(self.workplace) | {"search": ""} if self.workplace is not None else {}
        self.desk.do(lambda workspace: _keep(workspace, kept), send=False)

    def written(self) -> list[Draft] | None:
        """Give the drafts of open forms that are not known to be saved as they stand; None where no form is open."""
        forms = self._forms()
        return [form.draft_now() for form in forms if form.autosave.changed] if forms else None

    @property
    def failing(self) -> str:
        """Say why what is written in an open form cannot be saved, empty where it can."""
        forms = self._forms()
        return next((form.autosave.failing for form in forms if form.autosave.failing), "")

    def _forms(self) -> list[FormScreen]:
        """Give the forms that are open, wherever they are."""
        place = self.workplace or self.hidden
        return forms_in(place) if place is not None else []

    def closeEvent(self, event: QCloseEvent) -> None:
        """Leave to the program what closing means."""
        event.ignore()
        self.closing.emit()

    def flash(self) -> None:
        """Ask for attention without a sound."""
        QApplication.alert(self)


def _title(backstage: Backstage) -> str:
    """Say of which unit the window is; no person's name, and never a word of what is shown in it."""
    workspace = backstage.workspace
    return f"{TITLE} – {unit_name(workspace, workspace.unit)}" if workspace.unit else TITLE


def _keep(workspace: Workspace, preferences: dict[str, str]) -> None:
    drafts.end_writing(workspace)
    for name, value in preferences.items():
        workspace.own.keep_preference(name, value)


def dress(app: QApplication, settings: Settings) -> None:
    """Let the application look as chosen."""
    theme.current().apply(app, theme.Mode(settings.mode), settings.scale / 100)
    app.setWindowIcon(theme.current().icon("shield", "accent", _ICON))

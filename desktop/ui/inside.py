"""What the window shows of an unlocked profile: its workplace, or that content is hidden. Never both, and never longer.

Everything here is a child of the window's central widget and goes with it, at once, when the window is locked. All that
a workplace is made of is loaded with this room, which is why the window asks for it late.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import QSettings, Qt
from PySide6.QtWidgets import QWidget

from desktop.domain.settings import Settings
from desktop.presenters import drafts, notification_list
from desktop.presenters.agreement import unit_name
from desktop.presenters.drafts import Draft
from desktop.presenters.notification_list import Filter
from desktop.ui.actions import Actions
from desktop.ui.around import Around
from desktop.ui.contacts.screen import ContactsScreen
from desktop.ui.contacts.views import ROTA
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
from desktop.ui.window import TITLE, Window, Wishes
from desktop.ui.workplace import Workplace
from desktop.workspace.workspace import Workspace

S = TypeVar("S", bound=QWidget)


class Inside:
    """The profile in a window, and the window as its screens know it."""

    def __init__(self, window: Window, kept: QSettings, wishes: Wishes) -> None:
        """Begin with no profile; `kept` is where the window keeps its place."""
        self._window = window
        self._kept = kept
        self._wishes = wishes
        self.actions = Actions(window)
        self.workplace: Workplace | None = None
        self.hidden: HiddenScreen | None = None
        self.desk: Desk | None = None

    # What it shows.

    def show_unlocked(self, backstage: Backstage) -> Workplace:
        """Show the workplace of an unlocked profile, with the forms that were open while content was hidden."""
        forms = take_forms(self.hidden) if self.hidden is not None else []
        desk = self._sit_down(backstage)
        self.actions.use_letters(on=self._window.settings.letters)
        own = desk.workspace.own
        chosen = notification_list.to_begin_with(desk.workspace, own.preference("filter"))
        # Not the search: what came meanwhile would be hidden behind words of yesterday.
        built = self._build(desk, {"area": own.preference("area"), "filter": str(chosen), "search": ""})
        if forms:
            put_forms(self._around(desk), built, forms)
        else:
            ask_about_left_open(self._around(desk), self._window)
        return built

    def show_hidden(self, backstage: Backstage, met: Callable[[], None]) -> None:
        """Show that content is hidden until the server is reached; `met` is called once it was."""
        desk = self._sit_down(backstage)
        self.hidden = screen = HiddenScreen(self._around(desk), self._wishes.lock)
        # Not in the middle of what the screen is told: it goes with its desk.
        screen.met.connect(met, Qt.ConnectionType.QueuedConnection)
        self._window.setCentralWidget(screen)
        screen.show()
        screen.setFocus()

    def _sit_down(self, backstage: Backstage) -> Desk:
        self._window.put_away()
        self.desk = desk = Desk(backstage, self._window)
        self._window.setWindowTitle(_title(backstage))
        return desk

    def _build(self, desk: Desk, kept: dict[str, str]) -> Workplace:
        self.workplace = Workplace(self._around(desk))
        self._window.setCentralWidget(self.workplace)
        bind = self.actions.bind
        bind("lock", self.workplace, self._wishes.lock)
        bind("quit", self.workplace, self._wishes.quit)
        bind("new_immediate", self.workplace, lambda: self.write(None, "", "immediate"))
        bind("new_notification", self.workplace, lambda: self.write(None, "", ""))
        self._restore(self.workplace, kept)
        return self.workplace

    def _around(self, desk: Desk) -> Around:
        return Around(desk, self.actions, self, self._window.settings)

    def rebuild(self) -> None:
        """Make everything anew in another language or size, at the same place."""
        if self.workplace is None or self.desk is None:
            return
        kept, screen = self._place(self.workplace), self.workplace.screen_of("notifications")
        forms = take_forms(self.workplace)
        entity = screen.entity if isinstance(screen, NotificationsScreen) else None
        self.actions.use_letters(on=self._window.settings.letters)
        workplace = self._build(self.desk, kept)
        built = workplace.screen_of("notifications")
        if entity is not None and isinstance(built, NotificationsScreen):
            built.list_side.choose_entity(entity)
        put_forms(self._around(self.desk), workplace, forms)

    def leave(self) -> None:
        """Let go of the profile; the window takes away what was shown of it."""
        if self.desk is not None:
            self.desk.close()
            self.desk.deleteLater()
        self.desk = self.workplace = self.hidden = None

    # What screens ask of it.

    def show_area(self, name: str) -> None:
        """Show an area."""
        if self.workplace is not None:
            self.workplace.show_area(name)

    def show_contact(self, entity: bytes) -> None:
        """Show a contact in its area."""
        if screen := self._shown("contacts", ContactsScreen):
            screen.show_entity(entity)

    def show_notification(self, entity: bytes) -> None:
        """Show a notification in its area."""
        if screen := self._shown("notifications", NotificationsScreen):
            screen.show_entity(entity)

    def show_filter(self, chosen: Filter) -> None:
        """Show the list of notifications under a filter."""
        if screen := self._shown("notifications", NotificationsScreen):
            screen.show_filter(chosen)
            screen.list.setFocus()

    def show_meeting(self, entity: bytes) -> None:
        """Show a meeting in its area."""
        if screen := self._shown("learning", LearningScreen):
            screen.show_view(MEETINGS)
            view = screen.view_of(MEETINGS)
            if isinstance(view, MeetingsView):
                view.show_meeting(entity)

    def show_rota(self, unit: str) -> None:
        """Show the rota of a unit in the area of contacts."""
        if screen := self._shown("contacts", ContactsScreen):
            screen.show_view(ROTA)
            if isinstance(screen.current, RotaView):
                screen.current.show_unit(unit)

    def _shown(self, area: str, kind: type[S]) -> S | None:
        """Show an area, and give its screen; None while there is no workplace."""
        if self.workplace is None:
            return None
        self.workplace.show_area(area)
        screen = self.workplace.screen_of(area)
        return screen if isinstance(screen, kind) else None

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
        self._window.announce(text, assertive=assertive)

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
        """Remember what is shown, inside the profile, before an orderly end."""
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


def _title(backstage: Backstage) -> str:
    """Say of which unit the window is; no person's name, and never a word of what is shown in it."""
    workspace = backstage.workspace
    return f"{TITLE} – {unit_name(workspace, workspace.unit)}" if workspace.unit else TITLE


def _keep(workspace: Workspace, preferences: dict[str, str]) -> None:
    drafts.end_writing(workspace)
    for name, value in preferences.items():
        workspace.own.keep_preference(name, value)

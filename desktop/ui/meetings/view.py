"""The view of meetings: the list and the page of the one chosen. Enter goes to the answer, Enter gives it."""

from __future__ import annotations

from typing import Final

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QApplication, QPushButton, QWidget

from desktop.domain.meeting_state import Meeting
from desktop.domain.refused import Refused
from desktop.presenters import meeting_calendar, meeting_papers
from desktop.presenters.meeting_detail import MeetingDetail, detail
from desktop.ui.around import Around
from desktop.ui.detail_page import DetailPage
from desktop.ui.kept_card import GONE
from desktop.ui.list_and_page import ListAndPage
from desktop.ui.meetings import printing
from desktop.ui.meetings.attendance_sheet import AttendanceSheet
from desktop.ui.meetings.deeds import Deeds
from desktop.ui.meetings.page import meeting_parts
from desktop.ui.meetings.saving import save_as
from desktop.ui.meetings.sheets import OwedSheet, TasksSheet
from desktop.ui.meetings.side import MeetingSide
from desktop.ui.parts import box
from desktop.ui.sheet import Sheet
from desktop.ui.words import tr

_NOTHING: Final = "Wählen Sie einen Termin."
_CALENDAR: Final = "termin.ics"
_PAPERS: Final = {
    "list": ("anwesenheitsliste.pdf", printing.attendance_list),
    "certificates": ("teilnahmebescheinigungen.pdf", printing.certificates),
}


class MeetingsView(QWidget):
    """List and page."""

    def __init__(self, around: Around, parent: QWidget | None = None) -> None:
        """Show the meetings of an unlocked profile."""
        super().__init__(parent)
        self._desk, self._announce = around.desk, around.window.announce
        self.side, self.page = MeetingSide(around), DetailPage()
        self.both = ListAndPage(self.side, self.page, around.actions)
        box(self, space=0).addWidget(self.both)
        self.deeds = Deeds(around.desk, self, self._follow)
        self._day: str | None = None
        self._comes_from: QWidget | None = None
        self._is_coming = False
        self._shown: MeetingDetail | None = None
        self.sheet: Sheet | None = None
        self.side.went.connect(self._go)
        self.side.opened.connect(self.go_to_answer)
        self.side.plan_wanted.connect(lambda: self.deeds.plan(self.show_meeting))
        self.side.owed_wanted.connect(self._show_owed)
        self.side.tasks_wanted.connect(self._show_tasks)
        around.desk.changed.connect(lambda _ids: self._look())
        around.desk.standing_changed.connect(lambda _standing: self.show_now())
        self.setFocusProxy(self.both)
        self.side.look()

    @property
    def shown(self) -> MeetingDetail | None:
        """Give what is shown."""
        return self._shown

    def panes(self) -> tuple[QWidget, ...]:
        """Give the parts that F6 goes through."""
        return self.both.panes()

    def showEvent(self, event: QShowEvent) -> None:
        """Show the meetings as they are now, and let the keyboard begin with the list."""
        super().showEvent(event)
        if not event.spontaneous():
            self.side.look()
            self._comes_from, self._is_coming = QApplication.focusWidget(), True
            self._begin()

    def refresh(self) -> None:
        """Show which meetings there are now, while somebody looks."""
        if self.isVisible():
            self.side.refresh()

    def _look(self) -> None:
        """Ask anew which meetings there are, while somebody looks."""
        if self.isVisible():
            self.side.look()

    def show_meeting(self, entity: bytes) -> None:
        """Choose a meeting, wherever it stands, and go there."""
        self.side.choose_entity(entity)
        self.both.open_chosen()

    def _begin(self) -> None:
        """Let the keyboard begin with the list once it is read, unless somebody has gone elsewhere meanwhile."""
        if not self._is_coming or self.side.state is None:
            return
        self._is_coming = False
        if QApplication.focusWidget() is self._comes_from:
            self.side.list.setFocus()

    def _go(self) -> None:
        self._begin()
        state = self.side.state
        if state is None or self._shown is None or state.id != self._shown.entity:
            self._day = None
        self.show_now()

    def show_now(self) -> None:
        """Show the one chosen as it stands now."""
        state = self.side.state
        if state is None:
            self._shown = None
            self.page.show_nothing(GONE if self.side.lost else _NOTHING, "Kein Termin gewählt")
            return
        self._shown = shown = detail(self._desk.workspace, state, self._day)
        name = tr("Termin: {title}", title=shown.title)
        self.page.show_parts(state.id, name, lambda: meeting_parts(shown, self._take, self.page.room), of=shown)

    def go_to_answer(self) -> None:
        """Go to the button that accepts, where an answer can be given."""
        found = self.page.findChild(QPushButton, "answer_yes")
        if isinstance(found, QPushButton) and found.isEnabled():
            found.setFocus()

    # What is done.

    def _take(self, deed: str, about: object) -> None:
        state, shown = self.side.state, self._shown
        if state is None or shown is None or state.id != shown.entity:
            return
        if deed == "day":
            self._day = str(about)
            self.show_now()
        elif deed in _PAPERS:
            self._save_paper(deed, shown)
        elif deed == "calendar":
            data = meeting_calendar.calendar_of(self._desk.workspace, [state])
            self.saving = save_as(self, _CALENDAR, data, self._announce)
        elif deed == "check_off":
            self._open(AttendanceSheet(self._desk, state.id, shown.day, self))
        else:
            self._do(deed, state, about)

    def _do(self, deed: str, state: Meeting, about: object) -> None:
        deeds, day = self.deeds, self._shown.day if self._shown else ""
        item = about if isinstance(about, bytes) else b""
        {
            "reply": lambda: deeds.reply(state, str(about)),
            "reply_for_day": lambda: deeds.reply_for_day(state, day),
            "edit": lambda: deeds.edit(state),
            "move": lambda: deeds.move(state, day),
            "cancel": lambda: deeds.cancel(state),
            "write": lambda: deeds.write(state, day, str(about)),
            "edit_item": lambda: deeds.edit_item(state, item),
            "remove_item": lambda: deeds.remove_item(state, item),
            "tick": lambda: deeds.tick(state.id, item, done=True),
            "untick": lambda: deeds.tick(state.id, item, done=False),
        }[deed]()

    def _save_paper(self, deed: str, shown: MeetingDetail) -> None:
        name, make = _PAPERS[deed]
        try:
            data = make(meeting_papers.paper(self._desk.workspace, shown.entity, shown.day))
        except Refused as refused:
            self._announce(refused.message)
            return
        self.saving = save_as(self, name, data, self._announce)

    def _show_owed(self) -> None:
        self._open(OwedSheet(self._desk, self))

    def _show_tasks(self) -> None:
        self._open(TasksSheet(self._desk, lambda entity, item: self.deeds.tick(entity, item, done=True), self))

    def _open(self, sheet: Sheet) -> None:
        self.sheet = sheet
        sheet.show_now()

    def _follow(self, said: str) -> None:
        """Say what was done, and show it at once."""
        self._announce(said)
        self.refresh()
        self.show_now()

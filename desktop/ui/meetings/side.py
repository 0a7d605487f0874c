"""The side with the list of meetings: filters above, what the agreement asks for and one's own tasks below."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from operator import attrgetter

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desktop.domain.meeting_state import Meeting
from desktop.domain.said import say
from desktop.presenters import meeting_cards, meeting_list, meeting_minutes, obligations
from desktop.presenters.chips import Chip
from desktop.presenters.meeting_list import FILTER_TITLES, Filter
from desktop.presenters.notification_cards import Card
from desktop.ui.around import Around
from desktop.ui.asking import Asking
from desktop.ui.card_side import CardSide
from desktop.ui.chip_row import ChipRow
from desktop.ui.numbering import Numbering
from desktop.ui.parts import box, button, clear
from desktop.ui.pill_row import PillRow
from desktop.ui.words import tr
from desktop.ui.wrapping import WrappingRow
from desktop.workspace.workspace import Workspace


@dataclass(frozen=True, slots=True)
class _Found:
    """The meetings of the list or why there are none, how one's own agency stands, and how many tasks wait."""

    states: list[Meeting]
    why_empty: str
    owed: Chip | None
    tasks: int


def _read(chosen: Filter, workspace: Workspace) -> _Found:
    states = meeting_list.listed(workspace, chosen)
    why = "" if states else meeting_list.why_empty(workspace, chosen)
    return _Found(states, why, obligations.summary(workspace), len(meeting_minutes.own_tasks(workspace)))


class MeetingSide(CardSide):
    """Filters, list, obligations."""

    plan_wanted = Signal()
    """Somebody wants to plan a meeting."""
    owed_wanted = Signal()
    """Somebody wants to see what the agencies owe each other."""
    tasks_wanted = Signal()
    """Somebody wants to see their tasks."""

    def __init__(self, around: Around, parent: QWidget | None = None) -> None:
        """Begin with what comes next."""
        super().__init__("Termine", self._cards, lambda: around.actions.letters, parent)
        self._desk = around.desk
        self._states = Numbering[bytes, Meeting](attrgetter("id"))
        self._asking = Asking(around.desk)
        self.filter = Filter.AHEAD
        self.filters = PillRow(FILTER_TITLES, self.show_filter)
        self.filters.show_chosen(self.filter)
        self.add_above(self.filters)
        self._strip = QWidget()
        self._strip_layout = box(self._strip, space=4)
        self.add_below(self._strip)
        row = WrappingRow()
        self.plan = button("Neuer Termin …", self.plan_wanted.emit, icon="plus")
        self.tasks = button("", self.tasks_wanted.emit, "quiet", "list")
        self.owed = button("Verpflichtungen …", self.owed_wanted.emit, "quiet", "handshake")
        for made in (self.plan, self.tasks, self.owed):
            row.add(made)
        self.add_below(row)

    @property
    def state(self) -> Meeting | None:
        """Give the meeting that is chosen."""
        return self._states.get(self.number)

    def show_filter(self, chosen: Filter) -> None:
        """Show what a filter leaves."""
        self.filter = chosen
        self.filters.show_chosen(chosen)
        self._asking.overtake()
        self._show_found(_read(chosen, self._desk.workspace), self.show_anew)

    def choose_entity(self, entity: bytes) -> None:
        """Choose a meeting, under another filter where it stands in that."""
        for chosen in (self.filter, Filter.AHEAD, Filter.OVER):
            self.show_filter(chosen)
            number = self._states.number(entity)
            if number is not None:
                self.choose(number)
                return

    def refresh(self) -> None:
        """Show which meetings there are now; who was chosen stays so, and where it stands, while it is there."""
        self._asking.overtake()
        self._show_news(_read(self.filter, self._desk.workspace))

    def look(self) -> None:
        """Ask anew which meetings there are, outside Qt's thread: of many it takes its time to read all of them."""
        self._asking.ask(self.filter, partial(_read, self.filter), self._show_news)

    def _show_news(self, found: _Found) -> None:
        self._show_found(found, partial(self.show_numbers, is_there=self._is_there))

    def _show_found(self, found: _Found, show: Callable[[Sequence[int]], None]) -> None:
        show(self._states.take(found.states))
        self.say_instead("" if self.model.rowCount() else found.why_empty)
        self._show_strip(found.owed, found.tasks)
        self.plan.setEnabled(self._desk.workspace.active)

    def _is_there(self, number: int) -> bool:
        """Say whether there still is such a meeting, though not in this list; it is held as it is now."""
        state = self._desk.workspace.state("meeting", self._states.key(number))
        if isinstance(state, Meeting):
            self._states.put(state)
        return isinstance(state, Meeting)

    def _show_strip(self, owed: Chip | None, tasks: int) -> None:
        """Show how one's own agency stands, and how many tasks wait."""
        clear(self._strip_layout)
        self._strip.setVisible(owed is not None)
        if owed is not None:
            self._strip_layout.addWidget(ChipRow((owed,)))
        self.tasks.setText(tr(say("Meine Aufgaben: {count}", count=tasks)))
        self.owed.setVisible(owed is not None)

    def _cards(self, numbers: Sequence[int]) -> list[Card | None]:
        return list(meeting_cards.cards(self._desk.workspace, self._states.some(numbers)))

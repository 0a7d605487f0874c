"""The side with the list of meetings: filters above, what the agreement asks for and one's own tasks below."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desktop.domain.meeting_state import Meeting
from desktop.domain.said import say
from desktop.presenters import meeting_cards, meeting_list, meeting_minutes, obligations
from desktop.presenters.meeting_list import FILTER_TITLES, Filter
from desktop.presenters.notification_cards import Card
from desktop.ui.around import Around
from desktop.ui.card_side import CardSide
from desktop.ui.chip_row import ChipRow
from desktop.ui.parts import box, button, clear
from desktop.ui.pill_row import PillRow
from desktop.ui.words import tr
from desktop.ui.wrapping import WrappingRow


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
        self._states: list[Meeting] = []
        self._entity = b""
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
        self.went.connect(self._note)

    @property
    def state(self) -> Meeting | None:
        """Give the meeting that is chosen."""
        number = self.number
        return self._states[number] if number is not None and number < len(self._states) else None

    def show_filter(self, chosen: Filter) -> None:
        """Show what a filter leaves."""
        self.filter = chosen
        self.filters.show_chosen(chosen)
        self.refresh()

    def choose_entity(self, entity: bytes) -> None:
        """Choose a meeting, under another filter where it stands in that."""
        for chosen in (self.filter, Filter.AHEAD, Filter.OVER):
            self._entity = entity
            self.show_filter(chosen)
            if self.state is not None and self.state.id == entity:
                return

    def refresh(self) -> None:
        """Ask anew which meetings there are; who was chosen stays so while it is there, else the first is."""
        wanted = self._entity
        self._states = meeting_list.listed(self._desk.workspace, self.filter)
        numbers = range(len(self._states))
        self.model.show_numbers(numbers)
        self.model.renew()
        row = next((row for row, state in enumerate(self._states) if state.id == wanted), 0)
        there = bool(self._states)
        self.say_instead("" if there else meeting_list.why_empty(self._desk.workspace, self.filter))
        self._show_strip()
        self.plan.setEnabled(self._desk.workspace.active)
        self.choose(row if there else None)

    def _show_strip(self) -> None:
        """Show how one's own agency stands, and how many tasks wait."""
        workspace = self._desk.workspace
        clear(self._strip_layout)
        chip = obligations.summary(workspace)
        self._strip.setVisible(chip is not None)
        if chip is not None:
            self._strip_layout.addWidget(ChipRow((chip,)))
        count = len(meeting_minutes.own_tasks(workspace))
        self.tasks.setText(tr(say("Meine Aufgaben: {count}", count=count)))
        self.owed.setVisible(chip is not None)

    def _cards(self, numbers: Sequence[int]) -> list[Card | None]:
        return list(meeting_cards.cards(self._desk.workspace, [self._states[number] for number in numbers]))

    def _note(self) -> None:
        self._entity = self.state.id if self.state is not None else self._entity

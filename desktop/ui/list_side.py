"""The side with the list of notifications: search, filters with their counts, the cards, and which of them is chosen.

The list is asked anew when something changed and as time passes; who was chosen stays chosen, and where it is, until
somebody goes elsewhere. What is read of the one chosen is no affair of this side.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QWidget

from desktop.presenters import notification_cards, notification_list
from desktop.presenters.notification_cards import Card
from desktop.presenters.notification_list import FILTER_TITLES, Filter, First
from desktop.ui.around import Around
from desktop.ui.choosing_side import ChoosingSide, nowhere
from desktop.ui.kept_card import GONE
from desktop.ui.list_news import ListNews, Wanted
from desktop.ui.notification_model import Changed
from desktop.ui.parts import box
from desktop.ui.pill_row import PillRow
from desktop.ui.search_line import SearchLine

_TYPING_MS: Final = 120


class ListSide(ChoosingSide):
    """Search, filters and list."""

    went = Signal(object)
    """Another one is chosen, or the list was asked anew: the entities that look different then, None for all."""
    emptied = Signal()
    """There is nothing to choose."""

    def __init__(self, around: Around, parent: QWidget | None = None) -> None:
        """Begin without a filter; `show_filter` fills it."""
        super().__init__(self._cards, lambda: around.actions.letters, self._tell, self._ask_what_is_left, parent)
        self._desk = around.desk
        self._entity = b""
        self.filter = Filter.OPEN
        self.whole = False
        self._typing = QTimer(self, interval=_TYPING_MS, singleShot=True)
        self._typing.timeout.connect(self.search_now)
        self._news = ListNews(self._desk, self._wanted, self._show_found, self._write_counts, self)
        self._build()

    def _build(self) -> None:
        layout = box(self, space=8, margin=8)
        self.search = SearchLine("Meldungen durchsuchen")
        self.search.textChanged.connect(self._type)
        self.search.returnPressed.connect(self.find_and_go)
        layout.addWidget(self.search)
        self.filters = PillRow(FILTER_TITLES, self.show_filter)
        layout.addWidget(self.filters)
        self.put_list(layout)

    # What stands in it.

    def _first(self, keep: int | None) -> First:
        return notification_list.first(self._desk.workspace, *self._wanted(), keep)

    def _cards(self, numbers: Sequence[int]) -> list[Card | None]:
        return notification_cards.cards(self._desk.workspace, numbers, discreet=self._desk.discreet)

    def show_filter(self, chosen: Filter) -> None:
        """Show what a filter leaves."""
        self.filter = chosen
        self.filters.show_chosen(chosen)
        self.search_now()

    def choose_entity(self, entity: bytes) -> None:
        """Choose a notification if it stands in the list."""
        self._kept.choose(notification_list.number(self._desk.workspace, entity))
        self.show_filter(self.filter)

    def choose_anywhere(self, entity: bytes) -> bool:
        """Choose a notification, under the filter that shows all if it is not in this one; says whether it is here."""
        number = notification_list.number(self._desk.workspace, entity)
        if number is None:
            return False
        found = self._first(number)
        if number not in found.numbers:
            self.search.clear()
            self.filter = Filter.ALL
            found = self._first(number)
        self._kept.choose(number)
        self.filters.show_chosen(self.filter)
        # Of a long list it may be all of it, which is not asked for twice.
        self._show_first(found)
        return True

    @property
    def why_none(self) -> str:
        """Say that the one that was chosen has gone, nothing where it has not."""
        return GONE if self.lost else ""

    @property
    def entity(self) -> bytes | None:
        """Give the notification that is chosen."""
        card = self.model.card(self.model.row_of(self.number))
        return card.entity if card is not None else None

    def _wanted(self) -> Wanted:
        return self.filter, self.search.text()

    def _ask_what_is_left(self) -> None:
        self._news.ask(frozenset())

    def _show_found(self, numbers: Sequence[int], changed: Changed) -> None:
        shown = self.with_chosen(numbers, self._number_now)
        self._refresh(First(shown, whole=True), changed=changed)

    def _number_now(self) -> int | None:
        """Give the number of the one chosen as it is by now, None where it has gone."""
        return notification_list.number(self._desk.workspace, self._entity)

    def pass_time(self) -> None:
        """Show how things and clocks stand now: on the cards, in what is overdue, in the counts."""
        self._news.ask()

    def _type(self, _text: str) -> None:
        """Wait a moment for the next letter."""
        self._typing.start()

    def search_now(self) -> None:
        """Show what filter and search leave, from its beginning unless the chosen one is still in it.

        The first rows stand there at once, all the others a moment later.
        """
        self._show_first(self._first(self.number))

    def _show_first(self, found: First) -> None:
        self._typing.stop()
        self._kept.leave()
        self._news.overtake()
        row = self._refresh(found, lost=0, changed=frozenset())
        if row >= 0:
            self.list.choose(row)

    def find_and_go(self) -> None:
        """Show what filter and search leave, and go to it."""
        self.search_now()
        self.list.setFocus()

    def _refresh(self, found: First, lost: int | None = None, changed: Changed = None) -> int:
        """Show what was found to stand in the list; gives the row of the one chosen, -1 for none.

        Who was chosen stays chosen while it is there; once it is gone the row `lost` is or, of what somebody had before
        them, none. `changed` names the entities that look different, None all.
        """
        self.whole = found.whole
        place = self.model.row_of(self.number) if lost is None else lost
        elsewhere = self._row_released if lost is None and self._entity else nowhere
        chosen = self.show_renewed(found.numbers, changed, place, elsewhere)
        self._show_emptiness()
        return chosen

    def _row_released(self) -> int:
        """Give the row of what the chosen one has become by its release."""
        return self.model.row_of(notification_list.released_as(self._desk.workspace, self._entity))

    def _tell(self, changed: Changed) -> None:
        self._entity = self.entity or b""
        self.went.emit(changed)

    def _show_emptiness(self) -> None:
        there = self.model.rowCount() > 0 or not self.whole
        self.say_instead("" if there else notification_list.why_empty(*self._wanted()))
        if not there:
            self.emptied.emit()

    def _write_counts(self, counts: dict[Filter, int]) -> None:
        """Write on the filters how many wait."""
        for chosen, count in counts.items():
            self.filters.say_count(chosen, count)

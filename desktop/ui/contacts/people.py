"""The people of the register: a card for each, the one chosen in whole beside it, and what may be done with them.

Which of them are shown a search and a filter say: all, those of one's own unit, those that it is to confirm.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Final

from PySide6.QtCore import QTimer
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget

from desktop.presenters import contact_cards
from desktop.presenters.contact_detail import detail
from desktop.presenters.contact_filter import EMPTY, FILTER_TITLES, Filter, only
from desktop.presenters.notification_cards import Card
from desktop.presenters.strip import Standing
from desktop.ui.around import Around
from desktop.ui.card_side import CardSide
from desktop.ui.contacts.files import ContactFiles
from desktop.ui.contacts.parts import ContactParts
from desktop.ui.contacts.taking import ContactTaker
from desktop.ui.detail_page import DetailPage
from desktop.ui.kept_card import GONE
from desktop.ui.list_and_page import ListAndPage
from desktop.ui.parts import box, button, label
from desktop.ui.pill_row import PillRow
from desktop.ui.wrapping import WrappingRow

_RESTING_MS: Final = 30
_RENEW_MS: Final = 60_000
_READING_MS: Final = 150
_NOT_FOUND: Final = "Nichts gefunden. Ändern Sie die Suche."
_READING: Final = "Die Kontakte werden gelesen …"
_OFFLINE: Final = "Ohne Verbindung. Was Sie ändern, wird gesendet, sobald eine besteht."


class PeopleView(QWidget):
    """List and page of the people."""

    def __init__(self, around: Around) -> None:
        """Show the people of an unlocked profile."""
        super().__init__()
        self._desk = around.desk
        self._text = ""
        self._wanted = b""
        self.filter = Filter.ALL
        self.taker = ContactTaker(around, self, self.show_soon)
        self.files = ContactFiles(around, self)
        self._parts = ContactParts(self.taker, around.desk.contacts.named, self.show_entity)
        self.side = CardSide("Ansprechpersonen", self._cards, lambda: around.actions.letters)
        self.page = DetailPage()
        self.both = ListAndPage(self.side, self.page, around.actions)
        box(self, space=0).addWidget(self.both)
        self.setFocusProxy(self.both)
        self.offline = label(_OFFLINE, "small")
        self.side.add_below(self.offline)
        self.filters = PillRow(FILTER_TITLES, self.show_filter)
        self.filters.show_chosen(self.filter)
        self.side.add_above(self.filters)
        self.side.add_below(self._buttons())
        self._soon = QTimer(self, interval=_RESTING_MS, singleShot=True)
        self._soon.timeout.connect(self.show_now)
        self._renew = QTimer(self, interval=_RENEW_MS)
        self._renew.timeout.connect(partial(self._follow, None))
        self._renew.start()
        self._reading = QTimer(self, interval=_READING_MS, singleShot=True)
        self._reading.timeout.connect(self._show_emptiness)
        self._connect()

    def _buttons(self) -> QWidget:
        row = WrappingRow()
        row.add(button("Hinzufügen …", self.taker.add, None, "plus"))
        row.add(button("Einlesen …", self.files.take_in, "quiet", "arrow-up"))
        row.add(button("Speichern …", self.files.give_out, "quiet", "download"))
        return row

    def _connect(self) -> None:
        self.side.went.connect(self._soon.start)
        self._desk.contacts.changed.connect(self._follow)
        self._desk.discreet_changed.connect(partial(self._follow, None))
        self._desk.standing_changed.connect(self._stand)
        self._stand(self._desk.standing)
        self._desk.contacts.begin()
        if self._desk.contacts.ready:
            self.search_for("")
        else:
            self._reading.start()

    def showEvent(self, event: QShowEvent) -> None:
        """Show how old the entries are now."""
        super().showEvent(event)
        if self._desk.contacts.ready:
            self._follow(None)

    def panes(self) -> tuple[QWidget, ...]:
        """Give the parts that F6 goes through."""
        return self.both.panes()

    @property
    def entity(self) -> bytes:
        """Give the contact that is chosen, empty for none."""
        number = self.side.number
        return b"" if number is None else self._desk.contacts.entity(number)

    def search_for(self, text: str) -> None:
        """Show who matches what was typed, from the best."""
        self._text = text
        self.side.show_first(self._numbers())
        self._count()
        self._show_emptiness()
        self.show_now()

    def show_filter(self, chosen: Filter) -> None:
        """Show what a filter leaves."""
        self.filter = chosen
        self.filters.show_chosen(chosen)
        self.search_for(self._text)

    def go_to_found(self) -> None:
        """Go to the list, to read on there."""
        self.both.back()
        self.side.list.setFocus()

    def show_soon(self, entity: bytes) -> None:
        """Show a contact as soon as the register knows of it."""
        self._wanted = entity
        self._show_wanted()

    def _show_wanted(self) -> None:
        if self._wanted and self._desk.contacts.number(self._wanted) is not None:
            entity, self._wanted = self._wanted, b""
            self.show_entity(entity)

    def show_entity(self, entity: bytes) -> None:
        """Choose a contact and go there, whatever is searched for and filtered."""
        number = self._desk.contacts.number(entity)
        if number is not None:
            if self.side.model.row_of(number) < 0:
                self._text = ""
                self.show_filter(Filter.ALL)
            self.side.choose(number)
            self.show_now()
            self.both.open_chosen()

    def show_now(self) -> None:
        """Show the one chosen as it stands now."""
        self._soon.stop()
        shown = detail(self._desk.workspace, self.entity, discreet=self._desk.discreet) if self.entity else None
        if shown is None:
            text = GONE if self.side.lost else "Wählen Sie eine Ansprechperson."
            self.page.show_nothing(text, "Keine Ansprechperson gewählt")
        else:
            self.page.show_parts(shown.entity, shown.title, lambda: self._parts.make(shown, self.page.room))

    def _cards(self, numbers: Sequence[int]) -> list[Card | None]:
        wanted = [self._desk.contacts.entity(number) for number in numbers]
        return contact_cards.cards(self._desk.workspace, wanted, discreet=self._desk.discreet)

    def _follow(self, changed: object) -> None:
        """Show what changed, and what has become older."""
        known = changed if isinstance(changed, frozenset) else None
        self.side.show_numbers(self._numbers(), known, lambda number: bool(self._desk.contacts.entity(number)))
        self._count()
        self._show_emptiness()
        if known is None or self.entity in known:
            self.show_now()
        self._show_wanted()

    def _numbers(self) -> Sequence[int]:
        return self._desk.contacts.numbers(self._text, only(self._desk.workspace, self.filter))

    def _count(self) -> None:
        """Write on the filter how many are to be confirmed here."""
        due = self._desk.contacts.numbers(only=only(self._desk.workspace, Filter.DUE))
        self.filters.say_count(Filter.DUE, len(due))

    def _show_emptiness(self) -> None:
        if not self._desk.contacts.ready:
            self.side.say_instead(_READING)
        elif self.side.model.rowCount():
            self.side.say_instead("")
        else:
            self.side.say_instead(_NOT_FOUND if self._text.strip() else EMPTY[self.filter])

    def _stand(self, standing: Standing) -> None:
        """Say once that what is changed waits, where there is no connection."""
        self.offline.setVisible(bool(standing.trouble))

"""The units of the register: a card for each, beside it who is on call there and who works there."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from typing import Final

from PySide6.QtCore import QTimer
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget

from desktop.domain.said import say
from desktop.presenters import contact_cards, contact_units
from desktop.presenters.contact_book import Only
from desktop.presenters.contact_units import UnitDetail
from desktop.presenters.notification_cards import Card
from desktop.ui.around import Around
from desktop.ui.card_side import CardSide
from desktop.ui.contacts.parts import heading
from desktop.ui.detail_page import DetailPage
from desktop.ui.kept_card import GONE
from desktop.ui.list_and_page import ListAndPage
from desktop.ui.number_card import NumberLine
from desktop.ui.numbering import Numbering
from desktop.ui.parts import box, button, label, titled_card
from desktop.ui.words import tr
from desktop.ui.wrapping import WrappingRow

_RESTING_MS: Final = 30
_RENEW_MS: Final = 60_000
_MOST_SHOWN: Final = 12
_NOT_FOUND: Final = "Nichts gefunden. Ändern Sie die Suche."


class UnitsView(QWidget):
    """List and page of the units."""

    def __init__(self, around: Around, show_person: Callable[[bytes], object]) -> None:
        """Show the units of the cooperation; `show_person` goes to one of those who work there."""
        super().__init__()
        self._desk = around.desk
        self._show_person = show_person
        self._text = ""
        self._units = Numbering[str, str](str)
        self.side = CardSide("Stellen", self._cards, lambda: around.actions.letters)
        self.page = DetailPage()
        self.both = ListAndPage(self.side, self.page, around.actions)
        box(self, space=0).addWidget(self.both)
        self.setFocusProxy(self.both)
        self._soon = QTimer(self, interval=_RESTING_MS, singleShot=True)
        self._soon.timeout.connect(self.show_now)
        self.side.went.connect(self._soon.start)
        self._renew = QTimer(self, interval=_RENEW_MS)
        self._renew.timeout.connect(self.renew)
        self._renew.start()
        self._desk.contacts.changed.connect(self.renew)
        self._desk.discreet_changed.connect(self.renew)
        self._desk.contacts.begin()
        self.search_for("")

    def showEvent(self, event: QShowEvent) -> None:
        """Show who is on call now."""
        super().showEvent(event)
        self.renew()

    def panes(self) -> tuple[QWidget, ...]:
        """Give the parts that F6 goes through."""
        return self.both.panes()

    @property
    def unit(self) -> str:
        """Give the unit that is chosen, empty for none."""
        return self._units.get(self.side.number) or ""

    def search_for(self, text: str) -> None:
        """Show which units match what was typed."""
        self._text = text
        self.side.show_first(self._units.take(contact_units.units(self._desk.workspace, text)))
        self.side.say_instead("" if self.side.model.rowCount() else _NOT_FOUND)
        self.show_now()

    def go_to_found(self) -> None:
        """Go to the list, to read on there."""
        self.both.back()
        self.side.list.setFocus()

    def renew(self) -> None:
        """Show how it stands now; the unit chosen stays chosen."""
        self.side.show_numbers(self._units.take(contact_units.units(self._desk.workspace, self._text)))

    def show_now(self) -> None:
        """Show the unit chosen as it stands now."""
        self._soon.stop()
        if not self.unit:
            self.page.show_nothing(GONE if self.side.lost else "Wählen Sie eine Stelle.", "Keine Stelle gewählt")
            return
        shown = contact_units.detail(self._desk.workspace, self.unit, discreet=self._desk.discreet)
        self.page.show_parts(self.unit, shown.title, lambda: list(self._parts(shown)))

    def _cards(self, numbers: Sequence[int]) -> list[Card]:
        workspace = self._desk.workspace
        return contact_units.cards(workspace, self._units.some(numbers), self._desk.contacts.count, workspace.now())

    def _parts(self, shown: UnitDetail) -> Iterator[QWidget]:
        yield heading(shown.title, shown.agency)
        card, layout = titled_card("Rufbereitschaft jetzt")
        layout.addWidget(NumberLine(shown.number))
        yield card
        yield self._people(shown.unit)

    def _people(self, unit: str) -> QWidget:
        """Show who works there, each leading to the whole entry."""
        made, layout = titled_card("Ansprechpersonen", space=4)
        contacts = self._desk.contacts
        numbers = contacts.numbers(only=Only(unit))
        wanted = [contacts.entity(number) for number in numbers[:_MOST_SHOWN]]
        found = contact_cards.cards(self._desk.workspace, wanted, discreet=self._desk.discreet)
        for card in found:
            if card is not None:
                words = " · ".join((tr(card.title), *(tr(chip.text) for chip in card.chips[-1:])))
                row = WrappingRow()
                row.add(button(words, partial(self._show_person, card.entity), "quiet", "user"))
                layout.addWidget(row)
        if len(numbers) > len(wanted):
            more = say("Und {count} weitere: unter „Personen“.", count=len(numbers) - len(wanted))
            layout.addWidget(label(more, "muted"))
        if not numbers:
            layout.addWidget(label("Noch niemand eingetragen.", "muted"))
        return made

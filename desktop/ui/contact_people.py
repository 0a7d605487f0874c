"""The people of the register: a card for each, the one chosen in whole beside it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Final

from PySide6.QtCore import QTimer
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget

from desktop.presenters import contact_cards
from desktop.presenters.contact_detail import detail
from desktop.presenters.notification_cards import Card
from desktop.presenters.strip import Standing
from desktop.ui.around import Around
from desktop.ui.card_side import CardSide
from desktop.ui.contact_parts import contact_parts
from desktop.ui.detail_page import DetailPage
from desktop.ui.list_and_page import ListAndPage
from desktop.ui.parts import box, label

_RESTING_MS: Final = 30
_RENEW_MS: Final = 60_000
_READING_MS: Final = 150
_NONE_YET: Final = "Noch keine Ansprechpersonen."
_NOT_FOUND: Final = "Nichts gefunden. Ändern Sie die Suche."
_READING: Final = "Die Kontakte werden gelesen …"
_OFFLINE: Final = "Ohne Verbindung. Was Sie ändern, wird gesendet, sobald eine besteht."


class PeopleView(QWidget):
    """List and page of the people."""

    def __init__(self, around: Around) -> None:
        """Show the people of an unlocked profile."""
        super().__init__()
        self._desk = around.desk
        self._around = around
        self._text = ""
        self.side = CardSide("Ansprechpersonen", self._cards, lambda: around.actions.letters)
        self.page = DetailPage()
        self.both = ListAndPage(self.side, self.page, around.actions)
        box(self, space=0).addWidget(self.both)
        self.setFocusProxy(self.both)
        self.offline = label(_OFFLINE, "small")
        self.side.add_below(self.offline)
        self._soon = QTimer(self, interval=_RESTING_MS, singleShot=True)
        self._soon.timeout.connect(self.show_now)
        self._renew = QTimer(self, interval=_RENEW_MS)
        self._renew.timeout.connect(partial(self._follow, None))
        self._renew.start()
        self._reading = QTimer(self, interval=_READING_MS, singleShot=True)
        self._reading.timeout.connect(self._show_emptiness)
        self._connect()

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
        self.side.show_first(self._desk.contacts.numbers(text))
        self._show_emptiness()
        self.show_now()

    def go_to_found(self) -> None:
        """Go to the list, to read on there."""
        self.both.back()
        self.side.list.setFocus()

    def show_entity(self, entity: bytes) -> None:
        """Choose a contact and go there; one that the search leaves out is searched for no more."""
        number = self._desk.contacts.number(entity)
        if number is not None:
            if self.side.model.row_of(number) < 0:
                self.search_for("")
            self.side.choose(number)
            self.show_now()
            self.both.open_chosen()

    def show_now(self) -> None:
        """Show the one chosen as it stands now."""
        self._soon.stop()
        shown = detail(self._desk.workspace, self.entity, discreet=self._desk.discreet) if self.entity else None
        if shown is None:
            self.page.show_nothing("Wählen Sie eine Ansprechperson.", "Keine Ansprechperson gewählt")
        else:
            self.page.show_parts(shown.entity, shown.title, lambda: contact_parts(shown, self._around, self.page.room))

    def _cards(self, numbers: Sequence[int]) -> list[Card | None]:
        wanted = [self._desk.contacts.entity(number) for number in numbers]
        return contact_cards.cards(self._desk.workspace, wanted, discreet=self._desk.discreet)

    def _follow(self, changed: object) -> None:
        """Show what changed, and what has become older."""
        known = changed if isinstance(changed, frozenset) else None
        self.side.show_numbers(self._desk.contacts.numbers(self._text), known)
        self._show_emptiness()
        if known is None or self.entity in known:
            self.show_now()

    def _show_emptiness(self) -> None:
        if not self._desk.contacts.ready:
            self.side.say_instead(_READING)
        elif self.side.model.rowCount():
            self.side.say_instead("")
        else:
            self.side.say_instead(_NOT_FOUND if self._text.strip() else _NONE_YET)

    def _stand(self, standing: Standing) -> None:
        """Say once that what is changed waits, where there is no connection."""
        self.offline.setVisible(bool(standing.trouble))

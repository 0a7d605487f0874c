"""„Jetzt erreichbar“: a card for each unit, beside it its number large, until when, who then, and whom to call next."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import partial
from operator import attrgetter
from typing import Final

from PySide6.QtCore import QTimer
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget

from desktop.domain.said import joined, say
from desktop.presenters.notification_cards import Card
from desktop.presenters.on_call import FALLBACK, unnamed
from desktop.presenters.reachable import Reachable, reachable
from desktop.presenters.times import clock
from desktop.ui.around import Around
from desktop.ui.card_side import CardSide
from desktop.ui.chip_row import ChipRow
from desktop.ui.contacts.parts import heading
from desktop.ui.detail_page import DetailPage
from desktop.ui.kept_card import GONE
from desktop.ui.list_and_page import ListAndPage
from desktop.ui.number_card import NumberLine
from desktop.ui.numbering import Numbering
from desktop.ui.parts import box, button, frame, label
from desktop.ui.words import tr

_RENEW_MS: Final = 30_000
_RESTING_MS: Final = 30


class ReachableView(QWidget):
    """List and page of who is reachable now."""

    def __init__(self, around: Around, _show_person: Callable[[bytes], object]) -> None:
        """Show who is reachable now."""
        super().__init__()
        self._around = around
        self._desk = around.desk
        self.shown = Numbering[str, Reachable](attrgetter("unit"))
        self.side = CardSide("Jetzt erreichbar", self._cards, lambda: around.actions.letters)
        self.page = DetailPage()
        self.both = ListAndPage(self.side, self.page, around.actions)
        layout = box(self, space=0)
        layout.addWidget(self.both)
        self.stand = label("", "small")
        self.side.add_below(self.stand)
        self.side.add_below(button("Zuständige Stelle finden …", self._find, "quiet", "map-pin"))
        self.setFocusProxy(self.both)
        self._soon = QTimer(self, interval=_RESTING_MS, singleShot=True)
        self._soon.timeout.connect(self.show_now)
        self.side.went.connect(self._soon.start)
        self._again = QTimer(self, interval=_RENEW_MS)
        self._again.timeout.connect(self.renew)
        self._again.start()
        self._desk.changed.connect(self._hear)
        self._desk.discreet_changed.connect(self.renew)
        self.renew()
        self.show_now()

    def panes(self) -> tuple[QWidget, ...]:
        """Give the parts that F6 goes through."""
        return self.both.panes()

    def showEvent(self, event: QShowEvent) -> None:
        """Show how it stands now."""
        super().showEvent(event)
        self.renew()

    def _hear(self, changed: frozenset[bytes]) -> None:
        if self._desk.workspace.any_of("duty", changed):
            self.renew()

    def renew(self) -> None:
        """Look again; the unit chosen stays chosen."""
        now = self._desk.workspace.now()
        found = [self._hidden(one) for one in reachable(self._desk.workspace, now)]
        self.stand.setText(tr("Stand {time} Uhr", time=clock(now)))
        self.side.show_numbers(self.shown.take(found))
        self.side.say_instead("" if found else FALLBACK)

    def _hidden(self, one: Reachable) -> Reachable:
        """Give it without names where somebody else may look on."""
        if not self._desk.discreet:
            return one
        return replace(one, number=unnamed(one.number), then="", chain=tuple(map(unnamed, one.chain)))

    @property
    def chosen(self) -> Reachable | None:
        """Give the unit that is chosen."""
        return self.shown.get(self.side.number)

    def show_now(self) -> None:
        """Show the unit chosen."""
        self._soon.stop()
        one = self.chosen
        if one is None:
            self.page.show_nothing(GONE if self.side.lost else "Wählen Sie eine Stelle.", "Keine Stelle gewählt")
        else:
            self.page.show_parts(one.unit, tr(one.title), lambda: list(self._parts(one)), of=one)

    def _cards(self, numbers: Sequence[int]) -> list[Card]:
        return [_card(one) for one in self.shown.some(numbers)]

    def _parts(self, one: Reachable) -> Iterator[QWidget]:
        yield heading(one.title, one.places)
        yield ChipRow((one.chip,))
        card, layout = frame("card", space=8)
        layout.addWidget(NumberLine(replace(one.number, note="" if one.number.phone else one.number.note)))
        if line := joined((one.until, one.then), ", "):
            layout.addWidget(label(line, "strong"))
        yield card
        yield self._chain(one)
        for gap in one.gaps[:3]:
            banner, inside = frame("banner", "warn")
            inside.addWidget(label(say("Nicht besetzt: {gap}.", gap=gap.text)))
            yield banner
        row = QWidget()
        line_of = box(row, "across")
        line_of.addWidget(button("Dienstplan ansehen", partial(self._show_rota, one.unit), None, "calendar"))
        line_of.addStretch(1)
        yield row

    def _chain(self, one: Reachable) -> QWidget:
        """Show whom to call one after the other if nobody answers; at the end always the same."""
        made, layout = frame("card", space=12)
        minutes = one.answer_minutes
        head = say("Keine Antwort nach {count} Minuten", count=minutes) if minutes > 1 else _NO_ANSWER
        layout.addWidget(label(say("{head}: der Reihe nach", head=head) if one.chain else head, "section"))
        for number in one.chain:
            layout.addWidget(NumberLine(number))
        layout.addWidget(label("Sonst: Leitstelle oder 110 anrufen." if one.chain else "Leitstelle oder 110 anrufen."))
        return made

    def _find(self) -> None:
        action = self._around.actions.get("competence")
        if action is not None:
            action.trigger()

    def _show_rota(self, unit: str) -> None:
        self._around.window.show_rota(unit)


_NO_ANSWER: Final = "Keine Antwort"


def _card(one: Reachable) -> Card:
    return Card(one.unit.encode(), one.title, "", one.line, (one.chip,), unread=False, spoken=one.spoken)

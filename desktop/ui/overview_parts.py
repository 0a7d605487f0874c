"""What the tiles of the overview show: a short list, numbers to call, how the sync and the agreement stand."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import Final

from PySide6.QtWidgets import QApplication, QProgressBar, QSizePolicy, QWidget

from desktop.domain.said import joined, say
from desktop.presenters import notification_cards
from desktop.presenters.notification_cards import Card
from desktop.presenters.on_call import FALLBACK, unnamed
from desktop.presenters.overview import NextMeeting, OnCall, Term, ToDo, nothing_to_do
from desktop.presenters.strip import Standing, strip
from desktop.ui.around import Around
from desktop.ui.card_list import CardList
from desktop.ui.chip_row import ChipRow
from desktop.ui.kept_card import KeptCard
from desktop.ui.notification_model import NotificationModel
from desktop.ui.number_card import NumberLine
from desktop.ui.parts import box, button, frame, label
from desktop.ui.words import tr
from desktop.ui.wrapping import WrappingRow

_BAR: Final = 1000


class ToDoNow(QWidget):
    """What is due first, each a card that leads to its notification, and the way to all of them."""

    def __init__(self, around: Around, show_all: Callable[[], None], kept: KeptCard, found: ToDo) -> None:
        """Show what was found; `kept` is the card somebody went to when it was shown before."""
        super().__init__()
        self._around, self._kept = around, kept
        layout = box(self, space=8)
        self.list: CardList | None = None
        if not found.count:
            desk = around.desk
            layout.addWidget(label(nothing_to_do(desk.standing, desk.workspace.now()), "muted"))
            return
        self.model = NotificationModel(self._cards, self)
        self.list = CardList(self.model, lambda: around.actions.letters)
        self.list.setAccessibleName(tr("Jetzt zu tun"))
        self.list.opened.connect(self.open_chosen)
        self.list.clicked.connect(self.open_chosen)
        self.model.show_numbers(found.first)
        self._fit(self.list)
        layout.addWidget(self.list)
        self.setFocusProxy(self.list)
        self.every = button(say("Alle anzeigen ({count})", count=found.count), show_all, "quiet", "inbox")
        row = WrappingRow()
        row.add(self.every)
        layout.addWidget(row)

    def _fit(self, shown: CardList) -> None:
        """Give the list the height of its rows: what scrolls is the page, and not one more list in it."""
        rows = self.model.rowCount()
        shown.setFixedHeight(rows * shown.sizeHintForRow(0) + 2 * shown.frameWidth())
        shown.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        shown.chosen.connect(self._kept.choose)
        # Only who has the keyboard in the list shown before could open another one than they mean.
        self._kept.stand(self._kept.number, seen=isinstance(QApplication.focusWidget(), CardList))
        row = self.model.row_of(self._kept.number)
        chosen = row if row >= 0 else self._kept.row_instead(0, rows)
        shown.renew(lambda: None, lambda: chosen)
        self._kept.stand(self.model.number(chosen), seen=True)

    def _cards(self, numbers: Sequence[int]) -> list[Card | None]:
        desk = self._around.desk
        return notification_cards.cards(desk.workspace, numbers, discreet=desk.discreet)

    def open_chosen(self) -> None:
        """Go to the notification of the chosen card."""
        card = self.model.card(self.list.currentIndex().row()) if self.list is not None else None
        if card is not None:
            self._around.window.show_notification(card.entity)


class OnCallNow(QWidget):
    """Whom to call now; a part of the sheet that one key shows."""

    def __init__(self, around: Around, found: OnCall) -> None:
        """Show what was found."""
        super().__init__()
        layout = box(self, space=12)
        for number in found.numbers:
            layout.addWidget(NumberLine(unnamed(number) if around.desk.discreet else number))
        if found.without or not found.numbers:
            banner, inner = frame("banner", "neutral")
            if found.without:
                inner.addWidget(label(joined(found.without, ", "), "strong"))
            inner.addWidget(label(FALLBACK))
            layout.addWidget(banner)
        if found.missing:
            rota = partial(around.window.show_rota, around.desk.workspace.unit)
            layout.addWidget(_reminder(found.missing, "Dienstplan ansehen", rota, "calendar"))
        if found.unconfirmed:
            contacts = partial(around.window.show_area, "contacts")
            layout.addWidget(_reminder(found.unconfirmed, "Kontakte ansehen", contacts, "users"))
        sheet = around.actions.get("on_call")
        if sheet is not None:
            words = say("Alle Rufnummern ({more} weitere)", more=found.more) if found.more else "Alle Rufnummern"
            row = WrappingRow()
            row.add(button(words, sheet.trigger, "quiet", "phone"))
            layout.addWidget(row)


def _reminder(text: str, words: str, go: Callable[[], None], icon: str) -> QWidget:
    """Remind of what is to be planned or confirmed, with the way there."""
    made, inner = frame("banner", "warn")
    inner.addWidget(label(text))
    row = WrappingRow()
    row.add(button(words, go, None, icon))
    inner.addWidget(row)
    return made


class SyncNow(QWidget):
    """How things stand with the server, and the way to what waits."""

    def __init__(self, around: Around, standing: Standing) -> None:
        """Show how things stand."""
        super().__init__()
        layout = box(self, space=8)
        said = strip(standing, around.desk.workspace.now())
        layout.addWidget(ChipRow((said.state, said.clock) if said.clock else (said.state,)))
        layout.addWidget(label(joined((said.as_of, said.waiting)), "small"))
        for warning in (standing.trouble, *said.warnings):
            if warning:
                layout.addWidget(label(warning, "small"))
        row = WrappingRow()
        row.add(button("Jetzt abgleichen", around.desk.sync, "quiet", "refresh-cw"))
        row.add(button("Abgleich ansehen", lambda: around.window.show_area("synchronisation"), "quiet"))
        layout.addWidget(row)


class MeetingNext(QWidget):
    """The next meeting, the way to it, and how many wait for an answer."""

    def __init__(self, around: Around, found: NextMeeting) -> None:
        """Show what was found."""
        super().__init__()
        layout = box(self, space=8)
        card = found.card
        if card is None:
            layout.addWidget(label(found.nothing, "muted"))
            return
        layout.addWidget(label(card.title, "strong"))
        layout.addWidget(label(joined((card.time, card.route)), "small"))
        if card.chips:
            layout.addWidget(ChipRow(card.chips))
        if found.unanswered:
            layout.addWidget(label(_unanswered(found.unanswered), "small"))
        row = WrappingRow()
        row.add(button("Termin ansehen", lambda: around.window.show_meeting(card.entity), "quiet", "calendar"))
        layout.addWidget(row)


def _unanswered(count: int) -> str:
    return (
        "1 Termin wartet auf Ihre Antwort."
        if count == 1
        else say("{count} Termine warten auf Ihre Antwort.", count=count)
    )


class TermNow(QWidget):
    """How far the agreement has run: a bar, and the same in words."""

    def __init__(self, term: Term) -> None:
        """Show a term."""
        super().__init__()
        layout = box(self, space=8)
        bar = QProgressBar()
        bar.setRange(0, _BAR)
        bar.setValue(round(term.share * _BAR))
        bar.setTextVisible(False)
        bar.setAccessibleName(tr("Laufzeit der Vereinbarung"))
        layout.addWidget(bar)
        layout.addWidget(label(term.words))

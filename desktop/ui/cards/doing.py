"""A set of training cards being done: one card after the other, each until its right answer is found.

Nobody counts how often somebody chose another one. It decides nothing: whoever opened it is told once all are done.
"""

from __future__ import annotations

from itertools import pairwise
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QPushButton, QRadioButton, QWidget

from desktop.domain.card_set import Card, Content
from desktop.domain.said import Verbatim
from desktop.ui.parts import box, button, clear, label
from desktop.ui.sheet import Sheet
from desktop.ui.theme.roles import set_role
from desktop.ui.words import tr

_SIZE: Final = (680, 600)


class CardSheet(Sheet):
    """Does one set."""

    all_done = Signal()

    def __init__(self, content: Content, parent: QWidget) -> None:
        """Begin with the first card."""
        super().__init__(Verbatim(content.title), parent, _SIZE)
        self._cards = content.cards
        self._at = 0
        self.where = label("", "small")
        self._holder = QWidget()
        self._inside = box(self._holder, space=12)
        self.said = label("", "strong")
        self.check = button("Antwort prüfen", self._check, "primary")
        self.next = button("Weiter", self._go_on, "primary", "arrow-right")
        for part in (self.where, self._holder, self.said):
            self.content.addWidget(part)
        self.content.addStretch(1)
        for one in (self.check, self.next):
            self._row.addWidget(one)
        self._show()

    @property
    def card(self) -> Card:
        """Give the card that is shown."""
        return self._cards[self._at]

    def _show(self) -> None:
        card = self.card
        self.where.setText(tr("Karte {at} von {count}", at=self._at + 1, count=len(self._cards)))
        clear(self._inside)
        if card.text:
            self._inside.addWidget(label(Verbatim(card.text), select=True))
        self._inside.addWidget(label(Verbatim(card.question), "strong", select=True))
        self._group = QButtonGroup(self)
        self.answers = [QRadioButton(answer.replace("&", "&&")) for answer in card.answers]
        for number, answer in enumerate(self.answers):
            self._group.addButton(answer, number)
            answer.setAccessibleDescription(card.question)
            self._inside.addWidget(answer)
        self._group.idToggled.connect(lambda _number, _on: self.said.setText(""))
        self.said.setText("")
        self._offer(self.check)
        # What was made last would be reached last, behind the buttons below it.
        way = (self.area, *self.answers, self.closing, self.check, self.next)
        for before, after in pairwise(way):
            QWidget.setTabOrder(before, after)
        self.answers[0].setFocus()

    def _offer(self, wanted: QPushButton) -> None:
        """Offer one of the two steps; Enter takes it."""
        for one in (self.check, self.next):
            one.setVisible(one is wanted)
            one.setDefault(one is wanted)

    def _check(self) -> None:
        chosen = self._group.checkedId()
        if chosen < 0:
            self._say("Wählen Sie eine Antwort.", right=False)
        elif chosen != self.card.right:
            self._say("Das stimmt noch nicht. Lesen Sie die Antworten noch einmal.", right=False)
        else:
            self._found()

    def _found(self) -> None:
        last = self._at == len(self._cards) - 1
        why = self.card.explanation
        self._say(tr("Richtig. {why}", why=Verbatim(why)) if why else "Richtig.", right=True)
        for answer in self.answers:
            answer.setEnabled(False)
        self.next.setText(tr("Fertig" if last else "Weiter"))
        self._offer(self.next)
        self.next.setFocus()

    def _say(self, text: str, *, right: bool) -> None:
        set_role(self.said, "strong" if right else "error")
        self.said.setText(tr(text))
        self.area.ensureWidgetVisible(self.said)

    def _go_on(self) -> None:
        if self._at < len(self._cards) - 1:
            self._at += 1
            self._show()
        else:
            self.all_done.emit()
            self.accept()

"""The area of drafts: what somebody began to write, the latest first; Enter goes on writing, Entf discards.

A discarded draft can be taken back until the next thing somebody does here; none is chosen in its place, so that
pressing twice discards one. It must not know what stands in a draft.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from operator import attrgetter

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QWidget

from desktop.domain.said import say
from desktop.presenters import drafts
from desktop.presenters.drafts import Listed
from desktop.presenters.notification_cards import Card
from desktop.ui.actions import Actions
from desktop.ui.around import Around
from desktop.ui.card_list import CardList
from desktop.ui.notification_model import NotificationModel
from desktop.ui.numbering import Numbering
from desktop.ui.parts import box, button, frame, label
from desktop.ui.words import tr
from desktop.ui.wrapping import WrappingRow


class DraftsScreen(QWidget):
    """The list of drafts."""

    def __init__(self, around: Around) -> None:
        """Show the drafts of an unlocked profile."""
        super().__init__()
        self._desk = around.desk
        self._window = around.window
        self._drafts = Numbering[bytes, Listed](attrgetter("id"))
        self.model = NotificationModel(self._cards, self)
        layout = box(self, space=8, margin=24)
        layout.addWidget(label("Entwürfe", "title"))
        layout.addWidget(label("Nur auf diesem Gerät, verschlüsselt. Niemand sonst sieht sie.", "muted"))
        layout.addWidget(self._undo())
        self.list = self._list(around.actions)
        layout.addWidget(self.list, 1)
        self.empty = label("Keine Entwürfe.", "muted")
        self.empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        layout.addWidget(self.empty, 1)
        layout.addWidget(self._buttons())
        self._desk.discreet_changed.connect(self.refresh)
        self.refresh()

    def _list(self, actions: Actions) -> CardList:
        made = CardList(self.model, lambda: actions.letters)
        made.setAccessibleName(tr("Entwürfe"))
        made.opened.connect(self.resume)
        made.chosen.connect(self._offer)
        delete = QShortcut(QKeySequence(QKeySequence.StandardKey.Delete), made)
        delete.setContext(Qt.ShortcutContext.WidgetShortcut)
        delete.activated.connect(self.discard)
        made.doubleClicked.connect(lambda _index: self.resume())
        return made

    def _undo(self) -> QWidget:
        self.undo, row = frame("banner", "neutral", direction="across", margin=8)
        row.addWidget(label("Entwurf verworfen."), 1)
        self.undo_button = button("Rückgängig", self.take_back, "quiet", "undo-2")
        row.addWidget(self.undo_button)
        return self.undo

    def _buttons(self) -> QWidget:
        row = WrappingRow()
        self.resume_button = button("Weiterschreiben", self.resume, "primary", "pencil-line")
        self.discard_button = button("Verwerfen", self.discard, None, "trash-2")
        row.add(self.resume_button)
        row.add(self.discard_button)
        return row

    def showEvent(self, event: QShowEvent) -> None:
        """Show the drafts as they are now, and give the focus to the latest."""
        super().showEvent(event)
        if not event.spontaneous():
            self.refresh()
            if self.model.rowCount():
                self.list.choose(0)
            self._offer()
            self._take_focus()

    def refresh(self) -> None:
        """Ask anew which drafts there are; the chosen one stays chosen, none is in the place of one that has gone."""
        number = self.model.number(self.list.currentIndex().row())
        numbers = self._drafts.take(drafts.listed(self._desk.workspace, discreet=self._desk.discreet))
        self.list.renew(lambda: self.model.show_numbers(numbers), lambda: self.model.row_of(number))
        for widget, there in ((self.list, bool(numbers)), (self.empty, not numbers)):
            widget.setVisible(there)
        self.undo.setVisible(drafts.discarded(self._desk.workspace) is not None)
        self._offer()

    def _offer(self, _number: int = 0) -> None:
        """Offer what may be done where a draft is chosen."""
        chosen = self._chosen() is not None
        self.resume_button.setEnabled(chosen)
        self.discard_button.setEnabled(chosen)

    def _cards(self, numbers: Sequence[int]) -> list[Card]:
        return [one.card for one in self._drafts.some(numbers)]

    def _chosen(self) -> Listed | None:
        return self._drafts.get(self.model.number(self.list.currentIndex().row()))

    # What is done.

    def resume(self) -> None:
        """Go on writing the chosen draft."""
        chosen = self._chosen()
        if chosen is not None and chosen.readable:
            self._forget()
            self._window.write(chosen.id, "", "")

    def discard(self) -> None:
        """Discard the chosen draft; it can be taken back until the next thing is done."""
        chosen = self._chosen()
        if chosen is not None:
            self._desk.do(lambda workspace: drafts.discard(workspace, chosen.id), self._discarded, send=False)

    def _discarded(self, _nothing: None) -> None:
        self.refresh()
        self._window.announce(say("Entwurf verworfen."))
        self.undo_button.setFocus()

    def take_back(self) -> None:
        """Take the discarded draft back."""
        found = drafts.discarded(self._desk.workspace)
        if found is not None:
            again = partial(self._taken_back, found.id)
            self._desk.do(lambda workspace: drafts.take_back(workspace, found.id), again, send=False)

    def _taken_back(self, draft: bytes, _nothing: None) -> None:
        self.refresh()
        self.list.choose(self.model.row_of(self._drafts.number(draft)))
        self._offer()
        self._take_focus()
        self._window.announce(say("Der Entwurf ist wieder da."))

    def _forget(self) -> None:
        if not self.undo.isHidden():
            self._desk.do(drafts.forget_discarded, send=False)

    def _take_focus(self) -> None:
        """Give the focus to the list, or to taking back where nothing else is left."""
        if self.model.rowCount():
            self.list.setFocus()
        elif not self.undo.isHidden():
            self.undo_button.setFocus()

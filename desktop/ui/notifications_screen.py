"""The area of notifications: the list with its filters and search, and the one chosen in whole beside it.

What is done to a notification goes to the desk's worker. The screen puts the two sides together and binds the keys; it
holds no state of a notification itself.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QHideEvent, QKeyEvent, QKeySequence, QShowEvent
from PySide6.QtWidgets import QWidget

from desktop.domain.said import Verbatim, say
from desktop.presenters.notification_list import Filter
from desktop.presenters.steps.table import TABLE
from desktop.presenters.strip import Standing
from desktop.ui.actions import Actions
from desktop.ui.around import Around
from desktop.ui.columns import Columns
from desktop.ui.detail_side import DetailSide
from desktop.ui.list_side import ListSide
from desktop.ui.parts import box
from desktop.ui.steps import StepTaker
from desktop.ui.undo_bar import UndoBar


class NotificationsScreen(QWidget):
    """List and detail."""

    def __init__(self, around: Around) -> None:
        """Show the notifications of an unlocked profile."""
        super().__init__()
        self.desk = around.desk
        self._steps = StepTaker(around.desk, self, self._follow, lambda draft: around.window.write(draft, "", ""))
        self._announce = around.window.announce
        self.list_side = ListSide(around)
        self.detail_side = DetailSide(around, lambda: self.list_side.entity, lambda: self.list_side.why_none)
        self.columns = Columns(self.list_side, self.detail_side)
        # Below both: in one column the list may stand there alone.
        self.undo = UndoBar()
        layout = box(self, space=0)
        layout.addWidget(self.columns, 1)
        layout.addWidget(self.undo)
        self.list, self.model, self.search = self.list_side.list, self.list_side.model, self.list_side.search
        self.detail, self.files = self.detail_side.detail, self.detail_side.files
        self._connect()
        self._bind(around.actions)
        self._enrolment = self.desk.standing.enrolment
        self.desk.standing_changed.connect(self._stand)
        self.desk.discreet_changed.connect(self._be_discreet)
        self.show_filter(Filter.OPEN)

    def _connect(self) -> None:
        self.list_side.went.connect(self.detail_side.show_soon)
        self.list_side.opened.connect(self.open_chosen)
        self.list_side.pressed.connect(lambda: self.open_chosen() if self.columns.narrow else None)
        self.list_side.emptied.connect(self.back)
        self.detail_side.step_wanted.connect(self._take)
        self.detail_side.back_wanted.connect(self.back)

    def _bind(self, actions: Actions) -> None:
        actions.bind("search", self, self._start_search)
        self._letters: list[QAction] = []
        for step in TABLE.values():
            if step.key:
                self._letters.append(actions.bind(step.name, self.list, partial(self._take_chosen, step.name)))
        self._undoing = actions.bind("undo", self, self.undo.take_back)
        self._undoing.setEnabled(False)
        self._steps.offer_undo_with(self._offer_undo)
        self.undo.button.clicked.connect(self._go_on)
        back = actions.bind("back", self, self.back)
        self.columns.laid.connect(self.detail_side.back_row.setVisible)
        self.columns.laid.connect(back.setEnabled)
        self.columns.lay()
        self._offer_letters(offered=False)

    def panes(self) -> tuple[QWidget, ...]:
        """Give the parts that F6 goes through."""
        return self.list_side, self.detail_side

    # What stands in it.

    @property
    def filter(self) -> Filter:
        """Give what the list is of."""
        return self.list_side.filter

    @property
    def entity(self) -> bytes | None:
        """Give the notification that is chosen."""
        return self.list_side.entity

    def show_filter(self, chosen: Filter) -> None:
        """Show what a filter leaves."""
        self.list_side.show_filter(chosen)

    def show_entity(self, entity: bytes) -> None:
        """Choose a notification, wherever it stands, and go there.

        The keyboard goes to its row, where a letter does the next step; in one column to the notification itself.
        """
        if self.list_side.choose_anywhere(entity):
            self.open_chosen()
            if not self.columns.narrow:
                self.list.setFocus()

    def open_chosen(self) -> None:
        """Go to the one chosen."""
        if self.model.rowCount():
            self.columns.read()

    def back(self) -> None:
        """Go back to the list, away from what was done last."""
        self.list_side.leave_chosen()
        self.columns.back()

    def showEvent(self, event: QShowEvent) -> None:
        """Offer steps once somebody sees which notification is chosen."""
        super().showEvent(event)
        self._offer_letters(offered=True)

    def hideEvent(self, event: QHideEvent) -> None:
        """Offer no step of what nobody sees."""
        super().hideEvent(event)
        self._offer_letters(offered=False)

    def _offer_letters(self, *, offered: bool) -> None:
        for letter in self._letters:
            letter.setEnabled(offered)

    def _stand(self, standing: Standing) -> None:
        """Offer other steps once this device's access begins or ends, and say of each what it waits for now."""
        if standing.enrolment != self._enrolment:
            self._enrolment = standing.enrolment
            self.model.renew()
            self.detail_side.show_now()

    def _be_discreet(self) -> None:
        """Hide what others must not read over the shoulder, or show it again."""
        self.model.renew()
        self.detail_side.be_discreet()

    # What is done.

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave the search or the detail by Esc."""
        if event.key() != Qt.Key.Key_Escape:
            super().keyPressEvent(event)
        elif self.search.hasFocus():
            self.search.clear()
            self.list_side.find_and_go()
        else:
            self.back()

    def _start_search(self) -> None:
        self.back()
        self.search.setFocus()
        self.search.selectAll()

    def _take_chosen(self, step: str) -> None:
        if self.entity is not None:
            self._take(step, self.entity)

    def _take(self, step: str, entity: bytes) -> None:
        """Take a step of the notification it was asked for at, and of no other: another one may be chosen by now."""
        if entity != self.entity:
            return
        shown = self.detail_side.catch_up()
        if shown is not None and step not in shown.steps:
            # What has just been done, or has just arrived, may not be seen yet.
            self.detail_side.show_now()
            shown = self.detail_side.shown
        if shown is not None and shown.entity == entity and step in shown.steps:
            self._steps.take(shown.entity, step)

    def _offer_undo(self, said: str, undo: Callable[[], None]) -> None:
        """Offer to take back what was done; whoever did it goes on in the list, and needs no more than a key for it."""
        key = self._undoing.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
        said = say("{done} Rückgängig mit {key}.", done=said, key=Verbatim(key))
        self.undo.offer(said, partial(self._undo, undo), self._end_undo, focused=False)
        self._undoing.setEnabled(True)
        self._announce(said)

    def _undo(self, undo: Callable[[], None]) -> None:
        self._end_undo()
        undo()

    def _end_undo(self) -> None:
        self._undoing.setEnabled(False)

    def _go_on(self) -> None:
        """Go back to the list from a button that is there no more."""
        self.list.setFocus()

    def _follow(self, said: str) -> None:
        """Say what was done, and show it at once: who presses the next key has it before their eyes."""
        self._announce(said)
        self.model.renew((self.entity,) if self.entity else ())
        self.detail_side.show_now()

"""The area of notifications: filters, search, the list as cards, and the one chosen in whole beside it.

What is done to a notification goes to the desk's worker; the list is asked anew when something changed and as time
passes. Where there is no room for two columns there is one. The screen holds no state of a notification itself.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Final

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QButtonGroup, QLineEdit, QPushButton, QSplitter, QWidget

from desktop.domain.refused import Refused
from desktop.presenters import notification_list
from desktop.presenters.details import detail
from desktop.presenters.notification_detail import covered
from desktop.presenters.notification_list import FILTER_TITLES, Card, Filter, First
from desktop.presenters.steps.table import TABLE
from desktop.presenters.strip import Standing
from desktop.ui.actions import Actions
from desktop.ui.around import Around
from desktop.ui.attachment_steps import AttachmentTaker
from desktop.ui.card_list import CardList
from desktop.ui.detail_view import DetailView
from desktop.ui.list_news import Changed, ListNews, Wanted
from desktop.ui.notification_model import NotificationModel
from desktop.ui.parts import box, button, label
from desktop.ui.steps import StepTaker
from desktop.ui.theme import theme
from desktop.ui.theme.roles import set_role
from desktop.ui.words import tr
from desktop.ui.wrapping import WrappingRow

_RESTING_MS: Final = 30
_BESIDE_MS: Final = 1000
_TYPING_MS: Final = 120
_ONE_COLUMN: Final = 704
"""Below this width at 100 % (760 with the rail of areas beside it) list and detail take turns."""
_LIST: Final = 480
_LEAST_DETAIL: Final = 360


class NotificationsScreen(QWidget):
    """List and detail."""

    def __init__(self, around: Around) -> None:
        """Show the notifications of an unlocked profile."""
        super().__init__()
        self.desk = around.desk
        self._steps = StepTaker(
            around.desk, self, around.window.announce, lambda draft: around.window.write(draft, "", "")
        )
        self.files = AttachmentTaker(around.desk, self, around.window.announce)
        self._number: int | None = None
        self._unveiled = b""
        self._uncovered = b""
        self.filter = Filter.OPEN
        self.narrow = False
        self.reading = False
        self.whole = False
        self.list_width = _LIST
        self.model = NotificationModel(self._cards, self)
        self._typing = QTimer(self, interval=_TYPING_MS, singleShot=True)
        self._typing.timeout.connect(self.search_now)
        self._soon = QTimer(self, interval=_RESTING_MS, singleShot=True)
        self._soon.timeout.connect(self._show_chosen)
        self._news = ListNews(self.desk, self._wanted, self._show_found, self._write_counts, self)
        self._build(around.actions)
        self._bind(around.actions)
        self._enrolment = self.desk.standing.enrolment
        self.desk.standing_changed.connect(self._stand)
        self.desk.discreet_changed.connect(self._be_discreet)
        self.show_filter(Filter.OPEN)

    # Building.

    def _build(self, actions: Actions) -> None:
        layout = box(self, space=0)
        self.splitter = QSplitter(Qt.Orientation.Horizontal)
        self.splitter.setChildrenCollapsible(False)
        self._left, self._right = self._list_side(actions), self._detail_side()
        self.splitter.addWidget(self._left)
        self.splitter.addWidget(self._right)
        self.splitter.setStretchFactor(0, 0)
        self.splitter.setStretchFactor(1, 1)
        self.splitter.splitterMoved.connect(self._split)
        layout.addWidget(self.splitter)

    def _list_side(self, actions: Actions) -> QWidget:
        left = QWidget()
        layout = box(left, space=8, margin=8)
        self.search = QLineEdit()
        set_role(self.search, "search")
        self.search.setPlaceholderText(tr("Suchen"))
        self.search.setAccessibleName(tr("Meldungen durchsuchen"))
        self.search.setClearButtonEnabled(True)
        self.search.textChanged.connect(self._type)
        self.search.returnPressed.connect(self._find_and_go)
        layout.addWidget(self.search)
        layout.addWidget(self._filters())
        self.list = CardList(self.model, lambda: actions.letters)
        self.list.chosen.connect(self._went_to)
        self.list.opened.connect(self.open_chosen)
        self.list.clicked.connect(lambda: self.open_chosen() if self.narrow else None)
        layout.addWidget(self.list, 1)
        self.empty = label("", "muted")
        self.empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        layout.addWidget(self.empty, 1)
        left.setFocusProxy(self.list)
        return left

    def _detail_side(self) -> QWidget:
        right = QWidget()
        layout = box(right, space=0)
        self.back_row = QWidget()
        row = box(self.back_row, "across", margin=8)
        row.addWidget(button("Zurück zur Liste", self.back, "quiet", "arrow-left"))
        row.addStretch(1)
        layout.addWidget(self.back_row)
        self.detail = DetailView()
        self.detail.file_wanted.connect(self.files.take)
        self.detail.uncover_wanted.connect(self._uncover)
        self.detail.step_wanted.connect(self._take)
        self.detail.addresses_wanted.connect(self._show_addresses)
        layout.addWidget(self.detail, 1)
        right.setFocusProxy(self.detail)
        return right

    def _filters(self) -> QWidget:
        row = WrappingRow()
        self._group = QButtonGroup(self)
        self._buttons: dict[Filter, QPushButton] = {}
        for chosen, title in FILTER_TITLES.items():
            made = button(title, partial(self.show_filter, chosen), "filter")
            made.setCheckable(True)
            self._group.addButton(made)
            self._buttons[chosen] = made
            row.add(made)
        return row

    def panes(self) -> tuple[QWidget, ...]:
        """Give the parts that F6 goes through."""
        return self._left, self._right

    # What stands in it.

    def _first(self, keep: int | None) -> First:
        return notification_list.first(self.desk.workspace, *self._wanted(), keep)

    def _cards(self, numbers: Sequence[int]) -> list[Card | None]:
        return notification_list.cards(self.desk.workspace, numbers, discreet=self.desk.discreet)

    def show_filter(self, chosen: Filter) -> None:
        """Show what a filter leaves."""
        self.filter = chosen
        self._buttons[chosen].setChecked(True)
        self.search_now()

    def show_entity(self, entity: bytes) -> None:
        """Choose a notification, under the filter that shows all if the present one does not have it.

        The keyboard goes to its row, where a letter does the next step; in one column to the notification itself.
        """
        number = notification_list.number(self.desk.workspace, entity)
        if number is None:
            return
        if number not in self._first(number).numbers:
            self.search.clear()
            self.filter = Filter.ALL
        self.choose_entity(entity)
        self.open_chosen()
        if not self.narrow:
            self.list.setFocus()

    def choose_entity(self, entity: bytes) -> None:
        """Choose a notification if it stands in the list."""
        self._number = notification_list.number(self.desk.workspace, entity)
        self.show_filter(self.filter)

    @property
    def entity(self) -> bytes | None:
        """Give the notification that is chosen."""
        card = self.model.card(self.model.row_of(self._number))
        return card.entity if card is not None else None

    def _wanted(self) -> Wanted:
        return self.filter, self.search.text()

    def _show_found(self, numbers: Sequence[int], changed: Changed) -> None:
        self._refresh(First(numbers, whole=True), changed=changed)

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
        self._typing.stop()
        self._news.overtake()
        row = self._refresh(self._first(self._number), lost=0, changed=frozenset())
        if row >= 0:
            self.list.choose(row)

    def _find_and_go(self) -> None:
        self.search_now()
        self.list.setFocus()

    def _refresh(self, found: First, lost: int | None = None, changed: Changed = None) -> int:
        """Show what was found to stand in the list; gives the row of the one chosen, -1 for none.

        Who was chosen stays chosen while it is there; once it is gone the row `lost` is, or the one in its place.
        `changed` names the entities that look different, None all.
        """
        self.whole = found.whole
        place = self.model.row_of(self._number) if lost is None else lost

        def row_to_choose() -> int:
            row = self.model.row_of(self._number)
            if row < 0 and lost is None and (shown := self.detail.shown) is not None:
                row = self.model.row_of(notification_list.released_as(self.desk.workspace, shown.entity))
            return row if row >= 0 else min(max(place, 0), self.model.rowCount() - 1)

        self.list.renew(lambda: self.model.show_numbers(found.numbers, changed), row_to_choose)
        row = row_to_choose()
        self._number = self.model.number(row)
        self._show_soon(changed)
        self._show_emptiness()
        return row

    def _show_emptiness(self) -> None:
        there = self.model.rowCount() > 0 or not self.whole
        self.list.setVisible(there)
        self.empty.setVisible(not there)
        self.empty.setText(tr(notification_list.why_empty(*self._wanted())))
        if not there:
            self.back()

    def _write_counts(self, counts: dict[Filter, int]) -> None:
        """Write on the filters how many wait."""
        for chosen, count in counts.items():
            title = tr(FILTER_TITLES[chosen])
            self._buttons[chosen].setText(f"{title} {count}" if count else title)

    # The one chosen.

    def _went_to(self, number: int) -> None:
        self._number = number
        self._show_soon()

    def _show_soon(self, changed: Changed = None) -> None:
        """Show the one chosen once the list is painted: who walks down the list does not wait for each.

        The one that is shown is shown anew at once where it is among `changed`, and soon where others are: who is on
        call or what somebody is called may stand in it too.
        """
        card = self.model.card(self.model.row_of(self._number))
        shown = self.detail.shown
        if card is not None and (shown is None or shown.entity != card.entity):
            self._soon.start(_RESTING_MS)
        elif card is None or changed is None or card.entity in changed:
            self._show_chosen()
        elif changed and not self._soon.isActive():
            self._soon.start(_BESIDE_MS)

    def _show_chosen(self) -> None:
        self._soon.stop()
        card = self.model.card(self.model.row_of(self._number))
        self.files.leave()
        if card is None:
            self.detail.show_nothing("")
            return
        if card.entity != self._unveiled:
            self._unveiled = b""
        try:
            self._uncovered = self._uncovered if self._uncovered == card.entity else b""
            discreet = self.desk.discreet and not self._uncovered
            made = detail(self.desk.workspace, card.entity, addresses=card.entity == self._unveiled)
            self.detail.show_detail(covered(made) if discreet else made)
            self.files.show(self.detail.files, b"" if discreet else card.entity)
        except Refused as refused:
            self.detail.show_nothing(refused.message)

    def _show_addresses(self, wanted: object) -> None:
        """Show the protected places of this notification, until they are hidden again or another one is chosen."""
        shown = self.detail.shown
        self._unveiled = shown.entity if shown is not None and wanted else b""
        self._show_chosen()

    def _stand(self, standing: Standing) -> None:
        """Offer other steps once this device's access begins or ends, and say of each what it waits for now."""
        if standing.enrolment != self._enrolment:
            self._enrolment = standing.enrolment
            self.model.renew()
            self._show_chosen()

    def _be_discreet(self) -> None:
        """Hide what others must not read over the shoulder, or show it again."""
        self._uncovered = b""
        self.model.renew()
        self._show_chosen()

    def _uncover(self) -> None:
        """Show what the one chosen says, until another one is shown or the mode is switched."""
        shown = self.detail.shown
        if shown is not None:
            self._uncovered = shown.entity
            self._show_chosen()
            self.detail.setFocus()

    def open_chosen(self) -> None:
        """Go to the one chosen; where there is one column, it takes the list's place."""
        if self.model.rowCount():
            self.reading = True
            self._lay()
            self.detail.setFocus()

    def back(self) -> None:
        """Go back to the list."""
        if self.reading:
            self.reading = False
            self._lay()
            self.list.setFocus()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show one column where there is no room for two."""
        super().resizeEvent(event)
        narrow = self.width() / theme.current().scale < _ONE_COLUMN
        if narrow is not self.narrow:
            self.narrow = narrow
            focused = QApplication.focusWidget()
            self.reading = focused is not None and self._right.isAncestorOf(focused)
        self._lay()

    def _lay(self) -> None:
        alone = self.narrow and self.reading
        self._left.setHidden(alone)
        self._right.setHidden(self.narrow and not self.reading)
        self.back_row.setVisible(alone)
        self._back_action.setEnabled(alone)
        if not self.narrow:
            wide = self.splitter.width() - self.splitter.handleWidth()
            left = min(theme.current().px(self.list_width), wide - theme.current().px(_LEAST_DETAIL))
            self.splitter.setSizes([left, wide - left])

    def _split(self, place: int, _index: int) -> None:
        """Note how wide somebody wants the list (px at 100 %): it stays so, however wide the window is."""
        self.list_width = round(place / theme.current().scale)

    def show_list_width(self, width: int) -> None:
        """Show the list as wide as it was."""
        self.list_width = width
        self._lay()

    # What is done.

    def _bind(self, actions: Actions) -> None:
        actions.bind("search", self, self._start_search)
        for step in TABLE.values():
            if step.key:
                actions.bind(step.name, self.list, partial(self._take, step.name))
        self._back_action = actions.bind("back", self, self.back)
        self._lay()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave the search or the detail by Esc."""
        if event.key() != Qt.Key.Key_Escape:
            super().keyPressEvent(event)
        elif self.search.hasFocus():
            self.search.clear()
            self._find_and_go()
        else:
            self.back()

    def _start_search(self) -> None:
        self.back()
        self.search.setFocus()
        self.search.selectAll()

    def _take(self, step: str) -> None:
        if self._soon.isActive():
            self._show_chosen()
        shown = self.detail.shown
        if shown is not None and step in shown.steps:
            self._steps.take(shown.entity, step)

"""The overview: what is to be done, whom to call, how things stand, side by side where there is room.

Each part is a tile of its own and read apart from the others. It leads to the areas; nothing is done here.
"""

from __future__ import annotations

from functools import partial
from typing import Any, Final

from PySide6.QtGui import QHideEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

from desktop.presenters.notification_list import Filter
from desktop.presenters.overview import as_of, next_meeting, term_of, what_to_do, whom_to_call
from desktop.ui.around import Around
from desktop.ui.freshness import Freshness
from desktop.ui.kept_card import KeptCard
from desktop.ui.overview_parts import MeetingNext, OnCallNow, SyncNow, TermNow, ToDoNow
from desktop.ui.parts import box, label, page, scrolled
from desktop.ui.theme import theme
from desktop.ui.tile import Tile
from desktop.ui.words import tr

_TWO_COLUMNS: Final = 720
_BETWEEN: Final = 16
_NO_NUMBERS: Final = "Leitstelle oder 110 anrufen."
"""What is to be done while nobody can be read whom to call: never a blank."""
_STRETCHES: Final = (3, 2)
"""How wide the columns are to each other: what is to be done has long lines."""


class OverviewScreen(QWidget):
    """The tiles."""

    def __init__(self, around: Around) -> None:
        """Show an unlocked profile at a glance."""
        super().__init__()
        self._around, self._desk = around, around.desk
        shown, layout = page("Übersicht")
        shown.setMaximumWidth(theme.current().px(2 * _TWO_COLUMNS))
        self.as_of = label("", "muted")
        layout.addWidget(self.as_of)
        self.tiles = self._tiles()
        beside = QWidget()
        row = box(beside, "across", space=_BETWEEN)
        self._columns = tuple(self._column(row, stretch) for stretch in _STRETCHES)
        layout.addWidget(beside)
        layout.addStretch(1)
        self._area = scrolled(shown)
        box(self).addWidget(self._area)
        self._two: bool | None = None
        self._keep_fresh()

    def _column(self, row: QBoxLayout, stretch: int) -> QBoxLayout:
        made = QWidget()
        # One reads down the left one and then down the right one, and so goes Tab.
        made.setObjectName("column")
        layout = box(made, space=_BETWEEN)
        # What is left of the room stays below: no tile grows for the other column's sake.
        layout.addStretch(1)
        row.addWidget(made, stretch)
        return layout

    def _tiles(self) -> tuple[Tile[Any], ...]:
        """Make the tiles in the order of reading; every other one stands to the right where there is room."""
        desk, around = self._desk, self._around
        return (
            Tile("Jetzt zu tun", desk, what_to_do, partial(ToDoNow, around, self._show_all, KeptCard())),
            Tile("Rufbereitschaft jetzt", desk, whom_to_call, partial(OnCallNow, around), _NO_NUMBERS),
            Tile("Nächster Termin", desk, next_meeting, partial(MeetingNext, around)),
            Tile("Abgleich", desk, lambda _: desk.standing, partial(SyncNow, around)),
            Tile("Kooperationsvereinbarung", desk, term_of, TermNow),
        )

    def _keep_fresh(self) -> None:
        """Read anew what may have changed: what is kept, how things stand, what time it is."""
        fresh = Freshness(self.look, self)
        fresh.begin()
        self._desk.changed.connect(fresh.soon)
        self._desk.standing_changed.connect(fresh.soon)
        self._desk.discreet_changed.connect(self._show_anew)

    def look(self) -> None:
        """Read everything anew, if anybody sees it."""
        if not self.isVisible():
            return
        self.as_of.setText(tr(as_of(self._desk.standing, self._desk.workspace.now())))
        for tile in self.tiles:
            tile.look()

    def _show_anew(self) -> None:
        for tile in self.tiles:
            tile.show_anew()

    def _show_all(self) -> None:
        """Show all that is to be done, in its list."""
        self._around.window.show_filter(Filter.TO_DO)

    def showEvent(self, event: QShowEvent) -> None:
        """Read what there is by now."""
        super().showEvent(event)
        self.look()

    def hideEvent(self, event: QHideEvent) -> None:
        """Leave unread what nobody sees any more."""
        super().hideEvent(event)
        for tile in self.tiles:
            tile.rest()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay the tiles side by side where there is room."""
        super().resizeEvent(event)
        two = self.width() / theme.current().scale >= _TWO_COLUMNS
        if two is self._two:
            return
        self._two = two
        for index, tile in enumerate(self.tiles):
            column = self._columns[index % 2 if two else 0]
            column.insertWidget(column.count() - 1, tile)
        right = self._columns[1].parentWidget()
        if right is not None:
            right.setVisible(two)

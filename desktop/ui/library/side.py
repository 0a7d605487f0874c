"""The side with the list of documents: search, filters, the cards, and which of them is chosen.

Who was chosen stays chosen while it is there. What is read of the one chosen is no affair of this side.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from typing import Final

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from desktop.domain.material import Material
from desktop.domain.rows import PageHit
from desktop.presenters import library
from desktop.presenters.library import EMPTY, FILTER_TITLES, Filter
from desktop.presenters.notification_cards import Card
from desktop.ui.around import Around
from desktop.ui.asking import Asking
from desktop.ui.card_list import CardList
from desktop.ui.notification_model import NotificationModel
from desktop.ui.parts import box, button, label
from desktop.ui.pill_row import PillRow
from desktop.ui.theme.roles import set_role
from desktop.ui.words import tr
from desktop.ui.wrapping import WrappingRow
from desktop.workspace.workspace import Workspace

_TYPING_MS: Final = 120
_LEAST_LETTERS: Final = 3
"""With fewer, half of all pages would be found."""
_MOST_HITS: Final = 500
_NO_MATCH: Final = "Kein Material mit diesen Wörtern."


@dataclass(frozen=True, slots=True)
class _Found:
    """The documents of the list, and where in them the words stand that are looked for."""

    states: list[Material]
    inside: dict[bytes, PageHit]


class LibrarySide(QWidget):
    """Search, filters and list."""

    went = Signal()
    """Another one is chosen, or it looks different."""
    opened = Signal()
    """Somebody wants to read the chosen one."""
    add_wanted = Signal()
    """Somebody wants to add a document."""
    coming_wanted = Signal()
    """Somebody wants to see what is being added."""

    def __init__(self, around: Around, parent: QWidget | None = None) -> None:
        """Show what there is for the person of this device."""
        super().__init__(parent)
        self._desk = around.desk
        self._states: list[Material] = []
        self._inside: dict[bytes, PageHit] = {}
        self._entity = b""
        self.filter = Filter.FOR_ME
        self.model = NotificationModel(self._cards, self)
        self._asking = Asking(around.desk)
        self._typing = QTimer(self, interval=_TYPING_MS, singleShot=True)
        self._typing.timeout.connect(self.look)
        self._build(around)

    def _build(self, around: Around) -> None:
        layout = box(self, space=8, margin=8)
        self.search = QLineEdit()
        set_role(self.search, "search")
        self.search.setPlaceholderText(tr("Suchen"))
        self.search.setAccessibleName(tr("Material durchsuchen"))
        self.search.setClearButtonEnabled(True)
        self.search.textChanged.connect(lambda _text: self._typing.start())
        self.search.returnPressed.connect(self.find_and_go)
        layout.addWidget(self.search)
        self.drawing = label("", "small")
        self.drawing.hide()
        layout.addWidget(self.drawing)
        self.filters = PillRow(FILTER_TITLES, self.show_filter)
        self.filters.show_chosen(self.filter)
        layout.addWidget(self.filters)
        self.list = CardList(self.model, lambda: around.actions.letters)
        self.list.setAccessibleName(tr("Material"))
        self.list.chosen.connect(self._go_to)
        self.list.opened.connect(self.opened)
        layout.addWidget(self.list, 1)
        self.empty = label("", "muted")
        self.empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        layout.addWidget(self.empty, 1)
        self.add = button("Material einstellen …", self.add_wanted.emit, icon="plus")
        row = WrappingRow()
        row.add(self.add)
        self.coming = button("", self.coming_wanted.emit, "quiet", "hourglass")
        self.coming.hide()
        row.add(self.coming)
        layout.addWidget(row)
        self.setFocusProxy(self.list)

    @property
    def entity(self) -> bytes:
        """Give the document that is chosen, empty where there is none."""
        return self._entity if any(state.id == self._entity for state in self._states) else b""

    @property
    def words(self) -> str:
        """Give the words that are looked for."""
        return self.search.text().strip()

    @property
    def hit(self) -> PageHit | None:
        """Give where in the chosen one the words stand that are looked for, None where they do not."""
        return self._inside.get(self.entity)

    def show_drawing(self, progress: tuple[int, int] | None) -> None:
        """Say that texts are being read for the search, and how far that is."""
        done, whole = progress or (0, 0)
        self.drawing.setText(tr("Texte werden für die Suche gelesen: {done} von {whole}", done=done, whole=whole))
        self.drawing.setVisible(progress is not None and whole > 0)

    def show_filter(self, chosen: Filter) -> None:
        """Show what a filter leaves."""
        self.filter = chosen
        self.filters.show_chosen(chosen)
        self.refresh()

    def choose(self, entity: bytes) -> None:
        """Choose a document, under the filter that shows all if it is not in this one."""
        self._entity = entity
        self.refresh()
        if not self.entity:
            self.search.clear()
            self._entity = entity
            self.show_filter(Filter.ALL)

    def refresh(self) -> None:
        """Show which documents there are now; the chosen one stays chosen, else the first is."""
        self._typing.stop()
        self._asking.overtake()
        self._show_found(self._read(self.filter, self.words, self._desk.workspace))

    def look(self) -> None:
        """Ask anew which documents there are, outside Qt's thread: of many it takes its time to read all of them."""
        self._typing.stop()
        wanted = self.filter, self.words
        self._asking.ask(wanted, partial(self._read, *wanted), self._show_found)

    def _read(self, chosen: Filter, words: str, workspace: Workspace) -> _Found:
        files = self._desk.files
        hits = files.find_texts(words, _MOST_HITS) if len(words) >= _LEAST_LETTERS else ()
        states = library.listed(workspace, files, chosen, words, hits)
        return _Found(states, library.found_inside(states, hits))

    def _show_found(self, found: _Found) -> None:
        self._states, self._inside = found.states, found.inside
        self.model.show_numbers(range(len(self._states)))
        self.model.renew()
        if not self.entity:
            self._entity = self._states[0].id if self._states else b""
        row = next((row for row, state in enumerate(self._states) if state.id == self._entity), -1)
        if row >= 0:
            self.list.choose(row)
        there = bool(self._states)
        self.list.setVisible(there)
        self.empty.setVisible(not there)
        self.empty.setText(tr(_NO_MATCH if self.search.text().strip() else EMPTY[self.filter]))
        self.add.setEnabled(bool(self._desk.workspace.unit) and self._desk.files.works)
        self.went.emit()

    def show_coming(self, count: int) -> None:
        """Say how many documents are being added, or could not be."""
        self.coming.setText(tr("Wird eingestellt: {count}", count=count))
        self.coming.setVisible(count > 0)

    def find_and_go(self) -> None:
        """Show what was found, and go to the list."""
        self.refresh()
        if self._states:
            self.list.setFocus()

    def _cards(self, numbers: Sequence[int]) -> list[Card | None]:
        workspace, files = self._desk.workspace, self._desk.files
        found = (self._states[number] for number in numbers)
        return [library.card(workspace, files, state, self._inside.get(state.id)) for state in found]

    def _go_to(self, number: int) -> None:
        self._entity = self._states[number].id
        self.went.emit()

"""The side with the list of documents: search, filters, the cards, and which of them is chosen.

Who was chosen stays chosen while it is there. What is read of the one chosen is no affair of this side.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from operator import attrgetter
from typing import Final

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QWidget

from desktop.domain.material import Material
from desktop.domain.refused import Refused
from desktop.domain.rows import PageHit
from desktop.presenters import library, materials
from desktop.presenters.library import EMPTY, FILTER_TITLES, Filter
from desktop.presenters.notification_cards import Card
from desktop.ui.around import Around
from desktop.ui.asking import Asking
from desktop.ui.card_side import CardSide
from desktop.ui.numbering import Numbering
from desktop.ui.parts import button, label
from desktop.ui.pill_row import PillRow
from desktop.ui.search_line import SearchLine
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


class LibrarySide(CardSide):
    """Search, filters and list."""

    add_wanted = Signal()
    """Somebody wants to add a document."""
    coming_wanted = Signal()
    """Somebody wants to see what is being added."""

    def __init__(self, around: Around, parent: QWidget | None = None) -> None:
        """Show what there is for the person of this device."""
        super().__init__("Material", self._cards, lambda: around.actions.letters, parent)
        self._desk = around.desk
        self._states = Numbering[bytes, Material](attrgetter("id"))
        self._inside: dict[bytes, PageHit] = {}
        self.filter = Filter.FOR_ME
        self._asking = Asking(around.desk)
        self._typing = QTimer(self, interval=_TYPING_MS, singleShot=True)
        self._typing.timeout.connect(self._find)
        self._build()

    def _build(self) -> None:
        self.search = SearchLine("Material durchsuchen")
        self.search.textChanged.connect(lambda _text: self._typing.start())
        self.search.returnPressed.connect(self.find_and_go)
        self.drawing = label("", "small")
        self.drawing.hide()
        self.filters = PillRow(FILTER_TITLES, self.show_filter)
        self.filters.show_chosen(self.filter)
        for above in (self.filters, self.drawing, self.search):
            self.add_above(above)
        self.add = button("Material einstellen …", self.add_wanted.emit, icon="plus")
        row = WrappingRow()
        row.add(self.add)
        self.coming = button("", self.coming_wanted.emit, "quiet", "hourglass")
        self.coming.hide()
        row.add(self.coming)
        self.add_below(row)

    @property
    def entity(self) -> bytes:
        """Give the document that is chosen, empty where there is none."""
        state = self._states.get(self.number)
        return b"" if state is None else state.id

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
        self._show_found(self._read_now(), self.show_anew)

    def choose_entity(self, entity: bytes) -> None:
        """Choose a document, under the filter that shows all if it is not in this one."""
        self.refresh()
        if self._states.number(entity) is None:
            self.search.clear()
            self.show_filter(Filter.ALL)
        self.choose(self._states.number(entity))

    def refresh(self) -> None:
        """Show which documents there are now; who was chosen stays so, and where it stands, while it is there."""
        self._show_news(self._read_now())

    def look(self) -> None:
        """Ask anew which documents there are, outside Qt's thread: of many it takes its time to read all of them."""
        self._ask(self._show_news)

    def _find(self) -> None:
        """Show what is looked for, once somebody has typed."""
        self._ask(partial(self._show_found, show=self.show_anew))

    def _ask(self, then: Callable[[_Found], None]) -> None:
        self._typing.stop()
        wanted = self.filter, self.words
        self._asking.ask(wanted, partial(self._read, *wanted), then)

    def _read_now(self) -> _Found:
        self._typing.stop()
        self._asking.overtake()
        return self._read(self.filter, self.words, self._desk.workspace)

    def _read(self, chosen: Filter, words: str, workspace: Workspace) -> _Found:
        files = self._desk.files
        hits = files.find_texts(words, _MOST_HITS) if len(words) >= _LEAST_LETTERS else ()
        states = library.listed(workspace, files, chosen, words, hits)
        return _Found(states, library.found_inside(states, hits))

    def _show_news(self, found: _Found) -> None:
        self._show_found(found, partial(self.show_numbers, is_there=self._is_there))

    def _show_found(self, found: _Found, show: Callable[[Sequence[int]], None]) -> None:
        self._inside = found.inside
        show(self._states.take(found.states))
        there = self.model.rowCount() > 0
        self.say_instead("" if there else _NO_MATCH if self.words else EMPTY[self.filter])
        self.add.setEnabled(bool(self._desk.workspace.unit) and self._desk.files.works)

    def _is_there(self, number: int) -> bool:
        """Say whether a document is still offered, though it is not in this list; it is held as it is now."""
        try:
            self._states.put(materials.material(self._desk.workspace, self._states.key(number)))
        except Refused:
            return False
        return True

    def show_coming(self, count: int) -> None:
        """Say how many documents are being added, or could not be."""
        self.coming.setText(tr("Wird eingestellt: {count}", count=count))
        self.coming.setVisible(count > 0)

    def find_and_go(self) -> None:
        """Show what was found, and go to the list."""
        self._show_found(self._read_now(), self.show_anew)
        if self.model.rowCount():
            self.list.setFocus()

    def _cards(self, numbers: Sequence[int]) -> list[Card | None]:
        workspace, files = self._desk.workspace, self._desk.files
        found = self._states.some(numbers)
        return [library.card(workspace, files, state, self._inside.get(state.id)) for state in found]

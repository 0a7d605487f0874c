"""The library: the list of documents, what is being added, and the one chosen in whole beside it.

What is done goes to the desk's worker and the desk of files. The screen puts the parts together and binds the keys.
"""

from __future__ import annotations

from functools import partial
from importlib import import_module
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from desktop.domain.refused import Refused
from desktop.presenters import library, materials
from desktop.ui.around import Around
from desktop.ui.columns import Columns
from desktop.ui.library.adding import Adder
from desktop.ui.library.coming_sheet import ComingSheet
from desktop.ui.library.side import LibrarySide
from desktop.ui.library.taking import MaterialTaker, Reading
from desktop.ui.library.view import MaterialView
from desktop.ui.parts import box, button

if TYPE_CHECKING:
    from desktop.ui.reader.screen import ReaderScreen

_TEXTS: Final = b"texts"
"""The job of drawing texts out."""


class LibraryScreen(QWidget):
    """List and document."""

    def __init__(self, around: Around) -> None:
        """Show the documents of an unlocked profile."""
        super().__init__()
        self._desk, self._announce = around.desk, around.window.announce
        self.adder = Adder(around.desk, self, self._announce)
        self.taker = MaterialTaker(around.desk, self, self.adder, self._follow)
        self.side = LibrarySide(around)
        self.view = MaterialView()
        self._detail = QWidget()
        self.columns = Columns(self.side, self._right())
        self.reader: ReaderScreen | None = None
        self._stack = QStackedWidget()
        self._stack.addWidget(self.columns)
        box(self, space=0).addWidget(self._stack)
        self._connect()
        self._bind(around)
        self.side.look()

    def _right(self) -> QWidget:
        column = box(self._detail, space=0)
        self._back_row = QWidget()
        row = box(self._back_row, "across", margin=8)
        row.addWidget(button("Zurück zur Liste", self.back, "quiet", "arrow-left"))
        row.addStretch(1)
        column.addWidget(self._back_row)
        column.addWidget(self.view, 1)
        self._detail.setFocusProxy(self.view)
        return self._detail

    def _connect(self) -> None:
        self.side.went.connect(self.show_now)
        self.side.opened.connect(self.columns.read)
        self.side.add_wanted.connect(self.adder.choose)
        self.adder.changed.connect(self._count_coming)
        self.side.coming_wanted.connect(self._show_coming)
        self.taker.opened.connect(self._read)
        self.view.wanted.connect(self._take)
        self.view.file_wanted.connect(self._take_file)
        self._desk.changed.connect(lambda _ids: self._look())
        self._desk.files.changed.connect(self._files_changed)
        self._desk.standing_changed.connect(lambda _standing: self.show_now())

    def _bind(self, around: Around) -> None:
        around.actions.bind("search", self, self._start_search)
        back = self._back = around.actions.bind("back", self, self.back)
        self.columns.laid.connect(self._back_row.setVisible)
        self.columns.laid.connect(lambda alone: back.setEnabled(alone or self.reader is not None))
        self.columns.lay()

    def panes(self) -> tuple[QWidget, ...]:
        """Give the parts that F6 goes through."""
        return self.reader.panes() if self.reader is not None else self._parts()

    def _parts(self) -> tuple[QWidget, ...]:
        return self.columns.left, self.columns.right

    def showEvent(self, event: QShowEvent) -> None:
        """Show the documents as they are now."""
        super().showEvent(event)
        if not event.spontaneous():
            self._look()
            self._draw_texts()

    def _draw_texts(self) -> None:
        """Have the texts of what lies here drawn out, beside everything else, so that a search finds them."""
        self._desk.files.run(_TEXTS, lambda files, heard: files.draw_texts(heard), self._drawn)

    def _drawn(self, count: int) -> None:
        if count and self.side.words:
            self._look()

    # What stands in it.

    def refresh(self) -> None:
        """Show which documents there are now, while somebody looks."""
        if self.isVisible():
            self.side.refresh()

    def _look(self) -> None:
        """Ask anew which documents there are, while somebody looks."""
        if self.isVisible():
            self.side.look()

    def show_material(self, entity: bytes) -> None:
        """Choose a document, wherever it stands, and go there."""
        self.side.choose_entity(entity)
        self.columns.read()

    def show_now(self) -> None:
        """Show the one chosen as it stands now."""
        entity = self.side.entity
        try:
            state = materials.material(self._desk.workspace, entity) if entity else None
        except Refused:
            state = None
        if state is None:
            self.view.show_nothing(gone=self.side.lost)
            if not self.side.lost:
                self.columns.back()
        else:
            self.view.show_material(library.shown(self._desk.workspace, self._desk.files, state, self.side.hit))

    def _files_changed(self) -> None:
        """Show how far files are, without asking anew for the whole list."""
        if self.isVisible():
            self.side.show_drawing(self._desk.files.progress(_TEXTS))
            self.side.model.renew()
            self.show_now()

    def _count_coming(self) -> None:
        self.side.show_coming(len(self.adder.listed()))

    def _show_coming(self) -> None:
        self.sheet = ComingSheet(self.adder, self)
        self.sheet.show_now()

    # What is done.

    def back(self) -> None:
        """Go back to the list, from a document that is read to what is known of it."""
        if self.reader is not None:
            self._leave()
        else:
            self.columns.back()

    def _read(self, reading: Reading) -> None:
        """Show a document that was opened, at the page where somebody was."""
        # Loaded with the first document, never at the start of the window.
        make: type[ReaderScreen] = import_module("desktop.ui.reader.screen").ReaderScreen
        self._leave()
        self.reader = reader = make(reading.title, reading.content, self._desk.post)
        reader.announce_with(self._announce)
        reader.begin_at(reading.page)
        reader.look_for(reading.words)
        reader.bar.show_confirmed(confirmed=not reading.may_confirm)
        reader.closed.connect(self._leave)
        reader.confirm_wanted.connect(partial(self._confirm, reading, reader))
        reader.turned.connect(partial(self.taker.keep_place, reading))
        self._stack.addWidget(reader)
        self._stack.setCurrentWidget(reader)
        self._back.setEnabled(True)
        reader.setFocus()

    def _confirm(self, reading: Reading, reader: ReaderScreen) -> None:
        def then() -> None:
            if self.reader is reader:
                reader.bar.show_confirmed(confirmed=True)
                reader.pages.setFocus()

        self.taker.confirm(reading.entity, reading.version, then)

    def _leave(self) -> None:
        """Let go of the document that is read."""
        reader, self.reader = self.reader, None
        if reader is not None:
            reader.stop()
            self._stack.removeWidget(reader)
            reader.deleteLater()
            self._stack.setCurrentWidget(self.columns)
            self.refresh()
            self.view.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave the search or the document by Esc."""
        if event.key() != Qt.Key.Key_Escape:
            super().keyPressEvent(event)
        elif self.reader is not None:
            self._leave()
        elif self.side.search.hasFocus():
            self.side.search.clear()
            self.side.find_and_go()
        else:
            self.back()

    def _start_search(self) -> None:
        if self.reader is not None:
            self.reader.bar.search.setFocus()
            self.reader.bar.search.selectAll()
            return
        self.columns.back()
        self.side.search.setFocus()
        self.side.search.selectAll()

    def _take(self, action: str) -> None:
        shown = self.view.shown
        if shown is None:
            return
        if action == "confirm":
            self.taker.confirm(shown.entity, shown.version)
        else:
            self.taker.take(shown.entity, action)

    def _take_file(self, action: str, version: bytes) -> None:
        shown = self.view.shown
        one = next((one for one in shown.editions if one.key == version), None) if shown is not None else None
        if shown is None or one is None:
            return
        if action == "read":
            there = shown.page if version == shown.version else 0
            self.taker.read(shown.entity, one, there, self.side.words if there else "")
        else:
            self.taker.steps.take(action, shown.entity, one)

    def _follow(self, said: str) -> None:
        """Say what was done, and show it at once."""
        self._announce(said)
        self.refresh()
        self._draw_texts()

"""The bar above a document: back, page, zoom, text, search. It says what somebody wants, and shows where they are."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLineEdit, QPushButton, QWidget

from desktop.ui.parts import box, button, label
from desktop.ui.theme import theme
from desktop.ui.theme.roles import set_role
from desktop.ui.words import tr
from desktop.ui.wrapping import WrappingRow

_NUMBER: Final = 64
_DIGITS: Final = 6
_SEARCH: Final = 220


class ReaderBar(QWidget):
    """The bar."""

    back_wanted = Signal()
    page_wanted = Signal(int)
    """A page, counted from 0."""
    zoom_wanted = Signal(str)
    """`closer`, `farther` or `fit`."""
    text_wanted = Signal(bool)
    search_wanted = Signal(str)
    step_wanted = Signal(int)
    """To the next hit (1) or the one before (-1)."""
    confirm_wanted = Signal()

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        """Begin without a page."""
        super().__init__(parent)
        self._page = self._count = 0
        layout = box(self, space=8, margin=8)
        self.title = label(title, "strong")
        layout.addWidget(self.title)
        row = WrappingRow()
        for made in (*self._pages(), *self._zoom(), *self._reading(), *self._searching()):
            row.add(made)
        layout.addWidget(row)
        for said in (self.of, self.percent, self.found):
            # As high as the buttons beside it: its line stands where theirs do.
            said.setMinimumHeight(self.number.sizeHint().height())
            said.setAlignment(Qt.AlignmentFlag.AlignVCenter)
        self.set_ready(ready=False)

    def _pages(self) -> tuple[QWidget, ...]:
        self.back = button("Zurück", self.back_wanted.emit, "quiet", "arrow-left")
        self.number = QLineEdit()
        set_role(self.number, "field")
        self.number.setAccessibleName(tr("Seite"))
        self.number.setMaximumWidth(theme.current().px(_NUMBER))
        self.number.setInputMethodHints(Qt.InputMethodHint.ImhDigitsOnly)
        self.number.setMaxLength(_DIGITS)
        self.number.returnPressed.connect(self._go)
        self.of = label("", wrap=False)
        return self.back, self.number, self.of

    def _zoom(self) -> tuple[QWidget, ...]:
        self.farther = _icon_button("minus", "Kleiner", lambda: self.zoom_wanted.emit("farther"))
        self.closer = _icon_button("plus", "Größer", lambda: self.zoom_wanted.emit("closer"))
        self.percent = label("", wrap=False)
        self.fit = button("Ganze Breite", lambda: self.zoom_wanted.emit("fit"), "quiet")
        return self.farther, self.percent, self.closer, self.fit

    def _reading(self) -> tuple[QWidget, ...]:
        self.text = button("Text", lambda: self.text_wanted.emit(self.text.isChecked()), "filter")
        self.text.setCheckable(True)
        self.text.setAccessibleName(tr("Text der Seite zeigen"))
        self.confirm = button("Als gelesen bestätigen", self.confirm_wanted.emit, None, "circle-check")
        return self.text, self.confirm

    def _searching(self) -> tuple[QWidget, ...]:
        self.search = QLineEdit()
        set_role(self.search, "search")
        self.search.setPlaceholderText(tr("Im Dokument suchen"))
        self.search.setAccessibleName(tr("Im Dokument suchen"))
        self.search.setClearButtonEnabled(True)
        self.search.setMinimumWidth(theme.current().px(_SEARCH))
        self.search.textChanged.connect(self.search_wanted)
        self.search.returnPressed.connect(lambda: self.step_wanted.emit(1))
        self.previous = _icon_button("chevron-up", "Vorheriger Treffer", lambda: self.step_wanted.emit(-1))
        self.next = _icon_button("chevron-down", "Nächster Treffer", lambda: self.step_wanted.emit(1))
        self.found = label("", "small", wrap=False)
        return self.search, self.previous, self.next, self.found

    def set_ready(self, *, ready: bool) -> None:
        """Let everything but going back wait for the document."""
        parts = (self.number, self.farther, self.closer, self.fit, self.text, self.search, self.confirm)
        for part in parts:
            part.setEnabled(ready)
        self.show_found("", found=False)

    def show_page(self, page: int, count: int) -> None:
        """Show where somebody is, counted from 0, but not while they write a number."""
        self._page, self._count = page, count
        if not (self.number.hasFocus() and self.number.isModified()):
            self.number.setText(str(page + 1))
        self.of.setText(tr("von {count}", count=count))
        self.number.setAccessibleDescription(tr("Seite {page} von {count}", page=page + 1, count=count))

    def show_zoom(self, percent: float) -> None:
        """Show how large pages are."""
        self.percent.setText(tr("{percent} %", percent=round(percent)))

    def show_found(self, words: str, *, found: bool) -> None:
        """Say what comes of a search, and offer to go through it where something was found."""
        self.found.setText(tr(words) if words and self.search.text().strip() else "")
        self.previous.setEnabled(found)
        self.next.setEnabled(found)

    def show_confirmed(self, *, confirmed: bool) -> None:
        """Offer to confirm only what is not confirmed yet."""
        self.confirm.setHidden(confirmed)

    def _go(self) -> None:
        """Go to the page that was written; what is no number is written over with the page somebody is at."""
        self.number.setModified(False)
        text = self.number.text().strip()
        if text.isascii() and text.isdecimal():
            self.page_wanted.emit(max(0, min(int(text), self._count) - 1))
        else:
            self.number.setText(str(self._page + 1))
            self.number.selectAll()


def _icon_button(icon: str, name: str, run: Callable[[], object]) -> QPushButton:
    made = button("", run, "quiet", icon)
    made.setAccessibleName(tr(name))
    made.setToolTip(tr(name))
    return made

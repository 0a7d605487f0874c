"""A document inside the window: its pages, the text of the page beside them, the bar above. Closed, nothing is left.

The document lies in the memory of this program and nowhere else. The screen puts the parts together; how far somebody
has read is kept by whoever shows it.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Final

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QImage, QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QPlainTextEdit, QSplitter, QWidget

from desktop.domain.refused import Refused
from desktop.domain.said import joined, say
from desktop.exchange.pdf.messages import Hit, Size
from desktop.ui.parts import box, label
from desktop.ui.reader.bar import ReaderBar
from desktop.ui.reader.hunt import Hunt
from desktop.ui.reader.mill import Hears, Mill, Post, Wanted
from desktop.ui.reader.pages import Pages
from desktop.ui.sheet import read_only
from desktop.ui.words import tr

_RESTING_MS: Final = 250
_NO_TEXT: Final = "Diese Seite enthält keinen Text, den ein Programm lesen kann."


class ReaderScreen(QWidget):
    """One document."""

    closed = Signal()
    """Somebody wants to read no longer."""
    confirm_wanted = Signal()
    turned = Signal(int, int)
    """The page somebody has come to and sees, counted from 1, and how many there are."""

    def __init__(self, title: str, content: bytes, post: Post, parent: QWidget | None = None) -> None:
        """Open a document; `post` has something called in Qt's thread."""
        super().__init__(parent)
        self._sizes: tuple[Size, ...] = ()
        self._begin_at, self._told = 0, -1
        self._hunt = Hunt()
        self._announce: Callable[[str], object] = lambda _text: None
        hears = Hears(self._opened, self._failed, self._drawn, self._spoiled)
        self._mill = Mill(content, post, hears)
        self.destroyed.connect(self._mill.stop)
        self.bar = ReaderBar(title)
        self.pages = Pages(self._mill.want)
        self.text = read_only("", tr("Text der Seite"))
        self.state = label("Das Dokument wird geöffnet …", "muted")
        self._build()
        self._connect()

    def _build(self) -> None:
        layout = box(self, space=0)
        layout.addWidget(self.bar)
        self.state.setAlignment(Qt.AlignmentFlag.AlignCenter)
        layout.addWidget(self.state, 1)
        self.split = QSplitter(Qt.Orientation.Horizontal)
        self.split.addWidget(self.pages)
        self.split.addWidget(self.text)
        self.split.setChildrenCollapsible(False)
        self.text.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.text.setLineWrapMode(QPlainTextEdit.LineWrapMode.WidgetWidth)
        self.text.hide()
        layout.addWidget(self.split, 1)
        self.split.hide()
        self.setFocusProxy(self.pages)

    def _connect(self) -> None:
        self._resting = QTimer(self, interval=_RESTING_MS, singleShot=True)
        self._resting.timeout.connect(self._rest)
        self._typing = QTimer(self, interval=_RESTING_MS, singleShot=True)
        self._typing.timeout.connect(self._search)
        self.bar.back_wanted.connect(self.closed)
        self.bar.confirm_wanted.connect(self.confirm_wanted)
        self.bar.page_wanted.connect(self._go_to)
        self.bar.zoom_wanted.connect(self._zoom)
        self.bar.text_wanted.connect(lambda shown: self.show_text(shown=shown))
        self.bar.search_wanted.connect(lambda _text: self._typing.start())
        self.bar.step_wanted.connect(self._step)
        self.pages.turned.connect(self._turned)
        self.pages.zoomed.connect(self.bar.show_zoom)
        for keys, act in (("F3", partial(self._step, 1)), ("Shift+F3", partial(self._step, -1))):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(act)

    def announce_with(self, announce: Callable[[str], object]) -> None:
        """Tell somebody what those who hear the screen are to hear."""
        self._announce = announce

    def begin_at(self, page: int) -> None:
        """Begin at a page, counted from 1, once the document is open."""
        self._begin_at = max(0, page - 1)

    def look_for(self, words: str) -> None:
        """Look for words, once the document is open."""
        self.bar.search.setText(words)
        if self._sizes:
            self._search()

    @property
    def searching(self) -> bool:
        """Say whether there are pages yet to be looked through."""
        return self._hunt.searching

    def stop(self) -> None:
        """Let go of the document."""
        self._mill.stop()

    def panes(self) -> tuple[QWidget, ...]:
        """Give the parts that F6 goes through."""
        return (self.bar, self.pages, *((self.text,) if self.text.isVisible() else ()))

    # What the mill tells.

    def _opened(self, sizes: tuple[Size, ...]) -> None:
        self._sizes = sizes
        self.state.hide()
        self.split.show()
        self.bar.set_ready(ready=True)
        self.pages.show_pages(sizes)
        self.pages.go_to(self._begin_at)
        self.pages.setFocus()
        if self.bar.search.text():
            self._search()

    def _failed(self, reason: Refused) -> None:
        self.state.setText(tr(reason.message))
        self._announce(reason.message)
        self.bar.back.setFocus()

    def _drawn(self, wanted: Wanted, image: QImage) -> None:
        self.pages.show_drawn(wanted, image)
        self._tell_place()

    def _spoiled(self, page: int, reason: Refused) -> None:
        self.pages.show_spoiled(page, reason.message)
        if page == self.pages.page:
            self._announce(reason.message)

    # Where somebody is.

    def _turned(self, page: int) -> None:
        self.bar.show_page(page, len(self._sizes))
        self.pages.setAccessibleDescription(tr("Seite {page} von {count}", page=page + 1, count=len(self._sizes)))
        self._resting.start()

    def _rest(self) -> None:
        """Somebody has stayed at a page: tell that, and have its text read."""
        page = self.pages.page
        self._tell_place()
        if self.text.isVisible():
            self._mill.read(page, self._show_page_text)

    def _tell_place(self) -> None:
        """Tell where somebody has stayed once they see it: a page that cannot be shown was not read."""
        page = self.pages.page
        if page != self._told and not self._resting.isActive() and self.pages.is_shown(page):
            self._told = page
            self.turned.emit(page + 1, len(self._sizes))

    def _go_to(self, page: int) -> None:
        self.pages.go_to(page)
        self.pages.setFocus()
        self._announce(say("Seite {page} von {count}", page=page + 1, count=len(self._sizes)))

    def _zoom(self, wanted: str) -> None:
        if wanted == "fit":
            self.pages.fit()
        else:
            self.pages.zoom_step(closer=wanted == "closer")

    def show_text(self, *, shown: bool) -> None:
        """Show the text of the page beside it, where it can be read aloud, marked and copied, or no longer."""
        self.text.setVisible(shown)
        self.bar.text.setChecked(shown)
        if shown:
            half = self.split.width() // 2
            self.split.setSizes([half, half])
            self._mill.read(self.pages.page, self._show_page_text)
            self.text.setFocus()

    def _show_page_text(self, page: int, text: str) -> None:
        if page == self.pages.page:
            self.text.setPlainText(text or tr(_NO_TEXT))
            self.text.setAccessibleName(tr("Text der Seite {page}", page=page + 1))

    # Search.

    def _search(self) -> None:
        """Look for what stands in the line, from the page somebody is at."""
        self._typing.stop()
        words = self.bar.search.text()
        self.pages.unmark()
        self._hunt = Hunt(words, len(self._sizes), self.pages.page)
        self._mill.find(words, partial(self._found, self._hunt))
        self._show_hunt()

    def _found(self, hunt: Hunt, page: int, hits: tuple[Hit, ...] | None) -> None:
        if hunt is not self._hunt:
            return
        leads = hunt.add(hits)
        self.pages.mark(page, hits or ())
        if leads and hunt.current is not None:
            self.pages.go_to_hit(hunt.current)
        self._show_hunt()

    def _step(self, step: int) -> None:
        if self._typing.isActive():
            self._search()
            return
        hit = self._hunt.step(step)
        if hit is not None:
            self.pages.go_to_hit(hit)
            self._show_hunt()
            self._announce(joined((self._hunt.words, say("Seite {page}", page=hit.page + 1)), ", "))

    def _show_hunt(self) -> None:
        self.bar.show_found(self._hunt.words, found=bool(self._hunt.hits))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave the search by Esc, then the document."""
        if event.key() != Qt.Key.Key_Escape:
            super().keyPressEvent(event)
        elif self.bar.search.hasFocus() and self.bar.search.text():
            self.bar.search.clear()
        else:
            self.closed.emit()

"""One notification in whole: banner, chips, what may be done, what it says, its files, what happened.

It shows what the presenter gives and asks nothing of its own. It scrolls down and never sideways.
"""

from __future__ import annotations

from functools import partial
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QApplication,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from desktop.domain.said import joined, parts
from desktop.presenters.banner import Banner
from desktop.presenters.notification_detail import Detail
from desktop.presenters.steps.table import TABLE
from desktop.ui.attachments_card import AttachmentsCard
from desktop.ui.chip_row import ChipRow
from desktop.ui.fact_card import FactCard
from desktop.ui.growing import Growing
from desktop.ui.number_card import NumberLine
from desktop.ui.parts import box, button, clear, frame, label, let_go
from desktop.ui.scrolling import Scrolling
from desktop.ui.step_row import StepRow
from desktop.ui.theme import theme
from desktop.ui.theme.roles import set_icon
from desktop.ui.timeline import Timeline
from desktop.ui.words import tr
from desktop.ui.wrapping import WrappingRow

_MARGIN: Final = 24
_SPACE: Final = 16
_HEAD: Final = 0
"""Where it stands; below it what the notification says, its files, and what happened."""
_AT_ONCE: Final = 3
"""So many cards fill a window."""


class DetailView(Scrolling):
    """A notification, or a sentence where none is chosen."""

    step_wanted = Signal(str, bytes)
    """The name of a step somebody asked for, and the notification whose page it stands on."""
    addresses_wanted = Signal(bool)
    """Somebody wants to see protected places, or no longer."""
    file_wanted = Signal(str, bytes)
    """What somebody wants done with a file, and its key."""
    uncover_wanted = Signal()
    """Somebody wants to read what is covered."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Begin with nothing."""
        super().__init__(parent)
        self._page = QWidget()
        self._layout = box(self._page, space=_SPACE, margin=_MARGIN)
        self.setWidget(self._page)
        self._shown: Detail | None = None
        self.show_nothing("Wählen Sie eine Meldung.")

    @property
    def shown(self) -> Detail | None:
        """Give what is shown."""
        return self._shown

    def show_nothing(self, text: str) -> None:
        """Show a sentence."""
        self._shown = None
        self._empty()
        self.setAccessibleName(tr("Keine Meldung gewählt"))
        said = label(text, "muted")
        said.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._layout.addStretch(1)
        self._layout.addWidget(said)
        self._layout.addStretch(2)

    def show_detail(self, detail: Detail) -> None:
        """Show a notification; the same one again keeps its place, and of it only what changed is made anew."""
        before = self._shown
        if detail == before:
            self.offer(offered=True)
            return
        self._shown = detail
        self.setAccessibleName(tr("Meldung: {title}", title=detail.title))
        if before is None or before.entity != detail.entity:
            self._empty()
            self._begin(detail)
            return
        place, focused = self.verticalScrollBar().value(), self._focused()
        self._replace(_HEAD, self._head(detail))
        self._fill(detail, _AT_ONCE)
        if place:
            self.finish()
        # Laid out now: until then the bar does not know how far down the page goes.
        self._page.adjustSize()
        self._layout.activate()
        self.verticalScrollBar().setValue(place)
        self._focus_again(focused)

    def offer(self, *, offered: bool) -> None:
        """Offer the steps of the page, or not while another one is chosen than it is about."""
        item = self._layout.itemAt(_HEAD)
        head = item.widget() if self._shown is not None and item is not None else None
        if head is None or head.isEnabled() is offered:
            return
        focused = QApplication.focusWidget()
        if focused is not None and head.isAncestorOf(focused):
            self.setFocus()
        head.setEnabled(offered)

    def finish(self) -> None:
        """Show now what else would follow in turns."""
        self._facts.finish()
        self._timeline.parts.finish()

    def _begin(self, detail: Detail) -> None:
        """Show another one, from its top."""
        self._empty()
        self._facts, self._timeline = Growing(lambda section: FactCard(section, self._room()), _SPACE), Timeline()
        # Else all in it would be laid out once for the width of a window of its own, and then for this one.
        for growing in (self._facts, self._timeline):
            growing.resize(self._room(), growing.height())
        for made in (self._head(detail), self._facts, self._files(), self._timeline):
            self._layout.addWidget(made)
        self._facts.grown.connect(self._timeline.parts.go_on)
        self._fill(detail, 0)
        self._layout.addStretch(1)
        self.verticalScrollBar().setValue(0)

    def _fill(self, detail: Detail, entries: int) -> None:
        """Show what it says and what happened: what fills a window, the rest in turns, one after the other."""
        self._facts.setHidden(detail.covered)
        self._timeline.setHidden(detail.covered)
        self._timeline.show_entries(detail.timeline, entries)
        self._facts.show_parts(detail.sections, _AT_ONCE)

    def _room(self) -> int:
        """Give the width there is for what stands on the page."""
        return self.viewport().width() - theme.current().px(2 * _MARGIN)

    def _empty(self) -> None:
        if self._focused() is not None:
            self.setFocus()
        clear(self._layout)

    def _replace(self, index: int, made: QWidget) -> None:
        item = self._layout.takeAt(index)
        old = item.widget() if item is not None else None
        self._layout.insertWidget(index, made)
        made.show()
        if old is not None:
            let_go(old)

    def _head(self, detail: Detail) -> QWidget:
        """Make what may change as time passes: chips, banner, steps."""
        head = QWidget()
        layout = box(head, space=_SPACE)
        layout.addWidget(_heading(detail))
        layout.addWidget(ChipRow(detail.chips))
        if detail.banner is not None:
            layout.addWidget(banner_frame(detail.banner))
        if detail.protects:
            layout.addWidget(self._protected(veiled=detail.veiled))
        if detail.steps:
            steps = tuple(TABLE[name] for name in detail.steps)
            layout.addWidget(StepRow(steps, lambda name: self.step_wanted.emit(name, detail.entity), detail.main))
        if detail.covered:
            layout.addWidget(self._cover())
        return head

    def _files(self) -> QWidget:
        self.files = AttachmentsCard()
        self.files.wanted.connect(self.file_wanted)
        return self.files

    def _protected(self, *, veiled: bool) -> QWidget:
        """Say that an address is protected, with what shows it or hides it again."""
        made, across = frame("banner", "info", direction="across", space=12, margin=12)
        picture = QLabel()
        set_icon(picture, "eye-off" if veiled else "eye", "info")
        across.addWidget(picture, 0, Qt.AlignmentFlag.AlignTop)
        text = "Eine Anschrift ist geschützt. Orte sind ausgeblendet." if veiled else "Geschützte Orte sind zu sehen."
        across.addWidget(label(text), 1)
        show = button("Anzeigen" if veiled else "Ausblenden", partial(self.addresses_wanted.emit, veiled))
        # One name for both, so that it keeps the focus.
        show.setAccessibleName(tr("Geschützte Orte anzeigen oder ausblenden"))
        across.addWidget(show, 0, Qt.AlignmentFlag.AlignTop)
        return made

    def _cover(self) -> QWidget:
        """Make what stands in the place of what must not be read over the shoulder."""
        made, layout = frame("card", space=12)
        layout.addWidget(label("Diskretmodus: Was die Meldung sagt, ist verborgen."))
        row = WrappingRow()
        row.add(button("Inhalt anzeigen", self.uncover_wanted.emit, icon="eye"))
        layout.addWidget(row)
        return made

    def _focused(self) -> str | None:
        """Give by what the button in focus is known, empty for anything else in the page, None for nothing in it."""
        focused = QApplication.focusWidget()
        if focused is None or not self._page.isAncestorOf(focused):
            return None
        return _known_by(focused) if isinstance(focused, QPushButton) else ""

    def _focus_again(self, known_by: str | None) -> None:
        """Give the focus back to the button that had it, or to the whole where it is gone."""
        if known_by is None:
            return
        found = [made for made in self._page.findChildren(QPushButton) if _known_by(made) == known_by]
        (found[0] if found else self).setFocus()


def _known_by(made: QPushButton) -> str:
    return made.accessibleName() or made.text()


def _heading(detail: Detail) -> QWidget:
    """Make the title: what it is about; below it how many and where, and who told whom."""
    made = QWidget()
    layout = box(made, space=4)
    subject, *circumstances = parts(detail.title)
    layout.addWidget(label(subject, "title", select=True))
    if circumstances:
        layout.addWidget(label(joined(circumstances), "section", select=True))
    layout.addWidget(label(detail.route, "muted", select=True))
    return made


def banner_frame(banner: Banner, action: QPushButton | None = None) -> QWidget:
    """Make the frame of a banner: icon, heading, text, the number to call, and what can be done about it."""
    made, layout = frame("banner", banner.tone, direction="across", space=12, margin=12)
    picture = QLabel()
    set_icon(picture, banner.icon, banner.tone)
    layout.addWidget(picture, 0, Qt.AlignmentFlag.AlignTop)
    words = QVBoxLayout()
    words.setSpacing(theme.current().px(4))
    words.addWidget(label(banner.heading, "strong", select=True))
    if banner.text:
        words.addWidget(label(banner.text, select=True))
    if banner.number is not None:
        words.addWidget(NumberLine(banner.number))
    if action is not None:
        words.addWidget(action, 0, Qt.AlignmentFlag.AlignLeft)
    layout.addLayout(words, 1)
    return made

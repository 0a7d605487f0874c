"""One document in whole: title, chips, what may be done, its versions with their files, and what it is about.

It shows what the presenter gives and asks nothing of its own. It scrolls down and never sideways.
"""

from __future__ import annotations

from functools import partial
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QPushButton, QWidget

from desktop.presenters.chips import Chip
from desktop.presenters.facts import Section
from desktop.presenters.library import Shown
from desktop.ui.attachments_card import AttachmentsCard
from desktop.ui.chip_row import ChipRow
from desktop.ui.fact_card import FactCard
from desktop.ui.focus import FocusWithin
from desktop.ui.kept_card import GONE
from desktop.ui.parts import box, button, clear, label
from desktop.ui.scrolling import Scrolling
from desktop.ui.words import tr
from desktop.ui.wrapping import WrappingRow

ACTIONS: Final = {
    "confirm": ("Als gelesen bestätigen", "circle-check"),
    "give_up": ("Von diesem Gerät entfernen", "x"),
    "revise": ("Neue Fassung einstellen …", "file-pen"),
    "remove": ("Nicht mehr anbieten …", "trash-2"),
}
_NOTHING: Final = "Wählen Sie ein Material."


class MaterialView(Scrolling):
    """A document, or a sentence where none is chosen."""

    wanted = Signal(str)
    """What somebody wants done with the document."""
    file_wanted = Signal(str, bytes)
    """What somebody wants done with the file of a version, and that version."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Begin with nothing."""
        super().__init__(parent)
        page = QWidget()
        self._layout = box(page, space=16, margin=24)
        self.setWidget(page)
        self.shown: Shown | None = None
        self._build()
        self.show_nothing()

    def _build(self) -> None:
        self._nothing = label(_NOTHING, "muted")
        self._nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._title = label("", "title", select=True)
        self._chips, self._note, self._actions, self._facts = QWidget(), label("", "strong"), QWidget(), QWidget()
        self._chips_box, self._actions_box, self._facts_box = (
            box(holder, space=0) for holder in (self._chips, self._actions, self._facts)
        )
        self._found = label("", select=True)
        self._chips_row: tuple[Chip, ...] = ()
        self._section = Section("", ())
        self.files = AttachmentsCard("Fassungen")
        self.files.wanted.connect(self.file_wanted)
        parts = (
            self._nothing,
            self._title,
            self._chips,
            self._note,
            self._found,
            self._actions,
            self.files,
            self._facts,
        )
        # Holds the sentence in the middle, as on the pages of the other areas.
        self._above = QWidget()
        self._layout.addWidget(self._above, 1)
        for part in parts:
            self._layout.addWidget(part)
        self._layout.addStretch(2)

    def show_nothing(self, *, gone: bool = False) -> None:
        """Show that nothing is chosen, or that what was chosen has gone."""
        self.shown = None
        self._nothing.setText(tr(GONE if gone else _NOTHING))
        self.setAccessibleName(tr("Kein Material gewählt"))
        self._show_parts(there=False)
        self.files.hide()

    def _show_parts(self, *, there: bool) -> None:
        for part in (self._above, self._nothing):
            part.setHidden(there)
        for part in (self._title, self._chips, self._actions, self._facts):
            part.setHidden(not there)
        shown = self.shown if there else None
        self._note.setHidden(shown is None or not shown.note)
        self._found.setHidden(shown is None or not shown.found)

    def show_material(self, shown: Shown) -> None:
        """Show a document; of the same one again only what changed is made anew, so that nobody loses a button."""
        before, self.shown = self.shown, shown
        same = before is not None and before.entity == shown.entity
        self.setAccessibleName(tr("Material: {title}", title=shown.title))
        self._title.setText(tr(shown.title))
        self._note.setText(tr(shown.note))
        self._found.setText(tr(shown.found))
        if not same or self._chips_row != shown.chips:
            self._chips_row = shown.chips
            _put(self._chips_box, ChipRow(shown.chips))
        if not same or before is None or before.actions != shown.actions:
            self._make_actions(shown.actions)
        if not same or self._section != shown.facts:
            self._section = shown.facts
            _put(self._facts_box, FactCard(shown.facts))
        self.files.show_files(shown.editions, may_add=False)
        self._show_parts(there=True)
        if not same:
            self.verticalScrollBar().setValue(0)

    def _make_actions(self, actions: tuple[str, ...]) -> None:
        focused = FocusWithin(self._actions)
        row = WrappingRow()
        for action in actions:
            row.add(self._button(action))
        _put(self._actions_box, row)
        focused.give_to(row, self)

    def _button(self, action: str) -> QPushButton:
        words, icon = ACTIONS[action]
        return button(words, partial(self.wanted.emit, action), "primary" if action == "confirm" else None, icon)


def _put(layout: QBoxLayout, inner: QWidget) -> None:
    clear(layout)
    layout.addWidget(inner)
    # Now, not when it is next laid out: until then it could not take the focus.
    inner.show()

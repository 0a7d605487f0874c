"""The files of a notification as a card: each with what it is, where it stands, and buttons for what may be done.

It asks for nothing by itself. While a file is on its way only its words change, so that nobody loses the button under
the hand; where that one goes, no other gets the focus in its place: who presses twice would do what they do not mean.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QPushButton, QWidget

from desktop.presenters.attachment_list import Listed
from desktop.ui.focus import FocusWithin
from desktop.ui.parts import box, button, clear, label, let_go
from desktop.ui.theme.roles import set_role
from desktop.ui.words import tr
from desktop.ui.wrapping import WrappingRow

ACTIONS: Final = {
    "fetch": ("Holen", "download"),
    "cancel": ("Abbrechen", "x"),
    "take_back": ("Nicht anhängen …", "x"),
    "look": ("Ansehen", "eye"),
    "save": ("Speichern unter …", "file-text"),
    "outside": ("In anderem Programm öffnen …", "external-link"),
    "pin": ("Auf diesem Gerät behalten", "map-pin"),
    "unpin": ("Nicht mehr behalten", "map-pin"),
    "here": ("Hier anhängen", "paperclip"),
    "again": ("Noch einmal versuchen", "refresh-cw"),
    "remove": ("Entfernen", "x"),
    "read": ("Lesen", "file-text"),
}
_TEXTS: Final = 3
"""What stands above the buttons of a file."""


class AttachmentsCard(QFrame):
    """What is attached."""

    wanted = Signal(str, bytes)
    """An action, and the key of the file it is wanted for; `add` has none."""

    def __init__(self, heading: str = "Anhänge") -> None:
        """Begin without any; then it is not there, and nothing in it."""
        super().__init__()
        set_role(self, "card")
        self._heading = heading
        self._rows: dict[bytes, _Row] = {}
        self._built = False
        self.hide()

    def _build(self) -> None:
        self._built = True
        layout = box(self, space=12, margin=16)
        layout.addWidget(label(self._heading, "section"))
        inner = QWidget()
        self._column = box(inner, space=12)
        layout.addWidget(inner)
        row = WrappingRow()
        self.add = button("Datei anhängen …", partial(self.wanted.emit, "add", b""), icon="paperclip")
        row.add(self.add)
        self._row = row
        layout.addWidget(row)
        self.problem = label("", "error")
        layout.addWidget(self.problem)

    def show_files(self, files: Sequence[Listed], *, may_add: bool, problem: str = "") -> None:
        """Show files; one whose actions stay the same keeps its buttons, and with them the focus."""
        if not self._built:
            if not (files or may_add):
                self.hide()
                return
            self._build()
        focused, others = FocusWithin(self), list(self._rows) != [one.key for one in files]
        if others:
            self._make_rows(files)
        for one in files:
            self._rows[one.key].show_file(one)
        self._row.setHidden(not may_add)
        if others:
            focused.give_to(self, self.add if may_add else self)
        self.problem.setText(tr(problem))
        self.problem.setHidden(not problem)
        self.setHidden(not (files or may_add))

    def _make_rows(self, files: Sequence[Listed]) -> None:
        clear(self._column)
        self._rows = {one.key: _Row(self.wanted.emit) for one in files}
        for row in self._rows.values():
            self._column.addWidget(row)
            row.show()


class _Row(QWidget):
    """One file."""

    def __init__(self, wanted: Callable[[str, bytes], None]) -> None:
        super().__init__()
        self._wanted = wanted
        self._actions: tuple[str, ...] = ()
        layout = box(self, space=4)
        self._what, self._who = label("", "strong", select=True), label("", "small")
        self._state = label("", "small")
        for widget in (self._what, self._who, self._state):
            layout.addWidget(widget)
        self._layout = layout

    def show_file(self, one: Listed) -> None:
        """Show a file as it stands now."""
        self._what.setText(tr(one.what))
        self.setAccessibleName(tr(one.what))
        self._who.setText(tr(one.who))
        self._who.setHidden(not one.who)
        self._state.setText(tr(one.state))
        set_role(self._state, "error" if one.tone == "danger" else "small")
        if one.actions != self._actions:
            self._actions = one.actions
            self._make_buttons(one)

    def _make_buttons(self, one: Listed) -> None:
        focused, row = FocusWithin(self), WrappingRow()
        for action in one.actions:
            row.add(self._button(action, one))
        while self._layout.count() > _TEXTS:
            item = self._layout.takeAt(_TEXTS)
            old = item.widget() if item is not None else None
            if old is not None:
                let_go(old)
        self._layout.addWidget(row)
        # Now, not when it is next laid out: until then none of them could take the focus.
        row.show()
        focused.give_to(row, self)

    def _button(self, action: str, one: Listed) -> QPushButton:
        words, icon = ACTIONS[action]
        made = button(words, partial(self._wanted, action, one.key), "quiet", icon)
        made.setAccessibleName(tr("{what}: {name}", what=tr(words), name=one.name))
        return made

"""What happened to a notification, one entry below the other.

The first entries stand there at once, all others in turns between which somebody can be heard: of a notification to
which much has happened nobody waits for the end. It must not change their order.
"""

from __future__ import annotations

from itertools import takewhile
from typing import Final

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from desktop.presenters.notification_detail import Entry
from desktop.ui.parts import box, label, let_go
from desktop.ui.theme import theme
from desktop.ui.theme.roles import set_icon, set_role

_AT_ONCE: Final = 20
_Part = tuple[Entry, ...]


class Timeline(QFrame):
    """The entries of a timeline, in the order given."""

    def __init__(self, entries: tuple[Entry, ...]) -> None:
        """Show the first entries; the others follow by themselves."""
        super().__init__()
        set_role(self, "card")
        self._layout = box(self, space=12, margin=16)
        self._layout.addWidget(label("Verlauf", "section"))
        self._shown: list[tuple[_Part, QWidget]] = []
        self._coming: list[_Part] = []
        self._turns = QTimer(self, interval=0)
        self._turns.timeout.connect(self._go_on)
        self.show_entries(entries)

    def show_entries(self, entries: tuple[Entry, ...]) -> None:
        """Show these entries: what stands there already stays, as nearly all does where something was added."""
        wanted = [entries[start : start + _AT_ONCE] for start in range(0, len(entries), _AT_ONCE)]
        same = sum(1 for _ in takewhile(lambda both: both[0][0] == both[1], zip(self._shown, wanted, strict=False)))
        for _, made in self._shown[same:]:
            let_go(made)
        del self._shown[same:]
        self._coming = wanted[same:]
        self._go_on()
        if self._coming:
            self._turns.start()

    def finish(self) -> None:
        """Show all entries now."""
        while self._coming:
            self._go_on()

    def _go_on(self) -> None:
        """Show some more."""
        if self._coming:
            part = self._coming.pop(0)
            made = _lines(part)
            self._layout.addWidget(made)
            # Qt would show it a moment later, and until then it has no height.
            made.show()
            self._shown.append((part, made))
        if not self._coming:
            self._turns.stop()


def _lines(entries: tuple[Entry, ...]) -> QWidget:
    """Make some entries apart: what is added one by one to what is seen is laid out anew each time."""
    made = QWidget()
    layout = box(made, space=12)
    for entry in entries:
        layout.addLayout(_line(entry))
    return made


def _line(entry: Entry) -> QHBoxLayout:
    line = QHBoxLayout()
    line.setSpacing(theme.current().px(12))
    picture = QLabel()
    set_icon(picture, entry.icon, "text2")
    line.addWidget(picture, 0, Qt.AlignmentFlag.AlignTop)
    words = QVBoxLayout()
    words.setSpacing(0)
    words.addWidget(label(entry.what, "muted" if entry.faint else "strong"))
    words.addWidget(label(entry.who, "small"))
    if entry.text:
        words.addWidget(label(entry.text, select=True))
    line.addLayout(words, 1)
    line.addWidget(label(entry.time, "small", wrap=False), 0, Qt.AlignmentFlag.AlignTop)
    return line

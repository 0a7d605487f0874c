"""What happened to a notification, one entry below the other.

Of one to which much has happened nobody waits for the end: its entries follow in turns. It must not change their order.
"""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from desktop.presenters.timeline import Entry
from desktop.ui.growing import Growing
from desktop.ui.parts import box, label
from desktop.ui.theme import theme
from desktop.ui.theme.roles import set_icon, set_role

_TOGETHER: Final = 5
"""So many entries are one part: what is added one by one is laid out anew each time."""
AT_ONCE: Final = 2
"""So many parts fill a page."""
_SPACE: Final = 12


class Timeline(QFrame):
    """The entries of a timeline, in the order given."""

    def __init__(self) -> None:
        """Begin without any."""
        super().__init__()
        set_role(self, "card")
        layout = box(self, space=_SPACE, margin=16)
        layout.addWidget(label("Verlauf", "section"))
        self.parts = Growing(_lines, _SPACE)
        layout.addWidget(self.parts)

    def show_entries(self, entries: tuple[Entry, ...], at_once: int = AT_ONCE) -> None:
        """Show these entries, so many parts of them at once and the others in turns; none says when: see `Growing`."""
        parts = [entries[start : start + _TOGETHER] for start in range(0, len(entries), _TOGETHER)]
        self.parts.show_parts(parts, at_once)


def _lines(entries: tuple[Entry, ...]) -> QWidget:
    """Make some entries apart: what is added one by one to what is seen is laid out anew each time."""
    made = QWidget()
    layout = box(made, space=_SPACE)
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

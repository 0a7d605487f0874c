"""The facts of a section as one text with two columns: a page of two hundred labels is slow to build and to hear.

What is shown is escaped: nothing that somebody wrote is read as markup.
"""

from __future__ import annotations

import html
from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtWidgets import QLabel

from desktop.presenters.facts import Fact, Section
from desktop.ui.theme import theme
from desktop.ui.words import tr

_LABELS: Final = "32%"
"""Wide enough for the longest word of a label beside the list, so that what stands beside begins at one edge."""
# Said of every column: one that is left to Qt takes the room of the others for a number that may not be broken.
_VALUES: Final = "68%"
_HALF: Final = "34%"
_FIRST: Final = "Zuerst gemeldet"
_LATER: Final = "Später"
_BETWEEN: Final = 12
_BELOW: Final = 8
_USUAL: Final = 320


class FactTable(QLabel):
    """The facts of a section; stacked, labels stand above what they label.

    It tells its layout one thing only, how high it is at a width: left to itself Qt lays such a text out several times
    to find what size would suit it, and once at no width at all, each time somebody asks.
    """

    def __init__(self, section: Section, room: int = _USUAL, *, stacked: bool = False) -> None:
        """Show them; `room` is the width it will get (px), as far as it is known."""
        super().__init__()
        self._facts = section.facts
        self._room = room
        self._heights: dict[int, int] = {}
        self._stacked = stacked
        self.setTextFormat(Qt.TextFormat.RichText)
        self.setWordWrap(True)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.setAccessibleName(". ".join(map(_spoken, section.facts)))
        self.setText(_markup(section.facts, stacked=stacked))

    def stack(self, *, stacked: bool) -> None:
        """Put labels above what they label, or beside it."""
        if stacked is not self._stacked:
            self._stacked = stacked
            self._heights.clear()
            self.setText(_markup(self._facts, stacked=stacked))

    def minimumSizeHint(self) -> QSize:
        """Ask for no width: it wraps."""
        return QSize(0, self.fontMetrics().height())

    def sizeHint(self) -> QSize:
        """Ask for the room it will get; how high it is there is asked for apart."""
        return QSize(self._room, self.fontMetrics().height())

    def heightForWidth(self, width: int) -> int:
        """Give the height at a width, laid out once."""
        if width not in self._heights:
            self._heights[width] = super().heightForWidth(width)
        return self._heights[width]

    def changeEvent(self, event: QEvent) -> None:
        """Forget the heights of another font."""
        self._heights.clear()
        super().changeEvent(event)


def _markup(facts: Sequence[Fact], *, stacked: bool) -> str:
    shown = theme.current()
    faint = shown.colour("text2").name()
    between = shown.px(_BETWEEN)
    compared = any(fact.before for fact in facts) and not stacked
    rows = [_heads(faint)] if compared else []
    for index, fact in enumerate(facts):
        below = shown.px(_BELOW) if index < len(facts) - 1 else 0
        label = f'<span style="color:{faint}">{_escaped(fact.label)}</span>'
        value = _escaped(fact.value)
        if compared:
            side = f"padding-bottom:{below}px;padding-right:{between}px"
            cells = (f'<td width="{_LABELS}" style="{side}">{label}</td>', f'<td width="{_HALF}" style="{side}">')
            rows.append(f'<tr>{"".join(cells)}{_escaped(fact.before)}</td><td width="{_HALF}">{value}</td></tr>')
        elif stacked:
            first = f"<br>{_escaped(_FIRST)}: {_escaped(fact.before)}" if fact.before else ""
            rows.append(f'<tr><td style="padding-bottom:{below}px">{label}{first}<br>{value}</td></tr>')
        else:
            rows.append(
                f'<tr><td width="{_LABELS}" style="padding-bottom:{below}px;padding-right:{between}px">{label}</td>'
                f'<td width="{_VALUES}" style="padding-bottom:{below}px">{value}</td></tr>'
            )
    return f'<table width="100%" cellspacing="0" cellpadding="0">{"".join(rows)}</table>'


def _heads(faint: str) -> str:
    """Write above two columns which is which."""
    heads = (f'<td><span style="color:{faint}">{_escaped(text)}</span></td>' for text in ("", _FIRST, _LATER))
    return f"<tr>{''.join(heads)}</tr>"


def _spoken(fact: Fact) -> str:
    said = f"{tr(fact.label)}: {tr(fact.value)}"
    return f"{said}. {tr(_FIRST)}: {tr(fact.before)}" if fact.before else said


def _escaped(text: str) -> str:
    return html.escape(tr(text)).replace("\n", "<br>")

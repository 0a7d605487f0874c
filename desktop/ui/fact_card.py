"""A section of facts as a card: a heading, and the facts beside their labels or, where it is narrow, under them.

It must not know what the facts are of.
"""

from __future__ import annotations

from typing import Final

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QWidget

from desktop.presenters.facts import Section
from desktop.ui.fact_table import FactTable
from desktop.ui.parts import box, label
from desktop.ui.theme import theme
from desktop.ui.theme.roles import set_role

_SIDE_BY_SIDE: Final = 352
_MARGIN: Final = 16
_LINE: Final = 1


class FactCard(QFrame):
    """One section."""

    def __init__(self, section: Section, room: int = 0, parent: QWidget | None = None) -> None:
        """Show a section; `room` is the width the card will get (px), 0 where nobody knows."""
        super().__init__(parent)
        set_role(self, "card")
        layout = box(self, space=12, margin=_MARGIN)
        layout.addWidget(label(section.title, "section"))
        beside = 2 * theme.current().px(_MARGIN) + 2 * theme.current().px(_LINE)
        # Known before it is shown, it is laid out once and not again when the card has its size.
        known = room > beside
        self.table = FactTable(section, room - beside, stacked=_is_narrow(room)) if known else FactTable(section)
        layout.addWidget(self.table)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put labels above what they label where there is no room beside it."""
        super().resizeEvent(event)
        self.table.stack(stacked=_is_narrow(event.size().width()))


def _is_narrow(width: int) -> bool:
    return width / theme.current().scale < _SIDE_BY_SIDE

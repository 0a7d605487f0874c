"""The on-call sheet, one key away wherever one is: every number to call now, large, with a button that copies it."""

from __future__ import annotations

from typing import Final

from PySide6.QtWidgets import QWidget

from desktop.domain.said import joined, say
from desktop.presenters.on_call import FALLBACK, Number, unnamed
from desktop.presenters.on_call_sheet import sheet
from desktop.presenters.times import clock
from desktop.ui.desk import Desk
from desktop.ui.number_row import NumberRow
from desktop.ui.parts import frame, label
from desktop.ui.sheet import Sheet
from desktop.ui.words import tr

_SIZE: Final = (560, 640)


class OnCallSheet(Sheet):
    """The numbers as they are when it opens."""

    def __init__(self, desk: Desk, parent: QWidget, wanted: str = "") -> None:
        """Look up the numbers of now, that of a unit first."""
        super().__init__("Rufbereitschaft jetzt", parent, _SIZE)
        now = desk.workspace.now()
        found = sheet(desk.workspace, now, wanted)
        spoken = (joined((number.agency, number.phone), " ") for number in found.numbers)
        self.area.setAccessibleDescription(tr(joined(spoken, ", ")))
        self.content.addWidget(label(say("Stand {time} Uhr", time=clock(now)), "muted"))
        for number in found.numbers:
            self._add_number(unnamed(number) if desk.discreet else number)
        if found.without or not found.numbers:
            self._add_without(found.without)

    def _add_number(self, number: Number) -> None:
        card, layout = frame("card")
        layout.addWidget(label(number.agency, "section"))
        layout.addWidget(NumberRow(number.phone, number.agency))
        layout.addWidget(label(joined((number.name, number.note)), "small"))
        self.content.addWidget(card)

    def _add_without(self, names: tuple[str, ...]) -> None:
        card, layout = frame("banner", "neutral")
        if names:
            layout.addWidget(label(joined(names, ", "), "strong"))
        layout.addWidget(label(FALLBACK))
        self.content.addWidget(card)


def show_on_call(desk: Desk, parent: QWidget, wanted: str = "") -> OnCallSheet:
    """Open the sheet, with the number of a unit first where one is wanted."""
    made = OnCallSheet(desk, parent, wanted)
    made.show_now()
    return made

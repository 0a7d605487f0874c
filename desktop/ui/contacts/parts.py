"""The parts of the page of one contact: who it is, what has to be known, the numbers to call, the rest as facts."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial

from PySide6.QtWidgets import QWidget

from desktop.domain.said import joined, say
from desktop.presenters.contact_detail import ContactDetail, Phone
from desktop.presenters.contact_history import Earlier
from desktop.ui.chip_row import ChipRow
from desktop.ui.conflict_view import ConflictView
from desktop.ui.contacts.taking import ContactTaker
from desktop.ui.fact_card import FactCard
from desktop.ui.number_row import NumberRow
from desktop.ui.parts import box, button, label, titled_card
from desktop.ui.words import tr
from desktop.ui.wrapping import WrappingRow

Named = Callable[[str], bytes]
"""Gives the contact of a name, empty where there is none."""
ShowPerson = Callable[[bytes], object]


class ContactParts:
    """Makes the parts for one screen."""

    def __init__(self, taker: ContactTaker, named: Named, show_person: ShowPerson) -> None:
        """Take what takes the steps, what knows people by name, and what leads to one of them."""
        self._taker = taker
        self._named = named
        self._show_person = show_person

    def make(self, shown: ContactDetail, room: int) -> list[QWidget]:
        """Make the parts of a contact for a page of a width (px)."""
        return list(self._parts(shown, room))

    def _parts(self, shown: ContactDetail, room: int) -> Iterator[QWidget]:
        yield heading(shown.title, shown.place)
        if shown.chips:
            yield ChipRow(shown.chips)
        if shown.mine:
            yield self._steps(shown)
        if shown.conflict is not None:
            yield self._conflict(shown)
        yield self._calling(shown)
        for section in shown.sections:
            yield FactCard(section, room)
        if shown.earlier:
            yield self._earlier(shown)

    def _steps(self, shown: ContactDetail) -> QWidget:
        row = WrappingRow()
        for text, take, icon in (
            ("Bestätigen", self._taker.confirm, "check"),
            ("Bearbeiten …", self._taker.edit, "pencil"),
            ("Abwesenheit …", self._taker.be_away, "calendar"),
            ("Entfernen …", self._taker.remove, "trash-2"),
        ):
            row.add(button(text, partial(take, shown.entity), None, icon))
        return row

    def _conflict(self, shown: ContactDetail) -> QWidget:
        """Show both versions field by field; what is chosen is kept."""
        made = QWidget()
        layout = box(made, space=8)
        layout.addWidget(label("Zwei Fassungen", "section"))
        if shown.conflict is not None:
            if not shown.conflict.owner:
                layout.addWidget(label("Wählen Sie je Zeile, was gilt. Die andere Fassung bleibt unten erhalten."))
            view = ConflictView(shown.conflict, later=False)
            view.chosen.connect(partial(self._taker.settle, view))
            layout.addWidget(view)
        return made

    def _calling(self, shown: ContactDetail) -> QWidget:
        """Show whom to call by which numbers, and whom instead; never a blank."""
        made, layout = titled_card("Anrufen")
        if shown.away:
            layout.addWidget(label(shown.away, "strong"))
        for phone in shown.phones:
            layout.addWidget(phone_line(phone))
        if not shown.phones:
            layout.addWidget(label("Keine Rufnummer eingetragen. Rufbereitschaft aller Stellen: F9."))
        known = [(name, self._named(name)) for name in shown.deputies]
        if any(entity for _, entity in known):
            layout.addWidget(label("Vertretung", "small"))
        row = WrappingRow()
        for name, entity in known:
            if entity:
                row.add(button(name, partial(self._show_person, entity), "quiet", "user"))
        layout.addWidget(row)
        return made

    def _earlier(self, shown: ContactDetail) -> QWidget:
        made, layout = titled_card("Frühere Fassungen")
        for one in shown.earlier:
            layout.addWidget(self._version(shown, one))
        return made

    def _version(self, shown: ContactDetail, one: Earlier) -> QWidget:
        made = QWidget()
        layout = box(made, space=4)
        layout.addWidget(label(joined((one.title, one.value), ": "), select=True))
        layout.addWidget(label(joined((one.by, one.dropped)), "small"))
        if shown.mine:
            row = WrappingRow()
            back = button("Gilt wieder", partial(self._taker.take_back, shown.entity, one.version), "quiet", "undo-2")
            back.setAccessibleName(tr("{version}: gilt wieder", version=one.spoken))
            row.add(back)
            layout.addWidget(row)
        return made


def heading(title: str, below: str) -> QWidget:
    """Make the head of a page."""
    made = QWidget()
    layout = box(made, space=4)
    layout.addWidget(label(title, "title", select=True))
    if below:
        layout.addWidget(label(below, "muted", select=True))
    return made


def phone_line(phone: Phone) -> QWidget:
    """Show a number large, with what copies or calls it."""
    made = QWidget()
    layout = box(made, space=4)
    layout.addWidget(NumberRow(phone.number, say("{owner}, {kind}", owner=phone.owner, kind=phone.kind)))
    layout.addWidget(label(phone.kind, "small"))
    return made

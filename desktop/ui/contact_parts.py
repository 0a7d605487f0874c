"""The parts of the page of one contact: who it is, what has to be known, the numbers to call, the rest as facts."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from PySide6.QtWidgets import QWidget

from desktop.domain.said import joined
from desktop.presenters.banner import Banner
from desktop.presenters.contact_detail import ContactDetail, Phone
from desktop.ui.around import Around
from desktop.ui.chip_row import ChipRow
from desktop.ui.copying import copy_secret
from desktop.ui.detail_view import banner_frame
from desktop.ui.fact_card import FactCard
from desktop.ui.parts import box, button, frame, label
from desktop.ui.words import tr
from desktop.ui.wrapping import WrappingRow


def contact_parts(shown: ContactDetail, around: Around, room: int) -> list[QWidget]:
    """Make the parts for a page of a width (px)."""
    return list(_parts(shown, around, room))


def _parts(shown: ContactDetail, around: Around, room: int) -> Iterator[QWidget]:
    yield heading(shown.title, shown.place)
    if shown.chips:
        yield ChipRow(shown.chips)
    if shown.in_conflict:
        yield _conflict(shown, around)
    yield _phones(shown.phones)
    for section in shown.sections:
        yield FactCard(section, room)


def heading(title: str, below: str) -> QWidget:
    """Make the head of a page."""
    made = QWidget()
    layout = box(made, space=4)
    layout.addWidget(label(title, "title", select=True))
    layout.addWidget(label(below, "muted", select=True))
    return made


def phone_line(phone: Phone) -> QWidget:
    """Show a number large, with a button that copies it for half a minute."""
    made = QWidget()
    layout = box(made, space=4)
    row = WrappingRow()
    row.add(label(phone.number, "phone", wrap=False, select=True))
    copied = button("Kopieren", lambda: copy_secret(phone.number), "quiet", "copy")
    copied.setAccessibleName(tr("{kind} von {owner} kopieren", kind=phone.kind, owner=phone.owner))
    row.add(copied)
    layout.addWidget(row)
    layout.addWidget(label(phone.kind, "small"))
    return made


def _phones(phones: tuple[Phone, ...]) -> QWidget:
    """Show whom to call by which numbers; never a blank."""
    made, layout = frame("card", space=12)
    layout.addWidget(label("Anrufen", "section"))
    for phone in phones:
        layout.addWidget(phone_line(phone))
    if not phones:
        layout.addWidget(label("Keine Rufnummer eingetragen. Rufbereitschaft aller Stellen: F9."))
    return made


def _conflict(shown: ContactDetail, around: Around) -> QWidget:
    """Say that there are two versions, and where somebody decides between them."""
    text = "Zwei Geräte haben denselben Eintrag geändert. Gezeigt wird, was zuletzt angekommen ist."
    look = button("Fassungen vergleichen", partial(around.window.show_area, "synchronisation"), None, "git-compare")
    return banner_frame(Banner("warn", "git-compare", joined(("Zwei Fassungen",)), text), look)

"""The parts of the page of one meeting. What somebody wants done is told by name; nothing is done here."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from typing import Final

from PySide6.QtWidgets import QPushButton, QWidget

from desktop.presenters.meeting_detail import ItemLine, MeetingDetail, answer_words
from desktop.presenters.meeting_words import NO_CASES
from desktop.ui.chip_row import ChipRow
from desktop.ui.contacts.parts import heading
from desktop.ui.detail_view import banner_frame
from desktop.ui.fact_card import FactCard
from desktop.ui.parts import box, button, label, titled_card
from desktop.ui.words import tr
from desktop.ui.wrapping import WrappingRow

Wanted = Callable[[str, object], object]
"""Called with the name of a deed and what it is about."""
ANSWER_BUTTONS: Final = {"yes": ("Zusagen", "check"), "no": ("Absagen", "x"), "deputy": ("Vertretung …", "users")}
_WRITE: Final = {"note": "Notiz …", "decision": "Beschluss …", "task": "Aufgabe …"}


def meeting_parts(shown: MeetingDetail, wanted: Wanted, room: int) -> list[QWidget]:
    """Make the parts for a page of a width (px)."""
    return list(_parts(shown, wanted, room))


def _parts(shown: MeetingDetail, wanted: Wanted, room: int) -> Iterator[QWidget]:
    yield heading(shown.title, shown.below)
    if shown.chips:
        yield ChipRow(shown.chips)
    if shown.banner is not None:
        yield banner_frame(shown.banner)
    if shown.place_in_series:
        yield _day(shown, wanted)
    if "reply" in shown.actions:
        yield _answer(shown, wanted)
    yield FactCard(shown.facts, room)
    if shown.agenda:
        yield _agenda(shown)
    yield FactCard(shown.coming, room)
    yield _attendance(shown, wanted)
    yield _minutes(shown, wanted)
    yield _actions(shown, wanted)


def _day(shown: MeetingDetail, wanted: Wanted) -> QWidget:
    """Say which day of a series is shown, with ways to the one before and the one after."""
    made = QWidget()
    layout = box(made, space=4)
    layout.addWidget(label(tr("Tag {place} der Reihe", place=shown.place_in_series), "strong"))
    row = WrappingRow()
    for text, key, icon in (("Früher", shown.earlier, "chevron-left"), ("Später", shown.later, "chevron-right")):
        each = button(text, partial(wanted, "day", key), "quiet", icon)
        each.setEnabled(key is not None)
        row.add(each)
    layout.addWidget(row)
    return made


def _answer(shown: MeetingDetail, wanted: Wanted) -> QWidget:
    """Ask whether one comes; what was said last is the one that cannot be pressed."""
    made, layout = titled_card("Kommen Sie?")
    layout.addWidget(label(answer_words(shown.answer)))
    row = WrappingRow()
    for answer, (text, icon) in ANSWER_BUTTONS.items():
        each = button(text, partial(wanted, "reply", answer), "primary" if answer == "yes" else None, icon)
        each.setObjectName(f"answer_{answer}")
        each.setEnabled(answer == "deputy" or answer != shown.answer)
        row.add(each)
    layout.addWidget(row)
    if shown.place_in_series:
        layout.addWidget(label("Ihre Antwort gilt für alle Tage der Reihe.", "small"))
        each = button("Nur für diesen Tag antworten …", partial(wanted, "reply_for_day", shown.day), "quiet")
        layout.addWidget(_left(each))
    return made


def _agenda(shown: MeetingDetail) -> QWidget:
    made, layout = titled_card("Tagesordnung")
    layout.addWidget(label(shown.agenda, select=True))
    return made


def _attendance(shown: MeetingDetail, wanted: Wanted) -> QWidget:
    made, layout = titled_card("Anwesenheit")
    there = "\n".join(map(tr, shown.attended))
    layout.addWidget(label(there or "Noch niemand abgehakt.", select=bool(there)))
    if "check_off" in shown.actions:
        row = WrappingRow()
        row.add(button("Anwesenheit abhaken …", partial(wanted, "check_off", None), None, "square-check"))
        row.add(button("Liste als PDF …", partial(wanted, "list", None), None, "printer"))
        certificates = button(
            "Bescheinigungen als PDF …", partial(wanted, "certificates", None), None, "graduation-cap"
        )
        certificates.setEnabled(bool(shown.attended))
        row.add(certificates)
        layout.addWidget(row)
    return made


def _minutes(shown: MeetingDetail, wanted: Wanted) -> QWidget:
    made, layout = titled_card("Protokoll")
    for item in shown.items:
        layout.addWidget(_item(item, wanted, writes="write" in shown.actions))
    if not shown.items:
        layout.addWidget(label("Noch kein Protokoll."))
    if "write" in shown.actions:
        layout.addWidget(label(NO_CASES, "small"))
        row = WrappingRow()
        for sort, text in _WRITE.items():
            row.add(button(text, partial(wanted, "write", sort), None, "plus"))
        layout.addWidget(row)
    return made


def _item(item: ItemLine, wanted: Wanted, *, writes: bool) -> QWidget:
    made = QWidget()
    layout = box(made, space=4)
    layout.addWidget(label(item.text, "strong", select=True))
    done = tr("Erledigt") if item.done else ""
    layout.addWidget(label(" · ".join(part for part in (tr(item.more), done) if part), "small"))
    row = WrappingRow()
    for text, deed, icon, there in (
        ("Erledigt", "tick", "check", item.tickable and not item.done),
        ("Wieder öffnen", "untick", "undo-2", item.tickable and item.done),
        ("Ändern …", "edit_item", "pencil", writes),
        ("Streichen …", "remove_item", "trash-2", writes),
    ):
        if there:
            each = button(text, partial(wanted, deed, item.id), "quiet", icon)
            each.setAccessibleName(tr("{deed}: {item}", deed=text, item=item.text))
            row.add(each)
    if writes or item.tickable:
        layout.addWidget(row)
    return made


def _actions(shown: MeetingDetail, wanted: Wanted) -> QWidget:
    row = WrappingRow()
    for deed, text, icon in (
        ("edit", "Bearbeiten …", "pencil"),
        ("move", "Diesen Tag verlegen …", "calendar"),
        ("cancel", "Termin absagen …", "x"),
        ("calendar", "In den Kalender …", "calendar"),
    ):
        if deed in shown.actions:
            row.add(button(text, partial(wanted, deed, None), None, icon))
    return row


def _left(made: QPushButton) -> QWidget:
    row = WrappingRow()
    row.add(made)
    return row

"""The parts of the sync screen that only show: state, alarms, what waits, refusals, what is kept aside, the log."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QBoxLayout, QGridLayout, QLabel, QWidget

from desktop.domain.said import joined
from desktop.presenters.banner import Banner
from desktop.presenters.sync_log import LogLine
from desktop.presenters.synchronisation import Aside, Refusal, Waiting
from desktop.ui.detail_view import banner_frame
from desktop.ui.parts import box, button, frame, label, titled_card
from desktop.ui.sheet import Sheet
from desktop.ui.theme import theme
from desktop.ui.theme.roles import Role, set_icon
from desktop.ui.words import tr
from desktop.ui.wrapping import WrappingRow

_COPIES: Final = "Ein Gerät wurde aus einer Kopie wiederhergestellt."
_TOP: Final = Qt.AlignmentFlag.AlignTop
_LOG_LINES: Final = 8
_LOG_SIZE: Final = (720, 600)


def state(slot: QBoxLayout, value: tuple[Banner, str]) -> None:
    """Show how it stands, and since when if it does not stand well."""
    banner, since = value
    heading = joined((banner.heading, since), " ")
    slot.addWidget(banner_frame(Banner(banner.tone, banner.icon, heading, banner.text)))


def alarms(slot: QBoxLayout, sentences: tuple[str, ...]) -> None:
    """Show alarms; each is one for the IT."""
    for sentence in sentences:
        slot.addWidget(banner_frame(Banner("danger", "triangle-alert", sentence, "Bitte verständigen Sie Ihre IT.")))


def notices(slot: QBoxLayout, sentences: tuple[str, ...]) -> None:
    """Show what has to be known of copies of profiles."""
    for sentence in sentences:
        slot.addWidget(banner_frame(Banner("warn", "info", _COPIES, sentence)))


def urgent(slot: QBoxLayout, entries: tuple[Waiting, ...]) -> Iterator[None]:
    """Show what is immediate and waits, with the number to call; stops after each, for there may be many."""
    for entry in entries:
        text = joined((joined((entry.what, entry.to), " "), entry.since, entry.why))
        banner = Banner("danger", "phone-call", "Noch nicht übermittelt – rufen Sie jetzt an.", text, entry.number)
        slot.addWidget(banner_frame(banner))
        yield


def waiting(slot: QBoxLayout, entries: tuple[Waiting, ...]) -> Iterator[None]:
    """Show what else waits; stops after each, for there may be many."""
    card, layout = frame("card", space=12)
    slot.addWidget(card)
    layout.addWidget(label("Wartet", "section"))
    for entry in entries:
        words = (joined((entry.what, entry.to), " "), joined((entry.since, entry.why)))
        layout.addWidget(_row("cloud-off", *words))
        yield


def refusals(slot: QBoxLayout, entries: tuple[Refusal, ...]) -> None:
    """Show what was refused, and why."""
    card, layout = titled_card("Nicht zugestellt")
    layout.addWidget(label("Es liegt weiter verschlüsselt auf diesem Gerät. Ist es eilig, rufen Sie an.", "muted"))
    for entry in entries:
        words = (joined((entry.what, entry.to), " "), joined((entry.since, entry.why)))
        layout.addWidget(_row("triangle-alert", *words, colour="danger"))
    slot.addWidget(card)


def kept_aside(slot: QBoxLayout, entries: tuple[Aside, ...]) -> None:
    """Show how much is kept aside, and why."""
    card, layout = titled_card("Beiseitegelegt")
    layout.addWidget(label("Angekommen, aber noch nicht oder nicht verwendbar. Es geht nichts verloren.", "muted"))
    for entry in entries:
        layout.addWidget(_row("hourglass" if entry.waits else "info", entry.count, entry.why))
    slot.addWidget(card)


def log(slot: QBoxLayout, lines: tuple[LogLine, ...]) -> None:
    """Show what became of the last passes; the rest opens as a text."""
    card, layout = titled_card("Protokoll")
    grid = QGridLayout()
    grid.setHorizontalSpacing(theme.current().px(12))
    grid.setVerticalSpacing(theme.current().px(6))
    grid.setColumnStretch(1, 1)
    for row, line in enumerate(lines[:_LOG_LINES]):
        picture = QLabel()
        set_icon(picture, line.icon, line.tone)
        grid.addWidget(picture, row, 0, _TOP)
        grid.addWidget(_pair(line.text, line.time), row, 1)
    layout.addLayout(grid)
    if len(lines) > _LOG_LINES:
        row_of_buttons = WrappingRow()
        row_of_buttons.add(button("Ganzes Protokoll", partial(_whole_log, card, lines), "quiet", "list"))
        layout.addWidget(row_of_buttons)
    slot.addWidget(card)


def _whole_log(parent: QWidget, lines: tuple[LogLine, ...]) -> None:
    text = joined((joined((line.time, line.text), ": ") for line in lines), "\n")
    Sheet("Protokoll", parent.window(), _LOG_SIZE).show_text(tr(text))


def _row(icon: str, heading: str, text: str, colour: str = "text2") -> QWidget:
    made = QWidget()
    layout = box(made, "across", space=12)
    picture = QLabel()
    set_icon(picture, icon, colour)
    layout.addWidget(picture, 0, _TOP)
    layout.addWidget(_pair(heading, text, "strong"), 1)
    return made


def _pair(heading: str, text: str, role: Role | None = None) -> QWidget:
    words = QWidget()
    below = box(words, space=0)
    below.addWidget(label(heading, role))
    below.addWidget(label(text, "small"))
    return words

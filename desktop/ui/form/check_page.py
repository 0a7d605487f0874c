"""The page before a full notification is sent: who receives it, and everything it says, as it will be read there."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtWidgets import QWidget

from desktop.domain.said import Verbatim, say
from desktop.presenters.attaching import EVERYBODY
from desktop.presenters.banner import Banner
from desktop.presenters.chips import urgency_chip
from desktop.presenters.completing import UNREACHED
from desktop.presenters.facts import Fact, Section, sections
from desktop.presenters.form import Exam
from desktop.ui.chip_row import ChipRow
from desktop.ui.detail_view import banner_frame
from desktop.ui.fact_card import FactCard
from desktop.ui.parts import PAGE, box, clear, label
from desktop.ui.theme import theme

_OUTSIDE: Final = "Liegt außerhalb der Vereinbarung: Dorthin wird nichts gesendet, rufen Sie dort an."
_RELEASE: Final = "Diese Meldung wird erst gesendet, wenn eine zweite Person sie freigibt"


class CheckPage(QWidget):
    """What will be sent."""

    def __init__(self) -> None:
        """Begin with nothing."""
        super().__init__()
        self._layout = box(self, space=16, margin=24)
        self._parted = False
        self.setMaximumWidth(theme.current().px(PAGE))

    def show_exam(self, title: str, exam: Exam, release: str = "") -> None:
        """Show what a document says and who receives it; `release` says who has to release it first."""
        clear(self._layout)
        self._parted = any(one.children for one in exam.receivers)
        self._layout.addWidget(label("Prüfen", "title"))
        self._layout.addWidget(label("So liest es die empfangende Stelle.", "muted"))
        self._layout.addWidget(label(title, "section"))
        self._layout.addWidget(ChipRow((urgency_chip(exam.content.urgency),)))
        if release:
            self._layout.addWidget(banner_frame(Banner("warn", "hourglass", _RELEASE, release)))
        for one in exam.receivers:
            told = (Fact("Erfährt", one.children),) if one.children else ()
            facts = (Fact("Stelle", one.name), Fact("Grund", one.rule), *told)
            self._layout.addWidget(FactCard(Section("Empfangende Stelle", facts)))
        for one in exam.unreached:
            title = say("Auch zuständig: {unit}", unit=Verbatim(one.name))
            self._layout.addWidget(banner_frame(Banner("warn", "triangle-alert", title, UNREACHED)))
        for number in exam.outside:
            self._layout.addWidget(banner_frame(Banner("warn", "phone-call", number.agency, _OUTSIDE, number)))
        if exam.answered is not None:
            self._layout.addWidget(FactCard(exam.answered))
        for section in sections(exam.content):
            self._layout.addWidget(FactCard(section))
        self._layout.addStretch(1)

    def show_files(self, names: Sequence[str]) -> None:
        """Show below it which files follow, and that all receive them where not all are told of every child."""
        if not names:
            return
        facts = tuple(Fact("Datei", Verbatim(name)) for name in names)
        self._layout.insertWidget(self._layout.count() - 1, FactCard(Section("Anhänge", facts)))
        if self._parted:
            warning = Banner("warn", "triangle-alert", "Anhänge", EVERYBODY)
            self._layout.insertWidget(self._layout.count() - 1, banner_frame(warning))

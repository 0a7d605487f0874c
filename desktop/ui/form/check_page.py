"""The page before a full notification is sent: who receives it, and everything it says, as it will be read there."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desktop.domain.said import Verbatim, say
from desktop.presenters.attaching import DraftFile
from desktop.presenters.banner import Banner
from desktop.presenters.chips import urgency_chip
from desktop.presenters.completing import UNREACHED
from desktop.presenters.facts import Fact, Section, sections
from desktop.presenters.form import Exam, Receiver
from desktop.ui.chip_row import ChipRow
from desktop.ui.detail_view import banner_frame
from desktop.ui.fact_card import FactCard
from desktop.ui.form.file_choice import FileChoice
from desktop.ui.parts import PAGE, box, clear, label
from desktop.ui.theme import theme

_OUTSIDE: Final = "Liegt außerhalb der Vereinbarung: Dorthin wird nichts gesendet, rufen Sie dort an."
_RELEASE: Final = "Diese Meldung wird erst gesendet, wenn eine zweite Person sie freigibt"


class CheckPage(QWidget):
    """What will be sent."""

    file_chosen = Signal(bytes, object)
    """The id of a file, and the units it is for now."""

    def __init__(self) -> None:
        """Begin with nothing."""
        super().__init__()
        self._layout = box(self, space=16, margin=24)
        self._receivers_end = 0
        self._receivers: tuple[Receiver, ...] = ()
        self._choice: FileChoice | None = None
        self.setMaximumWidth(theme.current().px(PAGE))

    def show_exam(self, title: str, exam: Exam, release: str = "") -> None:
        """Show what a document says and who receives it; `release` says who has to release it first."""
        clear(self._layout)
        self._receivers, self._choice = exam.receivers, None
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
        self._receivers_end = self._layout.count()
        for one in exam.unreached:
            title = say("Auch zuständig: {unit}", unit=one.name)
            self._layout.addWidget(banner_frame(Banner("warn", "triangle-alert", title, UNREACHED)))
        for number in exam.outside:
            self._layout.addWidget(banner_frame(Banner("warn", "phone-call", number.agency, _OUTSIDE, number)))
        for hint in exam.hints:
            self._layout.addWidget(banner_frame(Banner("warn", "triangle-alert", hint.where, hint.message)))
        if exam.answered is not None:
            self._layout.addWidget(FactCard(exam.answered))
        for section in sections(exam.content):
            self._layout.addWidget(FactCard(section))
        self._layout.addStretch(1)

    def show_files(self, files: Sequence[DraftFile]) -> None:
        """Show which files follow; where not all are told of the same children, ask below those where each goes."""
        self._choice = None
        if not files:
            return
        if len({one.children for one in self._receivers}) > 1:
            self._choice = FileChoice(files, self._receivers)
            self._choice.chosen.connect(self.file_chosen)
            self._layout.insertWidget(self._receivers_end, self._choice)
            return
        facts = tuple(Fact("Datei", Verbatim(one.name)) for one in files)
        self._layout.insertWidget(self._layout.count() - 1, FactCard(Section("Anhänge", facts)))

    def ask_for_files(self) -> bool:
        """Ask where the files go of which nobody said it yet; says whether there was one."""
        return self._choice is not None and self._choice.ask()

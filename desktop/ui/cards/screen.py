"""The view of training cards: the sets with how one stands, adding them, and the learning record below.

Who leads the unit sees the record of all its people, by name; everybody else sees their own.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import Final

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QScrollArea, QWidget

from desktop.presenters import learning_report, training
from desktop.presenters.facts import Section
from desktop.presenters.training import Listed
from desktop.ui.around import Around
from desktop.ui.cards.taking import CardTaker
from desktop.ui.cards.writing import CardWriter
from desktop.ui.chip_row import ChipRow
from desktop.ui.fact_card import FactCard
from desktop.ui.parts import box, button, clear, frame, label, page, scrolled
from desktop.ui.words import tr
from desktop.ui.wrapping import WrappingRow

_EMPTY: Final = "Noch keine Lernkarten. Ihre Stelle kann welche schreiben oder aus einer Datei einstellen."
_OF_ALL: Final = (
    "Nur die Leitung der Stelle sieht das. Es steht dort, was erledigt ist, ohne Noten und ohne Reihenfolge."
)
_OF_ONE: Final = "Das sehen Sie und die Leitung Ihrer Stelle."


class CardsScreen(QWidget):
    """The sets, and the record."""

    def __init__(self, around: Around) -> None:
        """Show the cards of an unlocked profile."""
        super().__init__()
        self._desk, self._announce = around.desk, around.window.announce
        self.taker = CardTaker(around.desk, self, self._follow)
        self.writer = CardWriter(around.desk, self, self._follow)
        self._listed: list[Listed] = []
        self._report: tuple[Section, ...] = ()
        made, layout = page("Lernkarten")
        self._sets, self._record = QWidget(), QWidget()
        self._set_rows, self._record_rows = box(self._sets, space=12), box(self._record, space=12)
        self.empty = label(_EMPTY, "muted")
        self.note = label("", "small")
        for part in (self._buttons(), self.empty, self._sets, label("Lernstand", "section"), self.note, self._record):
            layout.addWidget(part)
        layout.addStretch(1)
        self.area: QScrollArea = scrolled(made)
        box(self, space=0).addWidget(self.area)
        around.desk.changed.connect(lambda _ids: self.refresh())
        self.refresh()

    def _buttons(self) -> QWidget:
        row = WrappingRow()
        self.write = button("Lernkarten schreiben …", self.writer.write_set, icon="plus")
        self.add = button("Lernkarten aus Datei einstellen …", self.taker.choose)
        self.template = button("Vorlage speichern …", self.taker.save_template, "quiet", "download")
        for one in (self.write, self.add, self.template):
            row.add(one)
        return row

    def showEvent(self, event: QShowEvent) -> None:
        """Show them as they are now."""
        super().showEvent(event)
        if not event.spontaneous():
            self.refresh()

    def refresh(self) -> None:
        """Ask anew which sets there are and who has done what; what stays the same stays as it is."""
        workspace = self._desk.workspace
        listed = training.listed(workspace)
        if listed != self._listed:
            self._listed = listed
            clear(self._set_rows)
            for one in listed:
                self._set_rows.addWidget(self._row(one))
        self.empty.setVisible(not listed)
        for offered in (self.write, self.add):
            offered.setEnabled(bool(workspace.unit))
        self.note.setText(tr(_OF_ALL if learning_report.may_see(workspace) else _OF_ONE))
        self._show_report(learning_report.report(workspace))

    def _show_report(self, report: Sequence[Section]) -> None:
        if tuple(report) != self._report:
            self._report = tuple(report)
            clear(self._record_rows)
            for section in report:
                self._record_rows.addWidget(FactCard(section))

    def _row(self, one: Listed) -> QWidget:
        made, layout = frame("card", space=8)
        layout.addWidget(label(one.title, "strong"))
        layout.addWidget(ChipRow((one.chip,)))
        layout.addWidget(label(one.what, "small"))
        row = WrappingRow()
        done = one.chip.tone == "ok"
        steps: list[tuple[str, Callable[[], object]]] = [
            ("Noch einmal ansehen" if done else "Bearbeiten", partial(self.taker.do, one.entity))
        ]
        if one.mine:
            steps.append(("Karte hinzufügen …", partial(self.writer.add, one.entity)))
            steps.append(("Karte ändern …", partial(self.writer.change, one.entity)))
            steps.append(("Neue Fassung aus Datei …", partial(self.taker.choose, one.entity)))
            steps.append(("Nicht mehr anbieten …", partial(self.taker.remove, one.entity)))
        for number, (words, act) in enumerate(steps):
            step = button(words, act, "quiet" if number else None)
            step.setAccessibleName(tr("{what}: {name}", what=tr(words), name=one.title))
            row.add(step)
        layout.addWidget(row)
        return made

    def _follow(self, said: str) -> None:
        self._announce(said)
        self.refresh()

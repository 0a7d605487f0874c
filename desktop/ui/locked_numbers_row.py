"""The numbers on the lock screen, behind a button and F9: agency, number, until when; no name, and nothing else."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from desktop.domain.said import Verbatim, joined, say
from desktop.presenters.locked_numbers import LockedNumber
from desktop.presenters.times import moment
from desktop.ui.parts import box, button, clear, label
from desktop.ui.words import tr
from desktop.ui.wrapping import WrappingRow


class LockedNumbersRow(QWidget):
    """Hidden while there are no numbers to show."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Begin without numbers."""
        super().__init__(parent)
        layout = box(self, space=8)
        self.show_them = button("Rufbereitschaft  [F9]", self.toggle, "quiet", "phone")
        self.show_them.setAccessibleName(tr("Rufbereitschaft"))
        self.show_them.setAutoDefault(True)
        # Stands where the other ways out of this screen do.
        row = WrappingRow()
        row.add(self.show_them)
        layout.addWidget(row)
        self.numbers = QWidget()
        self._numbers = box(self.numbers, space=12)
        layout.addWidget(self.numbers)
        self.numbers.hide()
        self._key = QShortcut(QKeySequence("F9"), self)
        self._key.activated.connect(self.toggle)
        self.hide()

    def offer(self, numbers: Sequence[LockedNumber]) -> None:
        """Take the numbers of now."""
        clear(self._numbers)
        for one in numbers:
            agency = QWidget()
            lines = box(agency, space=4)
            lines.addWidget(label(Verbatim(one.agency), "strong"))
            lines.addWidget(label(Verbatim(one.phone), "phone", wrap=False, select=True))
            # A locked program hears of no change: how old this is says whether to rely on it.
            until, written = (moment(when).strftime("%d.%m. %H:%M") for when in (one.ends, one.as_of))
            said = joined((say("bis {time} Uhr", time=until), say("Stand {time} Uhr", time=written)))
            lines.addWidget(label(said, "small"))
            self._numbers.addWidget(agency)
        self._numbers.addWidget(label("Sonst: Leitstelle oder 110 anrufen.", "small"))
        self.numbers.setAccessibleName(tr(joined((f"{one.agency} {one.phone}" for one in numbers), ", ")))
        self.setVisible(bool(numbers))

    def toggle(self) -> None:
        """Show the numbers, or put them away."""
        if not self.isHidden():
            self.numbers.setVisible(self.numbers.isHidden())

"""The rota by month: a table that mouse and keyboard walk, the day chosen beside it, and above both what is missing."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial
from typing import Final

from PySide6.QtCore import QTimer
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QBoxLayout, QComboBox, QWidget

from desktop.domain.duty import Shift
from desktop.domain.said import say
from desktop.domain.spans import Span
from desktop.presenters import rota
from desktop.presenters.rota import Month
from desktop.presenters.rota_steps import RotaStep, step_named, steps_of
from desktop.presenters.times import moment
from desktop.ui.around import Around
from desktop.ui.detail_page import DetailPage
from desktop.ui.parts import box, button, clear, label, scrolled
from desktop.ui.rota.day import day_parts, gap_card
from desktop.ui.rota.dialogs import RotaDialogs
from desktop.ui.rota.export import export_own
from desktop.ui.rota.grid import RotaGrid
from desktop.ui.theme import theme
from desktop.ui.theme.roles import set_role
from desktop.ui.words import tr
from desktop.ui.wrapping import WrappingRow

_RENEW_MS: Final = 60_000
_RESTING_MS: Final = 30
_BESIDE: Final = 860
"""From this width on the day stands beside the month (px at 100 %)."""
_DAY: Final = 340
_NONE_YET: Final = "Noch keine Dienste für diesen Monat. Füllen Sie ihn nach einem Muster, oder tragen Sie einen ein."
_NONE_THERE: Final = "Noch keine Dienste für diesen Monat."


class RotaView(QWidget):
    """A month of a unit's rota."""

    def __init__(self, around: Around, _show_person: Callable[[bytes], object]) -> None:
        """Show the month of now of one's own unit."""
        super().__init__()
        self._around = around
        self._desk = around.desk
        self._dialogs = RotaDialogs(self._desk, self, self._say)
        self._units = rota.rota_units(self._desk.workspace)
        self.day = self.today
        self.month: Month | None = None
        inside = QWidget()
        layout = box(inside, space=8, margin=16)
        layout.addWidget(self._head())
        self.bar = QWidget()
        self._bar = box(self.bar, space=4)
        layout.addWidget(self.bar)
        self.grid = RotaGrid()
        self.page = DetailPage()
        self._both = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._both.setSpacing(theme.current().px(12))
        self._both.addWidget(self.grid, 3)
        self._both.addWidget(self.page, 2)
        layout.addLayout(self._both, 1)
        self.area = scrolled(inside)
        box(self, space=0).addWidget(self.area)
        self._connect()
        self.setFocusProxy(self.grid)
        self.show_now()

    def _head(self) -> QWidget:
        made = self.head = WrappingRow()
        self.units = QComboBox()
        set_role(self.units, "field")
        self.units.setAccessibleName(tr("Stelle"))
        for _, title in self._units:
            self.units.addItem(tr(title))
        back = button("", partial(self.turn, -1), "quiet", "chevron-left")
        back.setAccessibleName(tr("Voriger Monat"))
        made.add(back)
        self.title = label("", "section", wrap=False)
        made.add(self.title)
        forward = button("", partial(self.turn, 1), "quiet", "chevron-right")
        forward.setAccessibleName(tr("Nächster Monat"))
        made.add(forward)
        made.add(button("Heute", self.go_to_today, "quiet"))
        made.add(self.units)
        self.fill = button("Nach Muster füllen …", self._fill, None, "calendar")
        made.add(self.fill)
        made.add(button("Eigene Dienste als Kalenderdatei …", self._export, "quiet", "download"))
        return made

    def _connect(self) -> None:
        self.units.currentIndexChanged.connect(self.show_now)
        self.grid.went.connect(self.go_to)
        self.grid.opened.connect(self.open_day)
        self.grid.cancelled.connect(self._cancel)
        self.grid.turned.connect(self.turn)
        self._desk.changed.connect(self._hear)
        self._desk.discreet_changed.connect(self.show_now)
        self._resting = QTimer(self, interval=_RESTING_MS, singleShot=True)
        self._resting.timeout.connect(self._show_its_day)
        # Counted from when the month stands painted: where that took longer, the day came before it, and once more.
        self._painted = QTimer(self, interval=0, singleShot=True)
        self._painted.timeout.connect(self._resting.start)
        self._again = QTimer(self, interval=_RENEW_MS)
        self._again.timeout.connect(self.show_now)
        self._again.start()

    def panes(self) -> tuple[QWidget, ...]:
        """Give the parts that F6 goes through."""
        return self.head, self.grid, self.page

    def showEvent(self, event: QShowEvent) -> None:
        """Show how it stands now."""
        super().showEvent(event)
        self.show_now()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the day beside the month where there is room for both, else below it."""
        super().resizeEvent(event)
        wide = self.width() >= theme.current().px(_BESIDE)
        wanted = QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom
        if self._both.direction() != wanted:
            self._both.setDirection(wanted)
        self.page.setMinimumWidth(theme.current().px(_DAY) if wide else 0)
        self.page.setMinimumHeight(0 if wide else theme.current().px(_DAY))

    # What is shown.

    @property
    def today(self) -> date:
        """Give the day it is here."""
        return moment(self._desk.workspace.now()).date()

    @property
    def unit(self) -> str:
        """Give the unit whose rota is shown."""
        row = self.units.currentIndex()
        return self._units[row][0] if 0 <= row < len(self._units) else self._desk.workspace.unit

    def show_unit(self, unit: str) -> None:
        """Show the rota of a unit."""
        names = [one for one, _ in self._units]
        if unit in names:
            self.units.setCurrentIndex(names.index(unit))

    def show_now(self) -> None:
        """Show the month and the day as they stand now."""
        self._show_month()
        self._show_its_day()

    def _show_its_day(self) -> None:
        """Show the day of the month that is shown; the month itself stands already."""
        self._painted.stop()
        self._resting.stop()
        if self.month is not None:
            self._show_day(self.month)

    def _show_month(self) -> None:
        shown = self.month = rota.month(self._desk.workspace, self.unit, self.day, discreet=self._desk.discreet)
        self.title.setText(tr(shown.title))
        self.fill.setVisible(shown.mine)
        self.grid.show_month(shown, self.day)
        self._show_bar(shown)

    def go_to(self, day: date) -> None:
        """Choose a day, of whichever month."""
        before, self.day = self.day, day
        if self.month is None or (day.year, day.month) != (before.year, before.month):
            # The month first: whoever leafs through a year waits for no day of it.
            self._show_month()
            self._resting.stop()
            self._painted.start()
        else:
            self.grid.show_month(self.month, day)
            self._show_day(self.month)

    def go_to_today(self) -> None:
        """Choose today."""
        self.go_to(self.today)
        self.grid.setFocus()

    def turn(self, months: int) -> None:
        """Go some months forward or back, to the first day of it."""
        self.go_to(rota.next_month(self.day.replace(day=1), months))

    def _hear(self, changed: frozenset[bytes]) -> None:
        if self._desk.workspace.any_of("duty", changed):
            self.show_now()

    def _show_bar(self, shown: Month) -> None:
        """Say what is missing in the month, the first gap with what plans it."""
        clear(self._bar)
        self.bar.setVisible(bool(shown.gaps) or shown.empty)
        if shown.gaps:
            first, more = shown.gaps[0], len(shown.gaps) - 1
            self._bar.addWidget(gap_card(first, partial(self._plan_gap, first.span) if shown.mine else None))
            if more:
                self._bar.addWidget(label(say("Weitere Lücken in diesem Monat: {count}", count=more), "small"))
        if shown.empty:
            self._bar.addWidget(label(_NONE_YET if shown.mine else _NONE_THERE, "muted"))

    def _show_day(self, shown: Month) -> None:
        day = next(one for one in shown.days if one.date == self.day)
        shifts = self._shifts()
        plan = self._plan if shown.mine else None
        self.page.show_parts(self.day, tr(day.title), lambda: day_parts(self._desk, day, shifts, self._take, plan))

    def _shifts(self) -> list[Shift]:
        return rota.on_day(self._desk.workspace, self.unit, self.day)

    # What is done.

    def open_day(self, day: date) -> None:
        """Change the one shift of a day, plan one where there is none, or go to the several there are."""
        self.go_to(day)
        shifts = self._shifts()
        if self.month is None or not self.month.mine or len(shifts) > 1:
            self.page.setFocus()
        elif shifts:
            self._take(step_named("edit"), shifts[0])
        else:
            gaps = next((one.gaps for one in self.month.days if one.date == day), ())
            self._plan(day, gaps[0].span if gaps else None)

    def _cancel(self, day: date) -> None:
        self.go_to(day)
        shifts = [one for one in self._shifts() if steps_of(self._desk.workspace, one)]
        if len(shifts) == 1:
            self._take(step_named("cancel"), shifts[0])
        elif shifts:
            self._say("An diesem Tag stehen mehrere Dienste. Wählen Sie einen daneben.")
            self.page.setFocus()

    def _plan(self, day: date, span: Span | None) -> None:
        self._dialogs.plan(self.unit, day, span)

    def _plan_gap(self, span: Span) -> None:
        day = moment(span.starts).date()
        self.go_to(day)
        self._plan(day, span)

    def _take(self, step: RotaStep, shift: Shift) -> None:
        self._dialogs.take(step, shift)

    def _fill(self) -> None:
        self._dialogs.fill(self.unit, self.day.replace(day=1))

    def _export(self) -> None:
        export_own(self._desk, self, self._say)

    def _say(self, text: str) -> None:
        self._around.window.announce(text)

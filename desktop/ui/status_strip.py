"""The strip at the bottom of the window: how things stand with the server, what waits, and whom to call.

It is always there and never in the way. Offline is grey; a state is never said by its colour alone.
"""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from desktop.domain.duty import Shift
from desktop.domain.said import joined
from desktop.presenters.chips import Chip
from desktop.presenters.on_call import Number, numbers_now
from desktop.presenters.on_call_sheet import first_to_call, usual_recipient
from desktop.presenters.shifts import shifts, shifts_if_changed
from desktop.presenters.strip import Standing, Strip, strip
from desktop.ui.chip_row import ChipRow
from desktop.ui.desk import Desk
from desktop.ui.parts import box, button, clear, label
from desktop.ui.theme import theme
from desktop.ui.theme.roles import set_role
from desktop.ui.words import tr

_AGAIN_MS: Final = 30_000
_EDGES: Final = (16, 6, 12, 6)
_BETWEEN: Final = 12
_AIR: Final = _EDGES[0] + _EDGES[2] + 2 * _BETWEEN
_WORDS: Final = 120
"""The least room for what is said beside the state (px at 100 %)."""
_BESIDE: Final = 560
"""The least width of a strip that says it there (px at 100 %)."""
_DISCREET: Final = Chip("Diskretmodus", "warn", "eye-off")


class StatusStrip(QFrame):
    """The state, the time, what waits; and who is on call."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        """Show how an unlocked profile stands."""
        super().__init__(parent)
        set_role(self, "strip")
        self._desk = desk
        self._extra: tuple[str, ...] = ()
        self._wanted = ""
        self._to_do = ""
        self._shown: object = None
        self._shifts = shifts(desk.workspace)
        self._usual = usual_recipient(desk.workspace)
        layout = box(self, space=0)
        edges = (theme.current().px(length) for length in _EDGES)
        layout.setContentsMargins(*edges)
        row = QHBoxLayout()
        row.setSpacing(theme.current().px(_BETWEEN))
        self._left, self._below = QHBoxLayout(), QHBoxLayout()
        row.addLayout(self._left, 1)
        layout.addLayout(row)
        layout.addLayout(self._below)
        self.on_call = button("Rufbereitschaft", lambda: None, "quiet", "phone")
        row.addWidget(self.on_call)
        self._again = QTimer(self, interval=_AGAIN_MS)
        self._again.timeout.connect(self.refresh)
        self._again.start()
        desk.standing_changed.connect(self._show)
        desk.changed.connect(self._hear)
        desk.discreet_changed.connect(self.refresh)
        self.refresh()

    def add_warning(self, text: str) -> None:
        """Say something else that stays true: no sound was found, for one."""
        self._extra = (*self._extra, text)
        self.refresh()

    def say_to_do(self, words: str) -> None:
        """Say how much is to be done now."""
        if words != self._to_do:
            self._to_do = words
            self.refresh()

    @property
    def wanted(self) -> str:
        """Give the unit that the form shown is for, empty for none."""
        return self._wanted

    def call_first(self, unit: str) -> None:
        """Name this unit first, which the form that is shown is for; empty for the one usually notified."""
        if unit != self._wanted:
            self._wanted = unit
            self.refresh()

    def _hear(self, changed: frozenset[bytes]) -> None:
        """Read the shifts again where one of them changed; who of them is on call now goes with the clock."""
        self._desk.look(
            lambda workspace: (shifts_if_changed(workspace, changed), usual_recipient(workspace)), self._take
        )

    def _take(self, found: tuple[list[Shift] | None, str]) -> None:
        planned, usual = found
        if planned is not None or usual != self._usual:
            self._shifts, self._usual = self._shifts if planned is None else planned, usual
            self.refresh()

    def refresh(self) -> None:
        """Show how things stand now."""
        self._show(self._desk.standing)

    def _show(self, standing: Standing) -> None:
        now = self._desk.workspace.now()
        said = strip(standing, now)
        numbers = numbers_now(self._desk.workspace, now, self._shifts)
        first = next(iter(first_to_call(numbers, self._wanted or self._usual)), None)
        wanted = said, first, self._to_do, self._extra, self._desk.discreet, self.width()
        # While much arrives it is asked many times a second, and nearly always says the same.
        if wanted != self._shown:
            self._shown = wanted
            self._write(said, first)

    def _write(self, said: Strip, first: Number | None) -> None:
        """Write it anew, for the room there is."""
        clear(self._left)
        clear(self._below)
        state = ChipRow((said.state,))
        state.setFixedSize(state.sizeHint())
        self._left.addWidget(state)
        beside = state.width()
        if said.clock is not None:
            clock = ChipRow((said.clock,))
            clock.setFixedSize(clock.sizeHint())
            (self._below if self._narrow else self._left).addWidget(clock)
            beside += 0 if self._narrow else clock.width() + theme.current().px(_BETWEEN)
        if self._desk.discreet:
            hidden = ChipRow((_DISCREET,))
            hidden.setFixedSize(hidden.sizeHint())
            (self._below if self._narrow else self._left).addWidget(hidden)
            beside += 0 if self._narrow else hidden.width() + theme.current().px(_BETWEEN)
        text = label(joined((self._to_do, said.as_of, said.waiting, *said.warnings, *self._extra)), "small", wrap=True)
        if self._narrow:
            self._left.addStretch(1)
            self._below.addWidget(text, 1)
        else:
            self._left.addWidget(text, 1)
        spoken = (said.spoken, self._to_do, _DISCREET.text if self._desk.discreet else "", *self._extra)
        self.setAccessibleName(tr(joined(spoken, ", ")))
        self._say_whom(first, beside)

    @property
    def _narrow(self) -> bool:
        """Say whether what is said beside the state would be a tower of single words, and goes below it."""
        return self.width() < theme.current().px(_BESIDE)

    def _say_whom(self, first: Number | None, beside: int) -> None:
        """Write whom to call; where that has no room no number either, which without its name is called by mistake."""
        whole = tr(joined((first.agency, first.phone), " ") if first else "Rufbereitschaft")
        self.on_call.setAccessibleName(whole)
        self.on_call.setToolTip(whole)
        self.on_call.setText(f"{whole}  [F9]")
        room = self.width() - beside - theme.current().px(_AIR if self._narrow else _WORDS + _AIR)
        if first is not None and self.on_call.sizeHint().width() > room:
            self.on_call.setText(f"{tr('Rufbereitschaft')}  [F9]")

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit what is written into the room there is."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.refresh()

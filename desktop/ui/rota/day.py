"""The day that is current in the rota: its shifts with what can be done with each, and its gaps."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from functools import partial

from PySide6.QtWidgets import QWidget

from desktop.domain.duty import Shift
from desktop.domain.fields import in_conflict
from desktop.domain.said import Verbatim, joined, say
from desktop.domain.spans import Span
from desktop.presenters.chips import Chip
from desktop.presenters.rota import Day, is_mine
from desktop.presenters.rota_gaps import Gap
from desktop.presenters.rota_steps import RotaStep, steps_of, title_of
from desktop.presenters.shift_times import length_text
from desktop.presenters.shift_words import span_text
from desktop.ui.chip_row import ChipRow
from desktop.ui.desk import Desk
from desktop.ui.number_row import NumberRow
from desktop.ui.parts import button, frame, label
from desktop.ui.words import tr
from desktop.ui.wrapping import WrappingRow

Take = Callable[[RotaStep, Shift], object]
Fill = Callable[[date, Span | None], object]


def day_parts(desk: Desk, day: Day, shifts: Sequence[Shift], take: Take, plan: Fill | None) -> list[QWidget]:
    """Make the parts of a day: its name, each shift, each gap, and what plans one more."""
    made: list[QWidget] = [label(day.title, "section")]
    made += [_shift(desk, shift, take) for shift in shifts]
    made += [gap_card(gap, partial(plan, day.date, gap.span) if plan is not None else None) for gap in day.gaps]
    if not shifts and not day.gaps:
        made.append(label("Kein Dienst eingetragen.", "muted"))
    if plan is not None:
        row = WrappingRow()
        row.add(button("Dienst eintragen", partial(plan, day.date, None), "primary", "plus"))
        made.append(row)
    return made


def gap_card(gap: Gap, plan: Callable[[], object] | None) -> QWidget:
    """Say what is not covered, with what plans it."""
    made, layout = frame("banner", "warn", space=8)
    layout.addWidget(label(say("Nicht besetzt: {gap}.", gap=gap.text), "strong"))
    if plan is not None:
        fill = button("Dienst eintragen", plan, None, "plus")
        fill.setAccessibleName(tr("Dienst eintragen: {gap}", gap=gap.text))
        # Below, as the steps of a shift are: beside the words it may be wider than a day is.
        steps = WrappingRow()
        steps.add(fill)
        layout.addWidget(steps)
    return made


def _shift(desk: Desk, shift: Shift, take: Take) -> QWidget:
    made, layout = frame("card", space=8)
    workspace = desk.workspace
    layout.addWidget(label(span_text(Span(shift.starts, shift.ends)), "strong"))
    if text := length_text(Span(shift.starts, shift.ends)):
        layout.addWidget(label(text, "small"))
    if not desk.discreet:
        layout.addWidget(label(Verbatim(shift.name)))
    # On a line of its own: beside a name it was parted where the line ended, and read as two.
    layout.addWidget(NumberRow(shift.phone, shift.phone, role=None))
    chips = _chips(shift, mine=is_mine(workspace, shift))
    if chips:
        layout.addWidget(ChipRow(chips))
    if shift.offer is not None and shift.offer.note and not desk.discreet:
        layout.addWidget(label(Verbatim(shift.offer.note), "small"))
    steps, said = WrappingRow(), span_text(Span(shift.starts, shift.ends)) if desk.discreet else title_of(shift)
    for step in steps_of(workspace, shift):
        choose = button(step.button, partial(take, step, shift), "quiet", step.icon)
        choose.setAccessibleName(tr(joined((step.button, said), ": ")))
        steps.add(choose)
    layout.addWidget(steps)
    return made


def _chips(shift: Shift, *, mine: bool) -> tuple[Chip, ...]:
    found = []
    if in_conflict(shift.fields):
        found.append(Chip("Zwei Fassungen", "warn", "git-compare"))
    if shift.offer is not None:
        found.append(Chip("Tausch gesucht", "info", "users"))
    if mine:
        found.append(Chip("Ihr Dienst", "ok", "user"))
    return tuple(found)

"""The day beside the month: its shifts with what can be done, and its gaps."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from PySide6.QtWidgets import QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from desktop.domain.spans import Span
from desktop.presenters.rota import month, on_day
from desktop.ui.desk import Desk
from desktop.ui.rota.day import day_parts
from desktop.ui.theme.theme import Theme
from tests.helpers.company import ASD, Member
from tests.helpers.rotas import TODAY, furnished
from tests.helpers.showing import SHOWING
from tests.helpers.window import around

pytestmark = SHOWING


@pytest.fixture
def desk(themed: Theme, qtbot: QtBot, willich: Member) -> Desk:
    """Willich's desk with a week of shifts."""
    furnished(willich)
    return around(willich).desk


def parts(desk: Desk, days: int, took: list[Any], *, mine: bool = True) -> list[QWidget]:
    """The parts of a day."""
    on = TODAY + timedelta(days=days)
    day = next(one for one in month(desk.workspace, ASD, on).days if one.date == on)

    def plan(when: date, span: Span | None) -> None:
        took.append((when, span))

    def take(step: object, shift: object) -> None:
        took.append((step, shift))

    return day_parts(desk, day, on_day(desk.workspace, ASD, on), take, plan if mine else None)


def words(made: list[QWidget]) -> str:
    """What is read."""
    labels = [one for part in made for one in [*part.findChildren(QLabel), part] if isinstance(one, QLabel)]
    return "\n".join(one.text() for one in labels)


def buttons(made: list[QWidget]) -> list[QPushButton]:
    """What can be pressed."""
    return [one for part in made for one in part.findChildren(QPushButton)]


def test_a_shift_with_what_can_be_done(desk: Desk) -> None:
    """The step that is pressed is taken with this shift; each button says of which shift it is."""
    took: list[Any] = []
    made = parts(desk, 1, took)
    assert "Di 22.09., 16:00 bis Mi 23.09., 08:00 Uhr" in words(made)
    assert "Am Dienstag verhindert" in words(made)
    take = next(one for one in buttons(made) if one.text() == "Übernehmen")
    assert take.accessibleName().startswith("Übernehmen: Di 22.09., 16:00")
    take.click()
    [(step, shift)] = took
    assert (step.name, shift.name) == ("take", "Dienst A")


def test_a_number_stands_whole_on_a_line_of_its_own(desk: Desk) -> None:
    """Below whose it is; beside a name it would be parted where the line ends."""
    made = parts(desk, 1, [])
    [number] = [one for part in made for one in part.findChildren(QLabel) if "02154" in one.text()]
    assert (number.text(), number.wordWrap()) == ("02154 000-002", False)


def test_a_gap_is_planned_from_here(desk: Desk) -> None:
    """Its times go along; the other button plans anything on the day."""
    took: list[Any] = []
    made = parts(desk, 2, took)
    for one in buttons(made):
        one.click()
    assert [(when, span is None) for when, span in took] == [(date(2026, 9, 23), False), (date(2026, 9, 23), True)]


def test_another_agencys_day_has_nothing_to_press(desk: Desk) -> None:
    """But the number can be copied."""
    made = parts(desk, 2, [], mine=False)
    names = [one.text() for one in buttons(made)]
    assert "Dienst eintragen" not in names


def test_where_somebody_looks_on_nobody_is_named(desk: Desk) -> None:
    """The number stays, the name and what they wrote go."""
    desk.discreet = True
    made = parts(desk, 1, [])
    read = words(made)
    assert "Dienst A" not in read
    assert "verhindert" not in read
    heard = [one.accessibleName() for one in buttons(made)]
    assert any(one.startswith("Übernehmen: Di 22.09.") for one in heard)
    assert not any("Dienst A" in one for one in heard)
    assert "02154 000-002" in read


def test_an_empty_day_says_so(desk: Desk) -> None:
    """A day that nobody is needed on, and nobody planned, is not blank."""
    made = parts(desk, -5, [])
    assert "Kein Dienst eingetragen." in words(made)

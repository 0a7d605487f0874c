"""How a day is drawn: as high as its lines, times in whole, and what is missing in the colour of a warning."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from PySide6.QtGui import QColor, QFontMetrics, QImage
from PySide6.QtWidgets import QApplication, QStyleOptionViewItem
from pytestqt.qtbot import QtBot

from desktop.presenters.rota import Entry, month
from desktop.ui.language import ENGLISH, SOURCE, speak
from desktop.ui.rota.delegate import lines_of
from desktop.ui.rota.grid import RotaGrid
from desktop.ui.theme.theme import Theme
from tests.helpers.company import ASD, Member
from tests.helpers.rotas import TODAY, furnished
from tests.helpers.showing import SHOWING, show

pytestmark = SHOWING


@pytest.fixture
def grid(themed: Theme, qtbot: QtBot, willich: Member) -> RotaGrid:
    """A month of Willich's."""
    furnished(willich)
    made = RotaGrid()
    show(qtbot, made, 900, 700)
    made.show_month(month(willich.workspace, ASD, TODAY), TODAY)
    return made


def drawn(grid: RotaGrid, days: int) -> QImage:
    """A day's cell as it is drawn, so many days from today."""
    place = grid.days.place(TODAY + timedelta(days=days))
    return grid.viewport().grab(grid.visualRect(place)).toImage()


def colours(grid: RotaGrid, days: int) -> set[str]:
    """The colours of a day's cell, so many days from today."""
    picture = drawn(grid, days)
    return {QColor(picture.pixel(x, y)).name() for x in range(picture.width()) for y in range(picture.height())}


def test_a_gap_looks_like_one(grid: RotaGrid, themed: Theme) -> None:
    """A day that nobody is planned for has the colour of a warning in it, one that is covered has not."""
    warn = themed.colour("warn").name()
    assert warn in colours(grid, 2)
    assert warn not in colours(grid, 1)


def test_a_cell_is_as_high_as_its_lines(grid: RotaGrid) -> None:
    """A day with two shifts needs more room than one with one."""
    delegate = grid.itemDelegate()
    heights = [
        delegate.sizeHint(QStyleOptionViewItem(), grid.days.place(TODAY + timedelta(days=days))).height()
        for days in (3, 1)
    ]
    assert heights[0] > heights[1]
    assert grid.rowHeight(3) >= heights[0]


def texts(grid: RotaGrid, days: int, width: int) -> list[str]:
    """The lines of a day in a cell of a width, so many days from today."""
    day = grid.days.day(grid.days.place(TODAY + timedelta(days=days)))
    assert day is not None
    return [line.text for line in lines_of(day, width)]


@pytest.mark.parametrize("width", range(66, 140, 2))
def test_times_are_never_cut(grid: RotaGrid, themed: Theme, width: int) -> None:
    """In a narrow cell they go on in a second line: half of them would be read as other times."""
    metrics = QFontMetrics(themed.font("small"))
    for days, wanted in ((0, "16:00–08:00"), (1, "16:00–08:00"), (2, "16:00–08:00"), (3, "16:00–22:00")):
        lines = texts(grid, days, width)
        assert wanted in lines or wanted in "".join(lines)
        assert all(metrics.horizontalAdvance(one) < width - 12 for one in lines if ":" in one or one == "offen")


def test_a_whole_day_without_room_stands_there_in_numbers(grid: RotaGrid) -> None:
    """They hold on a day of 23 hours as on one of 25."""
    assert "ganztägig" in texts(grid, 5, 80)
    narrow = texts(grid, 5, 60)
    assert "0–24" in narrow
    assert "ganztägig" not in narrow


def test_a_mark_stands_beside_whose_day_it_is(grid: RotaGrid) -> None:
    """Or on a line of its own where no line leaves it room; a gap says in words what it is."""

    def marked(days: int, width: int) -> list[tuple[str, str]]:
        day = grid.days.day(grid.days.place(TODAY + timedelta(days=days)))
        assert day is not None
        return [(line.icon, line.text) for line in lines_of(day, width) if line.icon]

    assert marked(0, 200) == [("user", "Person 2")]
    assert marked(0, 80) == [("user", "Person")]
    assert marked(0, 60) == [("user", "2")]
    assert marked(0, 30) == [("user", "")]
    assert marked(2, 85) == [("triangle-alert", "offen")]


@pytest.mark.parametrize("width", range(70, 140, 2))
@pytest.mark.parametrize("times", ["16:00–08:00", "…–08:00", "12:30–…", "ganztägig"])
def test_a_mark_is_part_of_its_shift(grid: RotaGrid, times: str, width: int) -> None:
    """Where the name leaves it no room the times do, in a second line where they have to: nothing of them is cut."""
    shown = grid.days.day(grid.days.place(TODAY))
    assert shown is not None
    for name in ("Fachkraft A", "Schützenbeamter", ""):
        lines = lines_of(replace(shown, entries=(Entry(b"", times, name, "Tausch gesucht"),)), width)
        [marked] = [line for line in lines if line.icon]
        assert marked.text
        said = "".join(line.text for line in lines).replace(" ", "")
        assert said.replace("0–24", "ganztägig").endswith(f"{times}{name}".replace(" ", ""))


def test_a_whole_day_is_said_in_the_language_chosen(grid: RotaGrid, qapp: QApplication) -> None:
    """What stands there in words and not in clocks is drawn otherwise in English, the clocks of other days are not."""
    german = [drawn(grid, days) for days in (5, 3)]
    speak(qapp, ENGLISH)
    english = [drawn(grid, days) for days in (5, 3)]
    speak(qapp, SOURCE)
    assert [one == other for one, other in zip(german, english, strict=True)] == [False, True]

"""A month as a table of days."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from desktop.presenters.rota import month
from desktop.ui.rota.delegate import DAY_ROLE
from desktop.ui.rota.model import RotaModel
from tests.helpers.company import ASD, Member
from tests.helpers.rotas import TODAY, furnished


def test_a_month_is_a_table(qtbot: QtBot, willich: Member) -> None:
    """Rows are weeks, columns weekdays with their names, and every cell a day that speaks for itself."""
    furnished(willich)
    model = RotaModel()
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    model.show_month(month(willich.workspace, ASD, TODAY))
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    assert (model.rowCount(), model.columnCount()) == (5, 7)
    heads = [model.headerData(column, Qt.Orientation.Horizontal) for column in range(7)]
    assert heads == ["Mo", "Di", "Mi", "Do", "Fr", "Sa", "So"]
    place = model.place(TODAY)
    assert (place.row(), place.column()) == (3, 0)
    assert place.data(DAY_ROLE).date == TODAY
    spoken = place.data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "Montag, 21.09.2026, 16:00–08:00 Person 2 Ihr Dienst"
    assert place.data(Qt.ItemDataRole.ToolTipRole) == spoken


def test_what_is_not_shown_has_no_cell(qtbot: QtBot, willich: Member) -> None:
    """A day of another month is nowhere, and no cell is no day."""
    model = RotaModel()
    model.show_month(month(willich.workspace, ASD, TODAY))
    assert not model.place(date(2027, 1, 1)).isValid()
    assert model.day(model.place(date(2027, 1, 1))) is None


def test_the_same_month_again_keeps_its_place(qtbot: QtBot, willich: Member) -> None:
    """A change does not throw whoever walks the table back to its beginning; another month is another table."""
    model = RotaModel()
    model.show_month(month(willich.workspace, ASD, TODAY))
    with qtbot.assertNotEmitted(model.modelReset):
        model.show_month(month(willich.workspace, ASD, TODAY))
    with qtbot.waitSignal(model.modelReset):
        model.show_month(month(willich.workspace, ASD, date(2026, 11, 1)))

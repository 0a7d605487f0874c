"""A row of chips: wraps where the room ends, and is heard."""

from __future__ import annotations

from PySide6.QtGui import QColor
from pytestqt.qtbot import QtBot

from desktop.presenters.chips import deadline_chip, state_chip, urgency_chip
from desktop.ui import chip_painting
from desktop.ui.chip_row import ChipRow
from desktop.ui.theme.theme import Theme

CHIPS = (urgency_chip("immediate"), deadline_chip(0, 180_000), state_chip("delivered"))


def test_it_wraps(themed: Theme, qtbot: QtBot) -> None:
    """In a line's room all stand side by side, in less on as many lines as they need, none cut while it fits alone."""
    row = ChipRow(CHIPS)
    qtbot.addWidget(row)
    line = chip_painting.height()
    assert row.heightForWidth(row.sizeHint().width()) == row.sizeHint().height() == line
    widest = max(chip_painting.width(chip) for chip in CHIPS)
    assert row.heightForWidth(widest) > 2 * line
    assert row.hasHeightForWidth()
    row.resize(widest, row.heightForWidth(widest))
    picture = row.grab().toImage()
    for chip, tone in zip(CHIPS, ("danger", "danger", "info"), strict=True):
        assert any(
            picture.pixelColor(x, y) == QColor(themed.colour(tone))
            for x in range(picture.width())
            for y in range(picture.height())
        ), chip.text


def test_it_is_heard(themed: Theme, qtbot: QtBot) -> None:
    """The row's name is the words of all chips; without chips it takes no room."""
    row = ChipRow(CHIPS)
    qtbot.addWidget(row)
    assert row.accessibleName() == "Sofort, Überfällig seit 3 min, Zugestellt"
    none = ChipRow(())
    qtbot.addWidget(none)
    assert none.heightForWidth(100) == 0

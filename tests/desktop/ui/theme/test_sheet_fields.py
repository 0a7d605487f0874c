"""The sheet of fields, by the pixels it makes."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.ui.theme.roles import set_role
from desktop.ui.theme.theme import Mode, Theme
from tests.desktop.ui.theme.focus_cases import FIELDS, SHARE_OF_A_RING, SHOWING, ring, shown
from tests.helpers.contrasts import pixels_that_show, seen

TEXTS = ("plain text", "text")


@SHOWING
@pytest.mark.usefixtures("each_appearance")
@pytest.mark.parametrize("way", ["tab", "set"])
@pytest.mark.parametrize("case", FIELDS)
def test_the_focus_is_seen(qtbot: QtBot, case: str, way: str) -> None:
    """What gets the focus, by the keyboard or by the program, changes all around with at least 3 to 1."""
    assert ring(qtbot, FIELDS[case], by_tab=way == "tab") >= SHARE_OF_A_RING


@pytest.mark.parametrize("scale", [1.0, 2.0])
@pytest.mark.parametrize("case", FIELDS)
def test_it_is_large_enough_to_hit(app: QApplication, qtbot: QtBot, dressed: Theme, case: str, scale: float) -> None:
    """Each of them is at least 32 pixels high, times the scale."""
    dressed.apply(app, Mode.light, scale)
    made = FIELDS[case]()
    qtbot.addWidget(made)
    made.ensurePolished()
    assert made.sizeHint().height() >= 32 * scale


@SHOWING
@pytest.mark.parametrize("focused", [False, True])
def test_words_begin_below_each_other(*, qtbot: QtBot, dressed: Theme, focused: bool) -> None:
    """In a form of all kinds of fields every word begins at the same line, with the focus or without it."""
    starts = {}
    for name in ("line", "plain text", "text", "combo box", "number", "date"):
        _, field, before = shown(qtbot, FIELDS[name])
        set_role(field, "field")
        (field if focused else before).setFocus()
        image = seen(field)
        high = range(image.height() // 2 - 5, image.height() // 2 + 5) if name not in TEXTS else range(8, 24)
        ground = image.pixelColor(6, 6).name()
        starts[name] = next(
            x for x in range(6, image.width()) if any(image.pixelColor(x, y).name() != ground for y in high)
        )
    assert max(starts.values()) - min(starts.values()) <= 2, starts


@pytest.mark.parametrize("case", FIELDS)
def test_the_border_is_seen(qtbot: QtBot, each_appearance: Theme, case: str) -> None:
    """A field shows where it begins and ends, all around."""
    field = FIELDS[case]()
    qtbot.addWidget(field)
    field.resize(200, 60)
    assert pixels_that_show(seen(field), each_appearance.tokens.surface) >= SHARE_OF_A_RING * 2 * (200 + 60)

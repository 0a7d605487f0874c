"""A text that does not fit: its longest part gives way, and what tells one child's title from another stays."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QFontMetrics

from desktop.domain.said import joined, say
from desktop.ui.shortening import shortened
from desktop.ui.theme.theme import Theme

TITLE = joined(("Häusliche Gewalt, Kind anwesend", say("{count} Kinder", count=2), "Schiefbahn"))
NUMBERED = joined(("VIE-2026-1-000006", TITLE))


@pytest.fixture
def metrics(themed: Theme) -> QFontMetrics:
    """The measures of a card's title."""
    return QFontMetrics(themed.font("body"))


@pytest.mark.parametrize("text", ["Kurz", TITLE, NUMBERED])
def test_what_fits_is_whole(metrics: QFontMetrics, text: str) -> None:
    """A text with room enough is shown as it is."""
    assert shortened(text, metrics, metrics.horizontalAdvance(text)) == text


@pytest.mark.parametrize(("text", "begins"), [(TITLE, "Häusl"), (NUMBERED, "VIE-2026-1-000006 · Häusl")])
def test_the_longest_part_gives_way(metrics: QFontMetrics, text: str, begins: str) -> None:
    """Number, count and place stay whole, and the longest part ends in dots, within the room."""
    room = int(metrics.horizontalAdvance(text) * 0.8)
    made = shortened(text, metrics, room)
    assert made.startswith(begins)
    assert made.endswith("… · 2 Kinder · Schiefbahn")
    assert metrics.horizontalAdvance(made) <= room


@pytest.mark.parametrize("text", ["Ein einziger langer Satz ohne Teile", TITLE])
def test_without_room_for_a_part_the_end_goes(metrics: QFontMetrics, text: str) -> None:
    """Where the longest part would vanish, or is the only one, the text is cut at its end."""
    made = shortened(text, metrics, metrics.horizontalAdvance(text) // 3)
    assert made.endswith("…")
    assert made.count("…") == 1
    assert text.startswith(made[:-1])

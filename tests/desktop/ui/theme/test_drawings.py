"""What painters draw with: made once, and another with each appearance."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QColor, QFontMetrics, QPixmap
from PySide6.QtWidgets import QApplication

from desktop.ui.theme import fonts
from desktop.ui.theme.drawings import Drawings
from desktop.ui.theme.theme import Mode, Theme
from desktop.ui.theme.tokens import DARK, LIGHT


def test_colours_and_letters_are_those_of_the_appearance(app: QApplication) -> None:
    """A colour is its token's, a font its role's at the scale, and both are made once."""
    drawings = Drawings(DARK, 1.5)
    assert drawings.colour("text") == QColor(DARK.text)
    assert drawings.colour("text") is drawings.colour("text")
    letters = drawings.lettering("strong")
    assert letters.font == fonts.font("strong", 1.5)
    assert (letters.height, letters.ascent) == (letters.metrics.height(), letters.metrics.ascent())
    assert drawings.lettering("strong") is letters
    with pytest.raises(KeyError):
        drawings.colour("nothing")


def test_a_text_has_the_room_it_asks_for(app: QApplication) -> None:
    """The width of a text is never less than what it takes, and grows with the scale."""
    once, twice = Drawings(LIGHT, 1.0), Drawings(LIGHT, 2.0)
    for text in ("", "Sofort", "Überfällig seit 3 min"):
        assert once.advance("small", text) >= QFontMetrics(fonts.font("small", 1.0)).horizontalAdvance(text)
        assert once.advance("small", text) == once.advance("small", text)
    assert twice.advance("small", "Sofort") > 1.8 * once.advance("small", "Sofort")


def test_however_many_texts_pass_by_the_measures_stay_right(app: QApplication) -> None:
    """More texts than are remembered are measured as well as the first."""
    drawings = Drawings(LIGHT, 1.0)
    widths = [drawings.advance("small", str(number)) for number in range(3000)]
    assert widths[17] == drawings.advance("small", "17")
    assert widths[2999] == drawings.advance("small", "2999")


def test_a_picture_is_made_once_and_makes_room_for_others(app: QApplication) -> None:
    """The same key gives the same picture; of many the ones not asked for longest are made again."""
    drawings, made = Drawings(LIGHT, 1.0), []

    def make(name: int) -> QPixmap:
        def paint() -> QPixmap:
            made.append(name)
            return QPixmap(4, 4)

        return drawings.picture(name, paint)

    assert make(0).cacheKey() == make(0).cacheKey()
    assert made == [0]
    for number in range(1, 200):
        make(number)
        make(0)
    assert made == list(range(200))
    make(1)
    assert made[-1] == 1


def test_another_appearance_has_other_drawings(themed: Theme, qapp: QApplication) -> None:
    """Nothing made for one appearance is used in the next."""
    before = themed.drawings
    themed.apply(qapp, Mode.dark, 1.0)
    assert themed.drawings is not before
    assert themed.drawings.colour("surface") == QColor(DARK.surface)

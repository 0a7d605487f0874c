"""Fonts: the bundled typeface, and the fonts of the roles."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QFont, QFontInfo, QFontMetricsF, QRawFont
from PySide6.QtWidgets import QApplication

from desktop.ui.theme.fonts import FAMILY, ROLES, font, load_fonts


def test_the_typeface_loads(app: QApplication) -> None:
    """The bundled files are a typeface that Qt knows, in both weights."""
    assert FAMILY in load_fonts()
    for role, weight in (("body", QFont.Weight.Normal), ("title", QFont.Weight.DemiBold)):
        found = QFontInfo(font(role, 1.0))
        assert found.family().startswith(FAMILY)
        assert found.weight() == weight


@pytest.mark.parametrize("letters", ["äöüßÄÖÜẞ", "čğıłńřșžŐ", "„“–…·→≥€"])
def test_names_can_be_written(app: QApplication, letters: str) -> None:
    """The typeface has the letters of German and of its neighbours' names, and the signs we use."""
    load_fonts()
    raw = QRawFont.fromFont(font("body", 1.0))
    assert raw.familyName() == FAMILY
    assert [letter for letter in letters if not raw.supportsCharacter(ord(letter))] == []


@pytest.mark.parametrize("role", ["body", *ROLES])
def test_fonts_follow_the_scale(app: QApplication, role: str) -> None:
    """Twice the scale is twice the size, in points."""
    assert font(role, 2.0).pointSizeF() == pytest.approx(2 * font(role, 1.0).pointSizeF())
    assert font(role, 1.0).pixelSize() == -1


def test_figures_of_phone_numbers_are_equally_wide(app: QApplication) -> None:
    """In a phone number a one takes as much room as an eight."""
    load_fonts()
    metrics = QFontMetricsF(font("phone", 1.0))
    assert metrics.horizontalAdvance("1111") == pytest.approx(metrics.horizontalAdvance("8888"))


def test_an_unknown_role_has_the_font_of_the_body(app: QApplication) -> None:
    """A role without a font of its own is written like everything else."""
    assert font("card", 1.0) == font("body", 1.0)

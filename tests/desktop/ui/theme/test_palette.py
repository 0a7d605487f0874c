"""The palette: what the style and delegates find in it."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication

from desktop.ui.theme.palette import palette
from desktop.ui.theme.theme import Mode, Theme
from desktop.ui.theme.tokens import CONTRAST, DARK, LIGHT, Tokens
from tests.helpers.contrasts import faint_palette

Role = QPalette.ColorRole


@pytest.mark.parametrize("tokens", [LIGHT, DARK, CONTRAST], ids=["light", "dark", "contrast"])
def test_text_of_the_palette_is_legible(tokens: Tokens) -> None:
    """Whatever draws by the palette draws legible text."""
    assert faint_palette(palette(tokens)) == []


def test_what_is_disabled_is_weaker() -> None:
    """Disabled text has another colour than text, in the contrast theme too."""
    for tokens in (LIGHT, DARK, CONTRAST):
        made = palette(tokens)
        assert made.color(QPalette.ColorGroup.Disabled, Role.Text) != made.color(Role.Text)


def test_the_application_has_the_palette(app: QApplication, dressed: Theme) -> None:
    """Applying a theme gives the application its palette."""
    dressed.apply(app, Mode.dark)
    assert app.palette().color(Role.Window) == QColor(DARK.app)

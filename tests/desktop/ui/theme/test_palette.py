"""The palette: what the style and delegates find in it."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication

from desktop.ui.theme.contrast import ratio
from desktop.ui.theme.palette import palette
from desktop.ui.theme.theme import Mode, Theme
from desktop.ui.theme.tokens import CONTRAST, DARK, LIGHT, Tokens

Role = QPalette.ColorRole
PAIRS = [
    (Role.WindowText, Role.Window),
    (Role.Text, Role.Base),
    (Role.Text, Role.AlternateBase),
    (Role.ButtonText, Role.Button),
    (Role.HighlightedText, Role.Highlight),
    (Role.ToolTipText, Role.ToolTipBase),
    (Role.PlaceholderText, Role.Base),
    (Role.Link, Role.Base),
]


@pytest.mark.parametrize("tokens", [LIGHT, DARK, CONTRAST], ids=["light", "dark", "contrast"])
@pytest.mark.parametrize(("text", "ground"), PAIRS)
def test_text_of_the_palette_is_legible(tokens: Tokens, text: QPalette.ColorRole, ground: QPalette.ColorRole) -> None:
    """Whatever draws by the palette draws legible text."""
    made = palette(tokens)
    assert ratio(made.color(text), made.color(ground)) >= 4.5


def test_what_is_disabled_is_weaker() -> None:
    """Disabled text has another colour than text, in the contrast theme too."""
    for tokens in (LIGHT, DARK, CONTRAST):
        made = palette(tokens)
        assert made.color(QPalette.ColorGroup.Disabled, Role.Text) != made.color(Role.Text)


def test_the_application_has_the_palette(app: QApplication, dressed: Theme) -> None:
    """Applying a theme gives the application its palette."""
    dressed.apply(app, Mode.dark)
    assert app.palette().color(Role.Window) == QColor(DARK.app)

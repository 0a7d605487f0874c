"""Tokens as a QPalette, for what the style draws itself and for delegates. All else stands in the style sheet."""

from __future__ import annotations

from typing import Final

from PySide6.QtGui import QColor, QPalette

from desktop.ui.theme.contrast import mixed
from desktop.ui.theme.tokens import FADING, Tokens

_Role = QPalette.ColorRole
_ROLES: Final[dict[QPalette.ColorRole, str]] = {
    _Role.Window: "app",
    _Role.WindowText: "text",
    _Role.Base: "surface",
    _Role.AlternateBase: "raised",
    _Role.ToolTipBase: "raised",
    _Role.ToolTipText: "text",
    _Role.PlaceholderText: "text2",
    _Role.Text: "text",
    _Role.Button: "surface",
    _Role.ButtonText: "text",
    _Role.BrightText: "danger",
    _Role.Light: "raised",
    _Role.Midlight: "subtle",
    _Role.Mid: "control",
    _Role.Dark: "control",
    _Role.Shadow: "subtle",
    _Role.Highlight: "selected",
    _Role.HighlightedText: "on_selected",
    _Role.Accent: "accent",
    _Role.Link: "accent",
    _Role.LinkVisited: "accent",
}
_DISABLED: Final = (_Role.WindowText, _Role.Text, _Role.ButtonText, _Role.PlaceholderText)


def palette(tokens: Tokens) -> QPalette:
    """Return the palette in which the style and delegates find the tokens."""
    made = QPalette()
    for role, name in _ROLES.items():
        made.setColor(role, QColor(tokens.named(name)))
    faded = QColor(mixed(tokens.text2, tokens.surface, FADING))
    for role in _DISABLED:
        made.setColor(QPalette.ColorGroup.Disabled, role, faded)
    return made

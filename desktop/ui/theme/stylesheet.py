"""The style sheet of the application, put together from the sheets. No size of type stands in it: that is a font's.

A size of type in a style sheet would stop following the scale. Lengths are in pixels, multiplied by the scale.
"""

from __future__ import annotations

from desktop.ui.theme.look import Look
from desktop.ui.theme.sheet_buttons import buttons
from desktop.ui.theme.sheet_choices import choices
from desktop.ui.theme.sheet_fields import fields
from desktop.ui.theme.sheet_frames import frames
from desktop.ui.theme.sheet_lists import lists

_SHEETS = (frames, buttons, choices, lists, fields)


def stylesheet(look: Look) -> str:
    """Return the whole style sheet, one rule a line."""
    return "\n".join(rule for sheet in _SHEETS for rule in sheet(look))

"""A setting that the administration has set: it shows what holds, cannot be changed, and says who has set it.

Whoever hears the screen is told with the setting itself, and finds the words below it too.
"""

from __future__ import annotations

from typing import Final

from PySide6.QtWidgets import QLabel, QWidget

from desktop.ui.parts import label
from desktop.ui.words import tr

FIXED: Final = "Von der Administration festgelegt"


def fix(*parts: QWidget) -> QLabel:
    """Take a setting out of reach; gives the words to put below it."""
    for part in parts:
        part.setEnabled(False)
        part.setAccessibleDescription(tr(FIXED))
        part.setToolTip(tr(FIXED))
    return label(FIXED, "small")

"""The typeface, Fira Sans in two weights, and the fonts of the roles. Sizes are in points and follow the scale.

If the files cannot be loaded, the system's own typeface takes their place; nothing here stops the program.
"""

from __future__ import annotations

from pathlib import Path
from typing import Final

from PySide6.QtGui import QFont, QFontDatabase

FAMILY: Final = "Fira Sans"
_FILES: Final = Path(__file__).parent / "fonts"
_BODY: Final = (10.5, QFont.Weight.Normal)
ROLES: Final[dict[str, tuple[float, QFont.Weight]]] = {
    "small": (9.5, QFont.Weight.Normal),
    "chip": (9.5, QFont.Weight.DemiBold),
    "strong": (10.5, QFont.Weight.DemiBold),
    "primary": (10.5, QFont.Weight.DemiBold),
    "section": (12.0, QFont.Weight.DemiBold),
    "title": (15.75, QFont.Weight.DemiBold),
    "phone": (18.0, QFont.Weight.DemiBold),
}


def load_fonts() -> list[str]:
    """Make the bundled typeface known to Qt and return the families it found; call it once for an application."""
    families: list[str] = []
    for file in sorted(_FILES.glob("*.ttf")):
        families += QFontDatabase.applicationFontFamilies(QFontDatabase.addApplicationFont(str(file)))
    return families


def font(role: str, scale: float) -> QFont:
    """Return the font of a role at a scale of text; a role without a font of its own has that of the body."""
    points, weight = ROLES.get(role, _BODY)
    made = QFont()
    made.setFamilies([FAMILY, QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont).family()])
    made.setPointSizeF(points * scale)
    made.setWeight(weight)
    if role == "phone":
        # Numbers are compared digit by digit, so each digit is as wide as the other.
        made.setFeature(QFont.Tag("tnum"), 1)
    return made

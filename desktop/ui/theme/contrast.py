"""The contrast of two colours as WCAG 2.2 reckons it. It only reckons; which pairs must reach what, its test says."""

from __future__ import annotations

from PySide6.QtGui import QColor

_DARK_END = 0.04045


def luminance(colour: QColor | str) -> float:
    """Return the relative luminance of a colour, 0 for black and 1 for white."""
    seen = QColor(colour)
    red, green, blue = (_linear(part) for part in (seen.redF(), seen.greenF(), seen.blueF()))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def ratio(one: QColor | str, other: QColor | str) -> float:
    """Return the contrast of two colours, 1 for the same and 21 for black and white."""
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def mixed(one: str, other: str, share: float) -> str:
    """Return the first colour with a share (0 to 1) of the other one stirred in."""
    first, second = QColor(one), QColor(other)
    parts = zip(
        (first.redF(), first.greenF(), first.blueF()), (second.redF(), second.greenF(), second.blueF()), strict=True
    )
    return QColor.fromRgbF(*(a + (b - a) * share for a, b in parts)).name()


def _linear(part: float) -> float:
    return part / 12.92 if part <= _DARK_END else float(((part + 0.055) / 1.055) ** 2.4)

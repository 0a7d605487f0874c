"""Icons: each exists, is drawn, and takes the colour it is given."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QIcon, QImage
from PySide6.QtWidgets import QApplication

from desktop.ui.theme import icons
from desktop.ui.theme.icons import Tints, icon, names, pixmap, svg
from desktop.ui.theme.tokens import LIGHT

NEEDED = [
    "archive",
    "arrow-left",
    "arrow-up",
    "bell",
    "bell-ring",
    "building-2",
    "calendar",
    "check",
    "check-check",
    "chevron-down",
    "chevron-left",
    "chevron-right",
    "chevron-up",
    "circle",
    "circle-alert",
    "circle-dot",
    "circle-help",
    "clock",
    "clock-alert",
    "cloud",
    "cloud-off",
    "contrast",
    "copy",
    "ellipsis",
    "eye",
    "eye-off",
    "file-text",
    "forward",
    "git-compare",
    "inbox",
    "info",
    "keyboard",
    "languages",
    "list",
    "lock",
    "lock-open",
    "log-out",
    "map-pin",
    "minus",
    "moon",
    "pencil",
    "pencil-line",
    "phone",
    "phone-call",
    "phone-forwarded",
    "plus",
    "refresh-cw",
    "search",
    "send",
    "settings",
    "shield",
    "shield-check",
    "siren",
    "square",
    "square-check",
    "sun",
    "trash-2",
    "triangle-alert",
    "undo-2",
    "user",
    "users",
    "wifi-off",
    "x",
]


def inked(image: QImage) -> int:
    """How many pixels of an image are not clear."""
    return sum(image.pixelColor(x, y).alpha() > 0 for x in range(image.width()) for y in range(image.height()))


def test_every_needed_icon_is_there() -> None:
    """The icons the window asks for are part of the program, with their licence."""
    assert set(NEEDED) - set(names()) == set()
    assert "ISC" in (Path(icons.__file__).parent / "icons" / "LICENSE.txt").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", names())
def test_every_icon_is_drawn(app: QApplication, name: str) -> None:
    """An icon shows something, and leaves room around it."""
    image = pixmap(name, LIGHT.accent, 24, ratio=2.0).toImage()
    assert 20 < inked(image) < image.width() * image.height()


def test_an_icon_takes_its_colour(app: QApplication) -> None:
    """The lines of an icon have the colour it was asked in, and the next colour is not the last one."""
    for colour in (LIGHT.danger, LIGHT.ok):
        image = pixmap("square", colour, 24, ratio=2.0).toImage()
        assert image.pixelColor(24, 6) == QColor(colour)
        assert "currentColor" not in svg("square", colour)


def test_a_picture_is_as_fine_as_asked(app: QApplication) -> None:
    """A picture has the pixels of its ratio, the size it was asked in, and room beside it if that is wished."""
    made = pixmap("bell", LIGHT.text, 20, ratio=2.0, room=6)
    assert made.devicePixelRatio() == 2.0
    assert made.deviceIndependentSize().toSize() == QSize(26, 20)
    assert inked(made.copy(40, 0, 12, 40).toImage()) == 0


def test_an_icon_has_a_colour_for_each_state(app: QApplication) -> None:
    """Plain, disabled and checked icons are told apart by their colours."""
    made = icon("square", Tints(LIGHT.text, LIGHT.control, LIGHT.accent), 24)
    for mode, state, colour in (
        (QIcon.Mode.Normal, QIcon.State.Off, LIGHT.text),
        (QIcon.Mode.Disabled, QIcon.State.Off, LIGHT.control),
        (QIcon.Mode.Normal, QIcon.State.On, LIGHT.accent),
    ):
        assert made.pixmap(QSize(24, 24), 2.0, mode, state).toImage().pixelColor(24, 6) == QColor(colour)


def test_an_unknown_icon_is_an_error(app: QApplication) -> None:
    """A misspelt name fails instead of showing nothing."""
    with pytest.raises(FileNotFoundError):
        svg("no-such-icon", LIGHT.text)

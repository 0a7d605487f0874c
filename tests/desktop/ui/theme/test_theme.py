"""The theme: appearances, scale, and what the system says."""

from __future__ import annotations

import itertools
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from desktop.ui.theme import theme
from desktop.ui.theme.theme import Mode, Theme, tokens_for
from desktop.ui.theme.tokens import CONTRAST, DARK, LIGHT, Tokens

LIGHT_SCHEME, DARK_SCHEME, NO_SCHEME = Qt.ColorScheme.Light, Qt.ColorScheme.Dark, Qt.ColorScheme.Unknown


@pytest.mark.parametrize(
    ("mode", "scheme", "expected"),
    [
        (Mode.light, DARK_SCHEME, LIGHT),
        (Mode.dark, LIGHT_SCHEME, DARK),
        (Mode.contrast, LIGHT_SCHEME, CONTRAST),
        (Mode.system, LIGHT_SCHEME, LIGHT),
        (Mode.system, DARK_SCHEME, DARK),
        (Mode.system, NO_SCHEME, LIGHT),
    ],
)
def test_the_appearance_follows_choice_and_system(mode: Mode, scheme: Qt.ColorScheme, expected: Tokens) -> None:
    """A chosen appearance stands whatever the system has, and the system's is followed if that was chosen."""
    assert tokens_for(mode, scheme, high_contrast=False) is expected


def test_a_system_of_high_contrast_is_followed() -> None:
    """The system's wish for contrast is met in the system's mode, and a chosen appearance stands against it."""
    assert tokens_for(Mode.system, DARK_SCHEME, high_contrast=True) is CONTRAST
    assert tokens_for(Mode.light, DARK_SCHEME, high_contrast=True) is LIGHT


def test_there_is_one_theme(dressed: Theme) -> None:
    """Whoever asks gets the same theme."""
    assert theme.current() is dressed is theme.current()


def test_every_appearance_is_applied_and_told(app: QApplication, qtbot: QtBot, dressed: Theme) -> None:
    """Applying another appearance changes colours and sheet, and is told; applying it once more dresses nothing."""
    sheets = set()
    dressed.apply(app, Mode.light, 1.5)
    for mode, scale in itertools.product((Mode.light, Mode.dark, Mode.contrast), (1.0, 2.0)):
        with qtbot.waitSignal(dressed.changed):
            dressed.apply(app, mode, scale)
        with qtbot.assertNotEmitted(dressed.changed):
            dressed.apply(app, mode, scale)
        assert dressed.colour("app") == QColor(dressed.tokens.app) == app.palette().window().color()
        assert dressed.px(10) == 10 * scale
        assert app.font().pointSizeF() == pytest.approx(10.5 * scale)
        sheets.add(app.styleSheet())
    assert len(sheets) == 6


def test_the_scale_stays_within_its_bounds(app: QApplication, dressed: Theme) -> None:
    """A scale of another's making is taken as the nearest that the window is built for."""
    for asked, given in ((0.1, 1.0), (9.0, 2.0), (1.3, 1.3)):
        dressed.apply(app, Mode.light, asked)
        assert dressed.scale == given


def test_a_change_of_the_system_is_followed_only_if_wished(app: QApplication, qtbot: QtBot, dressed: Theme) -> None:
    """When the system changes its appearance, the theme is applied anew in the system's mode alone."""
    dressed.apply(app, Mode.system)
    with qtbot.waitSignal(dressed.changed):
        app.styleHints().colorSchemeChanged.emit(DARK_SCHEME)
    dressed.apply(app, Mode.dark)
    with qtbot.assertNotEmitted(dressed.changed):
        app.styleHints().colorSchemeChanged.emit(LIGHT_SCHEME)


def test_a_button_of_later_has_the_appearance(app: QApplication, qtbot: QtBot, dressed: Theme) -> None:
    """A widget that is made after the theme was applied is dressed like the others."""
    dressed.apply(app, Mode.dark, 2.0)
    button = QPushButton("Weiter")
    qtbot.addWidget(button)
    assert button.sizeHint().height() >= 64
    assert button.font().pointSizeF() == pytest.approx(21)


def test_an_icon_is_made_once_for_an_appearance(app: QApplication, dressed: Theme) -> None:
    """The same icon is not put together again, and in another appearance it is another one."""
    first = dressed.icon("phone", "accent").cacheKey()
    assert dressed.icon("phone", "accent").cacheKey() == first
    assert first not in (dressed.icon("phone").cacheKey(), dressed.icon("phone", "accent", room=4).cacheKey())
    dressed.apply(app, Mode.dark)
    assert dressed.icon("phone", "accent").cacheKey() != first


def test_the_pictures_are_private(dressed: Theme) -> None:
    """The folder of pictures can be read by its owner alone."""
    files = [Path(part.split('"')[0]) for part in dressed_sheet().split('url("')[1:]]
    assert files
    assert all(file.parent.stat().st_mode & 0o077 == 0 for file in files)


def dressed_sheet() -> str:
    """The style sheet the application has."""
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    return app.styleSheet()


def test_an_unknown_colour_is_an_error(dressed: Theme) -> None:
    """A misspelt token fails instead of showing black."""
    with pytest.raises(KeyError):
        dressed.colour("pink")

"""The theme of the application: applies an appearance and a scale of text to every widget there is, and to later ones.

There is one to an application; `current()` gives it. It must not know any screen.
"""

from __future__ import annotations

import shutil
import tempfile
import weakref
from enum import Enum
from functools import lru_cache
from pathlib import Path
from typing import Final

from PySide6.QtCore import QObject, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QIcon, QPixmap
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QDateTimeEdit,
    QLabel,
    QLineEdit,
    QPushButton,
    QStyledItemDelegate,
    QWidget,
)

from desktop.ui.theme import fonts, icons
from desktop.ui.theme.drawings import Drawings
from desktop.ui.theme.look import Look
from desktop.ui.theme.palette import palette
from desktop.ui.theme.stylesheet import stylesheet
from desktop.ui.theme.tokens import CONTRAST, DARK, ICON, LIGHT, SCALES, Tokens

ROLE: Final = "role"
TONE: Final = "tone"
ICON_NAME: Final = "icon_name"
ICON_COLOUR: Final = "icon_colour"
ICON_SIZE: Final = "icon_size"
_ICON_COLOURS: Final = {"primary": "onaccent", "danger": "danger", "quiet": "accent", "nav": "text2"}
# Qt keeps the font a widget had when the sheet was first laid over it, and goes back to that one whenever the widget
# gets another parent. So it has to be told of each new font here too.
_FONT_UNDER_THE_SHEET: Final = "_q_styleSheetWidgetFont"
_ICON_ROOM: Final = 4
_FIELD_SPACE: Final = 10


class Mode(Enum):
    """The appearances to choose from; the last one is what the system has."""

    light = "light"
    dark = "dark"
    contrast = "contrast"
    system = "system"


_SCHEMES: Final = {
    Mode.light: Qt.ColorScheme.Light,
    Mode.dark: Qt.ColorScheme.Dark,
    Mode.contrast: Qt.ColorScheme.Dark,
    Mode.system: Qt.ColorScheme.Unknown,
}


def tokens_for(mode: Mode, scheme: Qt.ColorScheme, *, high_contrast: bool) -> Tokens:
    """Return the tokens of an appearance, given what the system has."""
    if mode is Mode.system:
        if high_contrast:
            return CONTRAST
        return DARK if scheme is Qt.ColorScheme.Dark else LIGHT
    return {Mode.light: LIGHT, Mode.dark: DARK, Mode.contrast: CONTRAST}[mode]


class Theme(QObject):
    """The present appearance and scale of an application."""

    changed = Signal()

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        self.mode = Mode.system
        self.scale = 1.0
        self.tokens = LIGHT
        self.drawings = Drawings(LIGHT, 1.0)
        self._fused = False
        self._icons: dict[tuple[str, str, int, int], QIcon] = {}
        # Kept, because Qt's own objects live only as long as their Python faces.
        self._hints = app.styleHints()
        self._needs = self._hints.accessibility()
        self._pictures = Path(tempfile.mkdtemp(prefix="theme-"))
        weakref.finalize(self, shutil.rmtree, self._pictures, ignore_errors=True)
        fonts.load_fonts()
        self._hints.colorSchemeChanged.connect(self._follow)
        self._needs.contrastPreferenceChanged.connect(self._follow)

    def apply(self, app: QApplication, mode: Mode, scale: float = 1.0) -> None:
        """Give the application an appearance and a scale of text between 1 and 2; one that it has costs nothing."""
        wanted = (mode, min(max(scale, SCALES[0]), SCALES[-1]))
        if self._fused and wanted == (self.mode, self.scale):
            return
        self.mode, self.scale = wanted
        # Title bars and file dialogs are the system's; asked for the unknown scheme it goes by its own setting.
        self._hints.setColorScheme(_SCHEMES[mode])
        self._dress_all(app)

    def colour(self, name: str) -> QColor:
        """Return the colour of a token; raises `KeyError` for a name that is none."""
        return QColor(self.tokens.named(name))

    def px(self, length: int) -> int:
        """Return a length in pixels at the present scale."""
        return self._look().px(length)

    def font(self, role: str = "body") -> QFont:
        """Return the font of a role at the present scale."""
        return QFont(self.drawings.lettering(role).font)

    def icon(self, name: str, colour: str = "text", size: int = ICON, room: int = 0) -> QIcon:
        """Return an icon in the colour of a token, for buttons and actions, with so much room beside it."""
        look = self._look()
        wanted = (name, colour, look.px(size), look.px(room))
        if wanted not in self._icons:
            tints = icons.Tints(self.tokens.named(colour), look.faded, self.tokens.on_selected)
            self._icons[wanted] = icons.icon(name, tints, look.px(size), room=look.px(room))
        return self._icons[wanted]

    def pixmap(self, name: str, colour: str = "text", size: int = ICON) -> QPixmap:
        """Return an icon in the colour of a token as a picture, for labels and delegates."""
        return icons.pixmap(name, self.tokens.named(colour), self.px(size))

    def dress(self, widget: QWidget) -> None:
        """Give a widget the font and the icon that its properties ask for."""
        role = widget.property(ROLE)
        if isinstance(role, str) and isinstance(widget, QLabel | QAbstractButton):
            font = self.font(role)
            widget.setFont(font)
            widget.setProperty(_FONT_UNDER_THE_SHEET, font)
        name = widget.property(ICON_NAME)
        if isinstance(name, str):
            self._dress_with_icon(widget, name, widget.property(ICON_COLOUR) or _ICON_COLOURS.get(role, "text"))
        self._dress_field(widget)

    def _dress_field(self, widget: QWidget) -> None:
        if isinstance(widget, QComboBox) and not isinstance(widget.itemDelegate(), QStyledItemDelegate):
            # A combo box's own delegate does not read the style sheet, and its rows are too low to hit.
            widget.setItemDelegate(QStyledItemDelegate(widget))
        if isinstance(widget, QAbstractSpinBox) and isinstance(line := widget.findChild(QLineEdit), QLineEdit):
            # Qt leaves the left padding out for these, except where a calendar hangs on them.
            with_calendar = isinstance(widget, QDateTimeEdit) and widget.calendarPopup()
            line.setTextMargins(0 if with_calendar else self.px(_FIELD_SPACE), 0, 0, 0)

    def _dress_with_icon(self, widget: QWidget, name: str, colour: str) -> None:
        if isinstance(widget, QAbstractButton):
            # Qt leaves little space between an icon and its words.
            room = _ICON_ROOM if isinstance(widget, QPushButton) and widget.text() else 0
            widget.setIcon(self.icon(name, colour, room=room))
            widget.setIconSize(QSize(self.px(ICON) + self.px(room), self.px(ICON)))
        elif isinstance(widget, QLabel):
            widget.setPixmap(self.pixmap(name, colour, widget.property(ICON_SIZE) or ICON))

    def _look(self) -> Look:
        return Look(self.tokens, self.scale, self._pictures)

    def _follow(self) -> None:
        app = QApplication.instance()
        if self.mode is Mode.system and isinstance(app, QApplication):
            self._dress_all(app)

    def _dress_all(self, app: QApplication) -> None:
        high_contrast = self._needs.contrastPreference() is Qt.ContrastPreference.HighContrast
        self.tokens = tokens_for(self.mode, self._hints.colorScheme(), high_contrast=high_contrast)
        self.drawings = Drawings(self.tokens, self.scale)
        self._icons.clear()
        if not self._fused:
            # Once: native styles mix palettes with colours of their own, and setting a style again drops the sheet.
            app.setStyle("Fusion")
            self._fused = True
        app.setPalette(palette(self.tokens))
        app.setFont(self.font())
        app.setStyleSheet(stylesheet(self._look()))
        for widget in app.allWidgets():
            self.dress(widget)
        self.changed.emit()


def current() -> Theme:
    """Return the application's theme, and make it if there is none yet."""
    app = QApplication.instance()
    if not isinstance(app, QApplication):
        raise TypeError("there is no QApplication to have a theme")
    return _of(app)


@lru_cache(maxsize=1)
def _of(app: QApplication) -> Theme:
    found = app.findChild(Theme, options=Qt.FindChildOption.FindDirectChildrenOnly)
    return found if isinstance(found, Theme) else Theme(app)
